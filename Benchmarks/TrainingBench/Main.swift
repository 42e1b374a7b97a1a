import Foundation
import Torch
import WeightFiles

/// Training of ResNet-18 for `torch-parity` and `compare-training`, which call it.
///
///     TrainingBench parity WEIGHTS BATCH RESULT
///     TrainingBench speed WEIGHTS BATCH STEPS [bfloat16] [channels-last] [keep-memory]
///
/// `speed` prints the median step in milliseconds. Weights and batch are safetensors.
@main struct TrainingBench {
  static func main() {
    do { try run(Array(CommandLine.arguments.dropFirst())) } catch {
      FileHandle.standardError.write(Data("TrainingBench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    guard arguments.count >= 4 else {
      throw BenchError(text: "parity WEIGHTS BATCH RESULT, or speed WEIGHTS BATCH STEPS ...")
    }
    let options = Set(arguments.dropFirst(4))
    let unknown = options.subtracting(["bfloat16", "channels-last", "keep-memory"])
    guard unknown.isEmpty else {
      throw BenchError(text: "unknown: \(unknown.sorted().joined(separator: ", "))")
    }
    if options.contains("keep-memory") { TorchLibrary.keepMemory() }
    let weights = try WeightFile(contentsOf: URL(filePath: arguments[1]))
    let batch = try Batch(WeightFile(contentsOf: URL(filePath: arguments[2])))
    switch (arguments[0], Int(arguments[3])) {
    case ("parity", _):
      try Parity(weights: weights, batch: batch).run().write(to: URL(filePath: arguments[3]))
    case ("speed", let steps?) where steps > 0:
      let speed = Speed(
        weights: weights, batch: batch, inBFloat16: options.contains("bfloat16"),
        inChannelsLast: options.contains("channels-last"))
      let times = try speed.run(steps: steps).sorted()
      print(times[times.count / 2])
    default: throw BenchError(text: "\(arguments[0]) \(arguments[3]) is not known")
    }
  }
}
