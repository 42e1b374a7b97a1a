import Foundation
import Torch
import WeightFiles

/// What `torch-parity`, `compare-training`, `compare-rearfoot`, `training-precision` and
/// `compare-coco` call.
///
///     TrainingBench parity WEIGHTS BATCH RESULT
///     TrainingBench speed WEIGHTS BATCH STEPS [bfloat16] [channels-last] [keep-memory]
///     TrainingBench rearfoot-parity WEIGHTS BATCH RESULT
///     TrainingBench rearfoot-speed WEIGHTS BATCH STEPS [bfloat16] [channels-last] [keep-memory]
///     TrainingBench precision PICTURES SEEDS EPOCHS
///     TrainingBench direction PICTURES FOLDER EPOCHS
///     TrainingBench coco LABELS DETECTIONS RESULT
///     TrainingBench augmentation
///
/// `precision` trains with each seed in float32 and in bfloat16 and prints the share of pictures of
/// held-out clips that each network gets right; `direction` trains one and exports it.
/// `speed` prints the median step in milliseconds. Weights and batch are safetensors.
@main struct TrainingBench {
  static func main() {
    do { try run(Array(CommandLine.arguments.dropFirst())) } catch {
      FileHandle.standardError.write(Data("TrainingBench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    if arguments == ["augmentation"] { return try AugmentationSpeed.run() }
    guard arguments.count >= 4 else {
      throw BenchError(text: "parity WEIGHTS BATCH RESULT, or speed WEIGHTS BATCH STEPS ...")
    }
    if arguments[0] == "coco" {
      let files = arguments[1...3].map { URL(filePath: $0) }
      return try Precision.run(labels: files[0], detections: files[1], result: files[2])
    }
    let options = Set(arguments.dropFirst(4))
    let unknown = options.subtracting(["bfloat16", "channels-last", "keep-memory"])
    guard unknown.isEmpty else {
      throw BenchError(text: "unknown: \(unknown.sorted().joined(separator: ", "))")
    }
    if options.contains("keep-memory") { TorchLibrary.keepMemory() }
    let first = try WeightFile(contentsOf: URL(filePath: arguments[1]))
    switch arguments[0] {
    case "precision":
      return try precision(first, seeds: number(arguments[2]), epochs: number(arguments[3]))
    case "direction":
      let task = try Direction(first, seed: 1)
      let (network, accuracy, heldOut) = try task.train(
        epochs: number(arguments[3]), inBFloat16: false)
      print("accuracy on held-out clips \(accuracy)")
      return try task.export(network, heldOut: heldOut, to: URL(filePath: arguments[2]))
    default: break
    }
    let weights = first
    if arguments[0].hasPrefix("rearfoot-") {
      let bench = try RearfootSpeed(
        weights: weights, batch: WeightFile(contentsOf: URL(filePath: arguments[2])),
        inBFloat16: options.contains("bfloat16"),
        inChannelsLast: options.contains("channels-last"))
      if arguments[0] == "rearfoot-parity" {
        return try bench.parity().write(to: URL(filePath: arguments[3]))
      }
      let times = try bench.run(steps: number(arguments[3])).sorted()
      return print(times[times.count / 2])
    }
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

  private static func precision(_ file: WeightFile, seeds: Int, epochs: Int) throws {
    TorchLibrary.keepMemory()
    for seed in 1...max(seeds, 1) {
      let task = try Direction(file, seed: UInt64(seed))
      let full = try task.train(epochs: epochs, inBFloat16: false).accuracy
      let half = try task.train(epochs: epochs, inBFloat16: true).accuracy
      print("seed \(seed): float32 \(full), bfloat16 \(half)")
    }
  }

  private static func number(_ text: String) throws -> Int {
    guard let value = Int(text), value > 0 else { throw BenchError(text: "\(text) is no count") }
    return value
  }
}
