import CommandKit
import Foundation
import GaitModel
import RearfootLearning
import RearfootRenderer

/// `footfall train synthesize`: data with exact truth.
enum SynthesizeCommand {
  static let command: Command = Command(
    name: "synthesize", summary: "Make labelled pictures whose truth is exact.",
    subcommands: [SynthesizeRearfootCommand.command])
}

/// `footfall train synthesize rearfoot`: pictures and clips of lower legs from behind.
enum SynthesizeRearfootCommand {
  static let count = Option(
    "count", .integer("NUMBER", in: 0...1_000_000), defaultText: "as many as the set has",
    help: "How many pictures.")
  static let seed = Option(
    "seed", .integer("NUMBER", in: 0...Int.max), defaultText: "the set's own",
    help: "Of every random choice; the same seed gives the same pictures.")
  static let output = Option(
    "out", short: "o", .text("DIR", completion: .folders), defaultText: "rearfoot-data",
    help: "The folder to write, which must not exist yet.")
  static let set = Option(
    "set",
    .choice(
      "SET",
      [
        Choice("coverage", "for training: all angles from -15 to 25 degrees alike"),
        Choice("natural", "people and movement as they are found"),
        Choice("exam", "for judging: 40 people, with quotas for what is hard"),
        Choice("tones", "the same pictures in ten skin tones"),
      ]), defaultText: "coverage", help: "What the pictures are for.")
  static let definition = Option(
    "definition",
    .choice(
      "POINTS",
      [
        Choice("rearfoot3", "three points a leg: lower leg, ankle, heel"),
        Choice("rearfoot4", "four points a leg: two on the lower leg, two on the heel"),
      ]), defaultText: "rearfoot4", help: "Which points are labelled and wear markers.")
  static let clips = Option(
    "clips", .integer("NUMBER", in: 0...10_000), defaultText: "0",
    help: "How many clips with 60 pictures a second are made besides.")
  static let backgrounds = Option(
    "backgrounds", .text("DIR", completion: .folders),
    help: "Your own pictures, such as frames of your videos, to stand behind half of the legs.")
  static let size = Option(
    "size", ValueFormat<PixelSize>.renderedPictures, defaultText: "640x960",
    help: "Width and height of the pictures in pixels.")

  static let command: Command = Command(
    name: "rearfoot", summary: "Make pictures of lower legs from behind.",
    discussion: [
      "Every picture shows two lower legs of somebody who runs, walks or stands, most with markers. "
        + "The folder then holds the pictures, their points as COCO (annotations.json), the exact "
        + "angles of each leg (angles.csv), and clips with the times at which each foot is on the "
        + "ground.",
      "Nobody is in two sets.",
    ],
    groups: [
      Command.Group("Options", [count, seed, output, set, definition, clips, backgrounds, size])
    ],
    examples: [
      Command.Example(
        "footfall train synthesize rearfoot --count 4000 --seed 1 -o pictures",
        "Writes 4,000 pictures for training into 'pictures'."),
      Command.Example(
        "footfall train synthesize rearfoot --set exam -o exam",
        "Writes the pictures that networks are judged by."),
    ]
  ) { values, console throws(CommandFailure) in
    let kind = values[set].flatMap(RearfootSet.init(rawValue:)) ?? .coverage
    let settings = RearfootSettings(
      set: kind, seed: values[seed].map { UInt64($0) },
      definition: values[definition].flatMap(RearfootDefinition.init(rawValue:)) ?? .rearfoot4,
      size: values[size] ?? PixelSize(width: 640, height: 960))
    let task = SynthesisTask(
      settings: settings, count: values[count] ?? kind.standardCount, clips: values[clips] ?? 0,
      backgrounds: values[backgrounds])
    let folder = URL(filePath: values[output] ?? "rearfoot-data").standardizedFileURL
    var reporter = ProgressReporter(style: .auto, console: console) {
      ProcessInfo.processInfo.systemUptime
    }
    do {
      let summary = try SynthesisFolder(task, at: folder).write(
        shouldStop: { Interruption.isRequested }, report: { reporter.update(state($0)) })
      reporter.finish()
      console.print(lines(summary, folder))
      return .success
    } catch {
      reporter.finish()
      throw failure(error)
    }
  }

  private static func state(_ progress: SynthesisFolder.Progress) -> ProgressState {
    switch progress {
    case .pictures(let done, let total):
      ProgressState(
        stage: "pictures", title: "Drawing pictures", unit: "pictures", done: done, total: total)
    case .frames(let done, let total):
      ProgressState(
        stage: "clips", title: "Drawing clips", unit: "pictures", done: done, total: total)
    }
  }

  private static func lines(_ summary: SynthesisSummary, _ folder: URL) -> [String] {
    var what = "\(summary.count) pictures of \(summary.subjects) people"
    if summary.clips > 0 { what += ", \(summary.clips) clips" }
    return ["\(what): \(folder.path)", "SHA-256 \(summary.digest)"]
  }

  private static func failure(_ error: any Error) -> CommandFailure {
    switch error {
    case SynthesisError.stopped: CommandFailure(.interrupted, "\(error)")
    case SynthesisError.badRequest: CommandFailure(.usage, "\(error)")
    case let error as SynthesisError: CommandFailure(.cannotWrite, error.description)
    default: CommandFailure(.failure, error.localizedDescription)
    }
  }
}

extension ValueFormat where Value == PixelSize {
  /// A picture's width and height within what the renderer makes: `640x960`.
  fileprivate static let renderedPictures = ValueFormat(placeholder: "WIDTHxHEIGHT") {
    text throws(ValueError) in
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let range = 64...4096
    guard sides.count == 2, let width = sides[0], let height = sides[1], range.contains(width),
      range.contains(height)
    else {
      throw ValueError(
        reason: "not a size (write width and height from 64 to 4096 pixels, such as 640x960)")
    }
    return PixelSize(width: width, height: height)
  }
}
