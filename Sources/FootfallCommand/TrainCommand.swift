package import CommandKit
import Footfall
import Foundation

/// `footfall train`: hands over to the program `footfall-train`, which alone needs libtorch.
package enum TrainCommand {
  static let name = "train"

  static let command: Command = Command(
    name: name, summary: "Train, test and quantise networks with data of your own.",
    discussion: [
      "Learning is done by a program of its own, footfall-train. The start script installs and "
        + "builds it on first use: './footfall train --help' shows what it can do."
    ]
  ) { _, console throws(CommandFailure) in
    launch([], on: console)
  }

  /// The environment variable that tells `footfall-train` which version called it.
  package static let callerVariable = "FOOTFALL_CALLER_VERSION"

  /// Becomes `footfall-train` with these arguments; returns only where that cannot be started.
  package static func launch(_ arguments: [String], on console: Console) -> ExitStatus {
    let program = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
      .deletingLastPathComponent().appending(path: "footfall-train")
    setenv(callerVariable, Footfall.version, 1)
    var words = ([program.path] + arguments).map { strdup($0) }
    words.append(nil)
    execv(program.path, words)
    for word in words { free(word) }
    console.messages(
      "footfall: \(program.path) cannot be started; run './footfall train' in the checkout, "
        + "which builds it.\n")
    return .notInstalled
  }
}
