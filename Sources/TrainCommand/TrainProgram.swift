package import CommandKit
import Footfall
import GaitModel

/// The program `footfall-train`: its commands and what it says of itself.
package enum TrainProgram {
  /// All commands.
  package static let root: Command = Command(
    name: "footfall train",
    summary: "Trains, tests and quantises the networks behind Footfall.",
    discussion: [
      "Begin with 'footfall train posture --data DIR' for poses that are labelled by the folders "
        + "they lie in. Every training leaves a folder with the model, its card, its curves and "
        + "its test results."
    ],
    subcommands: [
      PostureCommand.command, RearfootCommand.command, EvaluateCommand.command,
      StudyCommand.command,
      SynthesizeCommand.command, QuantizeCommand.command, ResumeCommand.command,
      LibraryCommand.command,
    ])

  /// The program with its version text.
  package static let program: Program = Program(
    root: root, version: ["footfall-train \(Footfall.version)", "", IntendedUse.statement])
}
