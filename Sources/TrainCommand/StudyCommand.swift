import CommandKit
import Footfall
import Foundation
import Inference
import Learning
import RearfootLearning

/// `footfall train study`: comparisons of many trainings.
enum StudyCommand {
  static let command: Command = Command(
    name: "study", summary: "Compare many ways of training on the same pictures.",
    subcommands: [RearfootStudyCommand.command])
}

/// `footfall train study rearfoot`: system E's comparison, rerun.
enum RearfootStudyCommand {
  static let small = Flag(
    "small",
    help: "Fewer pictures and epochs (\(RearfootStudy.small.pictures) pictures, a "
      + "\(Int((1 / RearfootStudy.small.epochFactor).rounded()))th of the epochs), the same rows.")
  static let rows = Option(
    "rows", .text("NAMES"), defaultText: "all",
    help: "Some rows only, by their names with commas between: "
      + "\(RearfootStudyRow.all.prefix(3).map(\.name).joined(separator: ", ")), ...")
  static let weights = Option(
    "weights", .text("DIR", completion: .folders),
    defaultText: "the folder that ./footfall setup training fills",
    help: "Published weights of ResNet-18 and MobileNetV2 (resnet18*, mobilenet_v2* or "
      + "mobilenet-v2*); without them their rows are left out.")
  static let output = Option(
    "out", short: "o", .text("FOLDER", completion: .folders), defaultText: "rearfoot-study",
    help: "The folder to write, which must not hold anything yet.")

  static let command: Command = Command(
    name: "rearfoot",
    summary: "Compare networks, preprocessing, losses and schedules for rear views.",
    discussion: [
      "Trains each row on the same split by person and writes study.csv, study.md and study.svg "
        + "with the numbers of a published comparison beside ours. Each row is a run of its own "
        + "in 'rows'.",
      "A study that was stopped or killed goes on with 'footfall train resume FOLDER'; rows that "
        + "have ended are kept.",
    ],
    groups: [
      Command.Group(
        "Options",
        [
          RearfootOptions.data, output, small, rows, weights, RearfootOptions.subjects,
          RearfootOptions.seed, RearfootOptions.threads, RearfootOptions.device,
        ])
    ],
    examples: [
      Command.Example(
        "footfall train study rearfoot --data legs --small -o study",
        "Runs the small study on the pictures in 'legs'.")
    ]
  ) { values, console throws(CommandFailure) in
    guard let path = values[RearfootOptions.data] else {
      throw CommandFailure(.usage, "--data is missing: give the folder of the labelled pictures.")
    }
    try RearfootOptions.check(device: values[RearfootOptions.device])
    let url = URL(filePath: values[output] ?? "rearfoot-study")
    let machine = Machine.current
    let rule = values[RearfootOptions.subjects]
    return try RearfootScreen.run(
      study: {
        try RearfootCommand.check(url)
        let task = RearfootStudy.Task(
          data: URL(filePath: path).standardizedFileURL.path, isSmall: values[small],
          rows: values[rows]?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
          seed: UInt64(values[RearfootOptions.seed] ?? 1), picturesArePersons: rule == "picture",
          subjects: rule,
          weights: (values[weights].map { URL(filePath: $0) } ?? ModelCatalogue.standardFolder())
            .standardizedFileURL.path)
        _ = try RearfootStudy.rows(of: task)
        return try RearfootStudy(
          task, data: RearfootOptions.folder(task.data, subjects: rule), in: url,
          threads: values[RearfootOptions.threads] ?? RearfootTraining.standardThreads,
          machine: (machine.processor, machine.instructions))
      }, on: console)
  }
}
