import CommandKit
import Footfall
import Foundation
import Torch

@main
enum Main {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Apart from `main`, so that nothing in it belongs to the main actor: signals and progress come
  /// from other threads.
  private nonisolated static func run(_ arguments: [String]) -> ExitStatus {
    let console = Console.standard()
    if let caller = ProcessInfo.processInfo.environment["FOOTFALL_CALLER_VERSION"],
      caller != Footfall.version
    {
      console.messages(
        "footfall train: this is version \(Footfall.version), and footfall is \(caller); run "
          + "'./footfall train' in the checkout, which builds both alike.\n")
      return .notInstalled
    }
    TorchLibrary.keepMemory()
    Interruption.install()
    return TrainProgram.program.run(arguments, on: console)
  }
}
