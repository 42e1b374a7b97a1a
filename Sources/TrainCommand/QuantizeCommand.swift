import CommandKit
import Foundation
import GaitFormats
import GaitModel
import Inference
import Learning
import ONNXGraph
import WeightFiles

/// `footfall train quantize`: a network of eight-bit numbers out of one of 32-bit numbers.
enum QuantizeCommand {
  static let model = Argument(
    .text("MODEL", completion: .files), help: "The network: an .onnx file, or its card (.json).")
  static let data = Option(
    "data", .text("DATA", completion: .files),
    help: "What to calibrate and to compare on: the folder of labelled poses that a posture model "
      + "was trained on, or a safetensors file with inputs, labels and groups.")
  static let method = Option(
    "method",
    ValueFormat<QuantisationMethod>.choice("METHOD") { method in
      switch method {
      case .static: "ranges of values are measured once, on the data"
      case .dynamic: "ranges of values are measured at each run"
      }
    }, defaultText: "static", help: "How values become eight bits.")
  static let largestLoss = Option(
    "largest-loss", .number("POINTS", in: 0...100), defaultText: "1",
    help: "Refuse a network that loses more percentage points of accuracy.")

  static let command: Command = Command(
    name: "quantize", summary: "Make a network a quarter of its size, with eight-bit numbers.",
    discussion: [
      "Writes MODEL-int8.onnx beside MODEL, its card if there is one, and a report with sizes, "
        + "accuracy on groups that the ranges were not measured on, and the median time of single "
        + "calls of both networks in turn. Nothing is written where the loss of accuracy is too "
        + "large."
    ],
    arguments: [model.specification],
    groups: [Command.Group("Options", [data, method, largestLoss])],
    examples: [
      Command.Example(
        "footfall train quantize run-1/model.onnx --data poses",
        "Quantises the model of a training run with the poses that it was trained on.")
    ]
  ) { values, console throws(CommandFailure) in
    do {
      try run(values, on: console)
      return .success
    } catch {
      throw CommandFailure(learning: error)
    }
  }

  /// How long single calls of both networks are timed, in seconds.
  private static let timing = 3.0

  private static func run(_ values: ParsedValues, on console: Console) throws {
    guard let given = values[model].map({ URL(filePath: $0) }) else { return }
    let (file, card) = try network(given)
    guard let place = values[data] else {
      throw CommandFailure(
        .usage, "--data is missing: eight-bit numbers need samples to measure ranges on")
    }
    let samples = try samples(URL(filePath: place), card: card)
    let quantiser = Quantiser(engine: try InferenceEngine())
    let (quantised, report) = try quantiser.quantise(
      ONNXModel(contentsOf: file), calibration: samples.calibration, heldOut: samples.heldOut,
      options: Quantiser.Options(
        method: values[method] ?? .static, largestLoss: values[largestLoss] ?? 1, timing: timing,
        interval: samples.interval))
    let files = QuantisedFiles(of: file, method: report.method)
    try files.write(quantised, report, card: card)
    console.print(QuantisationSummary(report: report, samples: samples).lines(console.textWidth))
    console.print(["Written: \(files.network.path)"])
  }

  /// The network's file, and its card where it has one.
  private static func network(_ given: URL) throws -> (file: URL, card: ClassifierCard?) {
    guard FileManager.default.isReadableFile(atPath: given.path) else {
      throw CommandFailure(.badInput, "\(given.path) is missing or cannot be read")
    }
    if given.pathExtension == "json" {
      let card = try ClassifierCard(json: Data(contentsOf: given))
      return (given.deletingLastPathComponent().appending(path: card.file), card)
    }
    let beside = given.deletingPathExtension().appendingPathExtension("json")
    guard FileManager.default.isReadableFile(atPath: beside.path) else { return (given, nil) }
    return (given, try ClassifierCard(json: Data(contentsOf: beside)))
  }

  private static func samples(_ place: URL, card: ClassifierCard?) throws -> QuantisationData {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    guard isThere else { throw CommandFailure(.badInput, "\(place.path) is missing") }
    guard isFolder.boolValue else {
      return try QuantisationData(
        WeightFile(contentsOf: place), name: place.lastPathComponent)
    }
    guard let card else {
      throw CommandFailure(
        .badInput, "the network has no card (.json) beside it, which a folder of poses needs")
    }
    let poses = try PoseSampleFolder.read(
      place, options: PoseSampleFolder.Options(category: card.category))
    return try QuantisationData(poses, card: card)
  }
}
