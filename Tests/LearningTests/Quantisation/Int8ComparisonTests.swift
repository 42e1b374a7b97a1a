import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing

/// The networks and the numbers that `Benchmarks/compare-int8` looks at.
@Suite(.serialized) struct Int8ComparisonTests {
  /// Where the script wants them; nil in a usual run of the tests.
  static let folder = ProcessInfo.processInfo.environment["FOOTFALL_INT8_FOLDER"].map {
    URL(filePath: $0)
  }
  /// Seconds of timing for each pair of networks.
  static let seconds =
    ProcessInfo.processInfo.environment["FOOTFALL_INT8_SECONDS"].flatMap(Double.init) ?? 10

  enum Subject: String, CaseIterable {
    case posture, resnet18

    func model() throws -> ONNXModel {
      switch self {
      case .posture: try QuantisationNetworks.posture()
      case .resnet18: try QuantisationNetworks.residual()
      }
    }

    var shape: [Int] { self == .posture ? [1, 28] : [1, 3, 224, 224] }
    var samples: Int { self == .posture ? 256 : 16 }
  }

  @Test(.enabled(if: folder != nil), arguments: Subject.allCases, QuantisationMethod.allCases)
  func `eight bits against thirty-two`(subject: Subject, method: QuantisationMethod) throws {
    let folder = try #require(Self.folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let engine = try InferenceEngine()
    let model = try subject.model()
    let size = subject.shape.reduce(1, *)
    let heldOut = QuantisationNetworks.samples(subject.samples, size: size, seed: 5000)
    let result = try Quantiser(engine: engine).quantise(
      model, calibration: QuantisationNetworks.samples(subject.samples, size: size, seed: 1),
      heldOut: heldOut,
      options: Quantiser.Options(method: method, timing: Self.seconds) { _ in 0...0 })
    #expect(result.report.bytes.ratio <= 0.3)

    let name = "\(subject.rawValue)-\(method.rawValue)"
    let files = [
      (name, result.model), ("\(subject.rawValue)-fp32", model),
      ("\(subject.rawValue)-folded", Quantiser.folded(model)),
    ]
    let inputs = (0..<4).map { heldOut[$0] }
    try write(inputs.joined(), to: folder.appending(path: "\(subject.rawValue).inputs"))
    for (name, model) in files {
      try model.write(to: folder.appending(path: "\(name).onnx"))
      let outputs = try QuantisationNetworks.answers(
        model, shape: subject.shape, inputs, engine: engine)
      try write(outputs.joined(), to: folder.appending(path: "\(name).answers"))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(result.report).write(to: folder.appending(path: "\(name).json"))
  }

  private func write(_ values: some Sequence<Float>, to file: URL) throws {
    try Array(values).withUnsafeBytes { try Data($0).write(to: file) }
  }
}
