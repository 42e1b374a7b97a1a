package import Foundation
import GaitMath
package import GaitModel
import ONNXGraph

/// A classifier of poses whose answer is known in closed form: logits (0, w . x + b) by one matrix
/// product, written as an ONNX file with its card.
package struct LogisticClassifier: Sendable {
  /// The points that go in.
  package var points: [PointName]
  /// One weight for x and one for y of each point.
  package var weights: [Float]
  /// What is added.
  package var bias: Float
  /// The card but for the file's digest.
  package var card: ClassifierCard

  /// The seven points of the camera's side that tables of runners have.
  package static let sidePoints: [PointName] = [
    .rightEar, .rightShoulder, .rightElbow, .rightWrist, .rightHip, .rightKnee, .rightAnkle,
  ]

  /// Whether the network's file says what it was made for.
  package var hasNotes = true

  /// A classifier of two classes, `low` and `high`, with `high` the positive one.
  package init(
    points: [PointName] = Self.sidePoints, weights: [Float]? = nil, bias: Float = 0,
    calibration: PlattCalibration = .identity
  ) {
    self.points = points
    self.weights = weights ?? [Float](repeating: 0, count: 2 * points.count)
    self.bias = bias
    card = ClassifierCard(
      name: "test", title: "Test classifier", category: "test", classes: ["low", "high"],
      positiveClass: "high", points: points, normalisation: .hipsTorso, cameraSide: .right,
      file: "test.onnx", sha256: "", input: "input", output: "output", calibration: calibration,
      training: ClassifierCard.Training(
        dataDigest: String(repeating: "0", count: 64), samples: 20, groups: 4, seed: 1,
        estimator: "none; made for a test"),
      metrics: [
        ClassifierCard.Metric(
          name: "accuracy", value: 0.9, low: 0.7, high: 0.98, n: 20, unit: "videos",
          split: "5 folds by video")
      ], licence: "test", notes: [])
  }

  /// Writes network and card.
  ///
  /// - Parameter folder: where to; it exists.
  /// - Returns: the card's file.
  /// - Throws: what writing throws.
  package func write(into folder: URL) throws -> URL {
    let width = weights.count
    var builder = ONNXBuilder(name: "test")
    let x = try builder.input(card.input, shape: [.named("batch"), .fixed(width)])
    var matrix: [Float] = []
    for weight in weights { matrix += [0, weight] }
    guard let tensor = ONNXTensor("weight", shape: [width, 2], floats: matrix) else {
      throw CocoaError(.coderInvalidValue)
    }
    let weight = try builder.initialiser(tensor)
    let bias = try builder.initialiser(ONNXTensor("bias", floats: [0, bias]))
    let product = builder.node("MatMul", [x, weight])
    let sum = builder.node("Add", [product, bias])
    try builder.output(sum, named: card.output, shape: [.named("batch"), .fixed(2)])
    let notes = card.networkNotes.map { ONNXModel.Metadata($0.key, $0.value) }
    let bytes = try builder.model(metadata: hasNotes ? notes : []).encoded()
    try Data(bytes).write(to: folder.appending(path: card.file))
    var complete = card
    complete.sha256 = bytes.withUnsafeBytes { SHA256.hexDigest(of: $0) }
    let file = folder.appending(path: "test.json")
    try complete.json().write(to: file)
    return file
  }
}
