import CommandKit
package import Footfall
import Foundation

/// `footfall bench`: how fast this machine is.
package enum BenchCommand {
  static let input = Argument(
    .text("INPUT", completion: .files), isRequired: false,
    help: "A video. Without it: the whole sample video.")
  static let models = ListOption(
    "model", .text("MODEL"), defaultText: "rtmpose-s,blazepose",
    help: "The networks to measure; several with commas between.")
  static let rounds = Option(
    "rounds", .integer("NUMBER", in: 1...1000), defaultText: "3",
    help: "How often each is measured, in turn.")
  static let threads = Option(
    "threads", .integer("NUMBER", in: 1...256),
    help: "Threads for the network. Without it: one a processor core.")
  static let person = Option(
    "person", .integer("NUMBER", in: 1...Int.max),
    help: "Follow this person. Without it the one who runs or walks, chosen as in 'analyze'.")
  static let fast = Flag("fast", help: "Compute in bf16 where the processor can.")
  static let posesOnly = Flag(
    "poses-only", help: "Leave the whole analysis out, with its files and pictures.")

  static let command: Command = Command(
    name: "bench", summary: "Measure how fast this machine analyses a video.",
    discussion: [
      "'poses' is the way from the file to the points of one person, with the networks loaded "
        + "before. 'analyze' is the whole of 'footfall analyze', loading and all files included. "
        + "Each is run once without being counted, then in turn for the given rounds; median, "
        + "best and worst are printed in frames per second. Other work on the machine makes the "
        + "numbers smaller."
    ],
    arguments: [input.specification],
    groups: [Command.Group("Options", [models, person, rounds, threads, fast, posesOnly])]
  ) { values, console throws(CommandFailure) in
    do throws(AnalysisError) {
      try run(values, on: console)
      return .success
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func run(_ values: ParsedValues, on console: Console) throws(AnalysisError) {
    let names = values[models] ?? ["rtmpose-s", "blazepose"]
    let video = values[input].map { URL(filePath: $0) } ?? Footfall.sampleVideo
    let requests = names.map { name in
      AnalysisRequest(
        input: video, person: values[person], model: name, threads: values[threads],
        fast: values[fast])
    }
    console.print(["Footfall \(Footfall.version) on \(Machine.current)"])
    console.print(["Clip: \(TextLayout.printable(video.lastPathComponent))"])
    var benchmarks: [Benchmark] = []
    for request in requests {
      benchmarks.append(try Benchmark(posesOf: request))
      if !values[posesOnly] { benchmarks.append(Benchmark(analysisOf: request)) }
    }
    let isCancelled: () -> Bool = { Interruption.isRequested }
    for benchmark in benchmarks { _ = try benchmark.run(isCancelled: isCancelled) }
    var measured = [[Benchmark.Round]](repeating: [], count: benchmarks.count)
    for _ in 0..<(values[rounds] ?? 3) {
      for (index, benchmark) in benchmarks.enumerated() {
        measured[index].append(try benchmark.run(isCancelled: isCancelled))
      }
    }
    let rows = zip(benchmarks, measured).map { row(of: $0.title, $1) }
    console.print(table(rows).lines(width: console.textWidth))
    if let memory = peakMemory { console.print(["Peak memory: \(memory) MiB"]) }
  }

  /// One line of the table: frames, and median, best and worst frames per second.
  package static func row(of title: String, _ rounds: [Benchmark.Round]) -> [String] {
    let rates = rounds.map(\.framesPerSecond).sorted()
    guard let worst = rates.first, let best = rates.last else { return [title] }
    let middle = rates.count / 2
    let median = rates.count % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2
    return [title, "\(rounds[0].frames)"]
      + [median, best, worst].map { String(format: "%.1f", $0) }
  }

  private static func table(_ rows: [[String]]) -> Table {
    Table(
      headings: ["Work", "Frames", "Frames/s", "Best", "Worst"],
      alignments: [.left, .right, .right, .right, .right], rows: rows)
  }

  /// The most memory that this process has held, mebibytes.
  private static var peakMemory: Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 >> 10 }
  }
}
