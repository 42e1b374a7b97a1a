package import CommandKit
import Footfall
import GaitModel

/// The program `footfall`: its commands and what it says of itself.
package enum FootfallProgram {
  /// All commands.
  package static let root: Command = Command(
    name: "footfall",
    summary: "Footfall measures how a person runs or walks, from a video.",
    discussion: [
      "Begin with 'footfall analyze VIDEO' for a video of your own, or with "
        + "'footfall analyze --sample' for a sample video. Film from the side, with the whole "
        + "body in the picture and the camera standing still.",
      "The start script './footfall' installs what is missing before it starts the program.",
    ],
    examples: [
      Command.Example(
        "footfall analyze run.mp4",
        "Measures the clip and writes the result into the folder run.footfall."),
      Command.Example("footfall analyze --help", "Shows everything that 'analyze' can do."),
    ],
    fileCommand: AnalyzeCommand.command.name,
    subcommands: [
      AnalyzeCommand.command, ClassifyCommand.command, ConvertCommand.command,
      TrainCommand.command,
      ModelsCommand.command, DoctorCommand.command, BenchCommand.command, SetupCommand.command,
      CompletionsCommand.command,
    ])

  /// The program with its version text.
  package static let program: Program = Program(
    root: root, version: ["footfall \(Footfall.version)", "", IntendedUse.statement])
}
