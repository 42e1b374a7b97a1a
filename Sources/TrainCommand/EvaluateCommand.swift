import CommandKit
import Foundation
import GaitFormats
import Inference
import Learning
import RearfootEstimation
import RearfootLearning

/// `footfall train evaluate`: how well a network finds points, boxes and angles.
enum EvaluateCommand {
  static let model = Argument(
    .text("MODEL", completion: .files), help: "The card of the network (.json).")
  static let data = Option(
    "data", .text("DIR", completion: .folders),
    help: "Labelled pictures that the network has not seen: a folder with annotations.json, or a "
      + "COCO file beside its pictures.")
  static let groups = ListOption(
    "by", .text("NAME"),
    help: "Measure groups of pictures as well, by a condition of theirs such as skin_tone; several "
      + "with commas between. Numbers with many values are cut into four ranges.")
  static let subjects = Option(
    "subjects",
    ValueFormat<SubjectRule>.choice("HOW") { rule in
      switch rule {
      case .folder: "the first folder of a picture's path"
      case .prefix: "the part of its name before _ or -"
      }
    },
    help: "What names the people where the labels do not. Without names there are no intervals.")
  static let draws = Option(
    "draws", .integer("NUMBER", in: 100...1_000_000), defaultText: "2000",
    help: "How often people are drawn anew for an interval.")
  static let seed = Option(
    "seed", .integer("NUMBER", in: 0...Int.max), defaultText: "1", help: "Of these draws.")
  static let output = Option(
    "out", short: "o", .text("FOLDER", completion: .folders), defaultText: "evaluation",
    help: "The folder to write; files of an evaluation in it are replaced.")

  static let command: Command = Command(
    name: "evaluate", summary: "Measure how well a network finds points and angles of legs.",
    discussion: [
      "Writes evaluation.json, evaluation.csv and a page, evaluation.html: errors of angles in "
        + "degrees, errors in pixels, average precision, whether stated deviations hold, each with "
        + "a 95 % interval by drawing people anew, and the pictures with the largest errors."
    ],
    arguments: [model.specification],
    groups: [Command.Group("Options", [data, groups, subjects, draws, seed, output])],
    examples: [
      Command.Example(
        "footfall train evaluate rearfoot-run/model.json --data exam --by skin_tone,blur",
        "Measures a trained network on the pictures in 'exam', in groups as well.")
    ]
  ) { values, console throws(CommandFailure) in
    do {
      try run(values, on: console)
      return .success
    } catch {
      throw CommandFailure(learning: error)
    }
  }

  private static func run(_ values: ParsedValues, on console: Console) throws {
    guard let card = values[model], let place = values[data] else {
      throw CommandFailure(.usage, "--data is missing: give the folder of the labelled pictures.")
    }
    var labels = try RearfootDataSet(contentsOf: URL(filePath: place))
    if let rule = values[subjects] { try labels.nameSubjects(by: rule) }
    let run = try EvaluationRun(labels)
    let finder = try RearfootFinders.finder(
      cardFile: URL(filePath: card), engine: InferenceEngine())
    var reporter = ProgressReporter(style: .auto, console: console) {
      ProcessInfo.processInfo.systemUptime
    }
    let estimates: [RearfootEstimate]
    do {
      estimates = try run.estimates(
        by: finder, shouldStop: { Interruption.isRequested },
        report: { done, count in
          reporter.update(
            ProgressState(
              stage: "pictures", title: "Looking at pictures", unit: "pictures", done: done,
              total: count))
        })
      reporter.update(ProgressState(stage: "measuring", title: "Measuring"))
    } catch {
      reporter.finish()
      throw error
    }
    let evaluation = try RearfootEvaluation(
      labels, estimates, by: values[groups] ?? [], draws: values[draws] ?? 2000,
      seed: UInt64(values[seed] ?? 1))
    let document = EvaluationDocument(evaluation, model: card, data: place)
    let folder = URL(filePath: values[output] ?? "evaluation")
    let page = EvaluationPage(evaluation, document).html { try? run.picture($0) }
    try document.write(to: folder, page: page, legs: LegTable.csv(evaluation))
    reporter.finish()
    console.print(EvaluationSummary(document).lines(width: console.textWidth))
    console.print(["Page: \(folder.appending(path: EvaluationDocument.pageName).path)"])
  }
}
