import CommandKit
import Footfall
import Foundation
import Learning
import RearfootLearning

/// `footfall train resume`: goes on with a run that was stopped.
enum ResumeCommand {
  static let folder = Argument(
    .text("FOLDER", completion: .folders), help: "The folder of the run.")

  static let command: Command = Command(
    name: "resume", summary: "Go on with a training or a study that was stopped.",
    discussion: [
      "The result is the same as if it had not been stopped. What the run was asked for stands in "
        + "its folder."
    ],
    arguments: [folder.specification]
  ) { values, console throws(CommandFailure) in
    let url = URL(filePath: values[folder] ?? ".")
    switch try kind(of: url) {
    case RearfootTask.kind:
      return try RearfootScreen.run(on: console) {
        try RearfootTraining(resuming: url) { task in
          try RearfootOptions.folder(task.data, subjects: task.subjects)
        }
      }
    case RearfootStudy.Task.kind:
      return try RearfootScreen.run(
        study: {
          try RearfootStudy(resuming: url) { task in
            try RearfootOptions.folder(task.data, subjects: task.subjects)
          }
        }, on: console)
    default:
      return try PostureScreen.run(on: console) {
        try PostureTraining(resuming: url, cameraSide: Footfall.cameraSide)
      }
    }
  }

  /// What kind of run a folder holds.
  private static func kind(of url: URL) throws(CommandFailure) -> String {
    do {
      return try RunFolder(opening: url).kind()
    } catch {
      throw CommandFailure(learning: error)
    }
  }
}
