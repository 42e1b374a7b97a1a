import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing

/// Baselines as files, through the gate that every export passes.
@Suite struct ExportableClassifierTests {
  static func classifier(_ name: String, classes: Int) throws -> any ExportableClassifier {
    let table = try BaselineTables.grouped(seed: 1, groups: 12, width: 5, classes: classes)
    return switch name {
    case "logistic": try LogisticRegression(penalty: 1).fit(table)
    case "centroid": try NearestCentroid().fit(table)
    default: try NearestNeighbours(neighbours: 5).fit(table)
    }
  }

  static func rows(_ count: Int, seed: UInt64) -> [[Float]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in (0..<5).map { _ in Float.random(in: -4...8, using: &random) } }
  }

  static func file() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "classifier-\(UUID().uuidString).onnx")
  }

  @Test(arguments: ["logistic", "centroid", "neighbours"], [2, 3])
  func filesComputeTheSame(name: String, classes: Int) throws {
    let file = Self.file()
    defer { try? FileManager.default.removeItem(at: file) }
    let gate = ParityGate(engine: try InferenceEngine())
    let classifier = try Self.classifier(name, classes: classes)
    for count in [1, 2, 100] {
      let parity = try gate.write(
        classifier.onnx(name: name), of: classifier, rows: Self.rows(count, seed: UInt64(count)),
        to: file)
      #expect(parity.difference < 1e-5)
    }
    let model = try ONNXModel(contentsOf: file)
    #expect(model.network.inputs.map(\.name) == ["input"])
    #expect(model.network.outputs.map(\.name) == ["logits"])
    #expect(model.network.inputs[0].shape == [.named("batch"), .fixed(5)])
    #expect(model.network.outputs[0].shape == [.named("batch"), .fixed(classes)])
    #expect(model.opsets.map(\.version) == [17])
  }

  /// A file that computes something else takes no place, and what stood there stays.
  @Test func otherNetworksDoNotPass() throws {
    let file = Self.file()
    defer { try? FileManager.default.removeItem(at: file) }
    let before = Data("before".utf8)
    try before.write(to: file)
    let gate = ParityGate(engine: try InferenceEngine())
    let model = try Changed().onnx(name: "changed")
    #expect(throws: ExportError.self) {
      try gate.write(model, of: Changed(), rows: [[1, 2, 3, 4, 5]], to: file)
    }
    #expect(try Data(contentsOf: file) == before)
    #expect(throws: ExportError.self) {
      try gate.write(model, of: Changed(), rows: [[1, 2]], to: file)
    }
    #expect(throws: ExportError.self) {
      try gate.write(
        model, of: Changed(), rows: [[1, 2, 3, 4, 5]], to: URL(filePath: "/nowhere/at/all.onnx"))
    }
    let rest = try FileManager.default.contentsOfDirectory(
      atPath: file.deletingLastPathComponent().path)
    let name = file.deletingPathExtension().lastPathComponent
    #expect(rest.filter { $0.contains(name) } == [file.lastPathComponent])
  }
}

/// Says one thing and writes another.
private struct Changed: ExportableClassifier {
  let classes = ["a", "b"]
  let width = 5

  func logits(of rows: [[Float]]) throws -> [[Float]] {
    try check(rows)
    return rows.map { _ in [0, 1] }
  }

  func onnx(name: String) throws(ONNXError) -> ONNXModel {
    let weights = [[Double]](repeating: Array(repeating: 0, count: 5), count: 2)
    guard
      let other = try? LinearClassifier(classes: classes, weights: weights, bias: [0, 1.001])
    else { throw .invalid(reason: "a test") }
    return try other.onnx(name: name)
  }
}
