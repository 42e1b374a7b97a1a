import CommandKit
import Foundation
import Synchronization

/// A small program with every kind of option, for the tests.
enum SampleProgram {
  enum Angle: String, CaseIterable, Sendable { case side, front, rear }

  static let input = Argument(
    .text("INPUT", completion: .files), help: "A video that shows one person.")
  static let second = Argument(
    .integer("COPIES", in: 1...9), isRequired: false, help: "How many copies to make.")
  static let from = Option(
    "from", .time(), configurable: true, help: "Begin here.")
  static let speed = Option(
    "slow-motion", .number("FACTOR", in: 0.1...100), defaultText: "1", configurable: true,
    help: "How many times slower than life the clip plays.")
  static let person = Option(
    "person", short: "p", .integer("NUMBER", in: 1...Int.max), configurable: true,
    help: "Whom to follow.")
  static let view = Option(
    "view", .choice("VIEW", help: { $0 == .side ? "from the side" : "" }) as ValueFormat<Angle>,
    configurable: true, help: "From where the camera looks.")
  static let only = ListOption(
    "only", .choice("KIND", [Choice("json"), Choice("csv"), Choice("video")]),
    defaultText: "all", configurable: true, help: "Write only these.")
  static let folder = Option(
    "out", short: "o", .text("FOLDER", completion: .folders), help: "Where to write.")
  static let fast = Flag("fast", configurable: true, help: "Be quick.")
  static let quiet = Flag("quiet", short: "q", help: "Say nothing.")

  static let work = Command(
    name: "work", summary: "Works on a video.",
    discussion: ["It reads the video, and says how long it is."],
    arguments: [input.specification, second.specification],
    groups: [
      Command.Group("Which part", [from, person, view, speed]),
      Command.Group("What comes out", [only, folder, fast, quiet]),
    ],
    examples: [Command.Example("tool work run.mp4", "Works on the whole clip.")]
  ) { values, console throws(CommandFailure) in
    if values[fast], values[speed] != nil {
      throw values.usage(.conflict("--fast and --slow-motion do not go together"))
    }
    if values[input] == "missing.mp4" {
      throw CommandFailure(.badInput, "missing.mp4: there is no such file")
    }
    console.print(["worked on \(values[input] ?? "nothing")"])
    return .success
  }

  static let list = Command(name: "list", summary: "Lists what there is.") { _, console in
    console.print(["nothing"])
    return .refused
  }

  static let root = Command(
    name: "tool", summary: "A tool for tests.", discussion: ["It does little."],
    fileCommand: "work", subcommands: [work, list])

  static let program = Program(root: root, version: ["tool 1.2.3"])
}

/// Catches what a program writes.
final class Recorder: Sendable {
  private let texts = Mutex((output: "", messages: ""))

  var output: String { texts.withLock { $0.output } }
  var messages: String { texts.withLock { $0.messages } }

  func console(
    isTTY: Bool = false, width: Int = 80, environment: [String: String] = [:],
    outputFails: Bool = false
  ) -> Console {
    let terminal = Terminal(isTTY: isTTY, environment: environment) { width }
    return Console(
      output: { text in self.texts.withLock { $0.output += text } },
      messages: { text in self.texts.withLock { $0.messages += text } },
      outputTerminal: terminal, messageTerminal: terminal, environment: environment,
      outputFailed: { outputFails })
  }
}
