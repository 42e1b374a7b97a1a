package import Foundation
package import GaitModel
package import Inference
import ONNXGraph

/// A trained classifier of poses, ready to use: from a pose to a calibrated probability.
///
/// Used by one thread at a time.
package final class PoseClassifier {
  /// What it is.
  package let card: ClassifierCard
  /// How a pose becomes numbers.
  package let features: PoseFeatures

  private let request: InferenceRequest
  private let positive: Int

  /// What it says of a pose.
  package struct Verdict: Sendable, Hashable {
    /// The network's outputs, one a class.
    package var logits: [Double]
    /// The calibrated probability of the positive class, 0 to 1.
    package var probability: Double
  }

  /// Loads a classifier whose card and file fit each other.
  ///
  /// - Parameters:
  ///   - cardFile: the card; the network lies beside it under the name that the card gives.
  ///   - engine: compiles the network.
  ///   - catalogue: checks the network's SHA-256.
  /// - Throws: `InferenceError`: `missingFile`, `badCard`, `wrongHash`, `unusableNetwork`, or
  ///   `unexpectedShape` where points or classes of the card do not fit the network, or are not
  ///   those that the network's own notes name.
  package init(
    cardFile: URL, engine: InferenceEngine, catalogue: ModelCatalogue = ModelCatalogue()
  ) throws(InferenceError) {
    card = try Self.card(cardFile)
    do {
      features = try PoseFeatures(card)
    } catch {
      throw .badCard(path: cardFile.path, reason: "\(error)")
    }
    guard card.classes.count == 2, let positive = card.classes.firstIndex(of: card.positiveClass)
    else {
      throw .badCard(
        path: cardFile.path, reason: "it has \(card.classes.count) classes, where two are expected")
    }
    self.positive = positive
    let file = cardFile.deletingLastPathComponent().appending(path: card.file)
    try catalogue.check(file, sha256: card.sha256)
    try Self.compare(card, with: file)
    let network = try Self.network(file, card, width: features.count, engine)
    request = try network.makeRequest()
  }

  /// The verdict on a pose, or why the pose has none.
  ///
  /// - Throws: `InferenceError` if the network cannot be run or gives no finite numbers.
  package func classify(
    _ pose: NamedPose
  ) throws(InferenceError) -> Result<Verdict, PoseFeatureError> {
    let vector: [Float]
    do {
      vector = try features.vector(of: pose)
    } catch {
      return .failure(error)
    }
    _ = request.inputs[0].update(fromContentsOf: vector)
    try request.infer()
    let logits = try request.floats(0).map(Double.init)
    let margin = PlattCalibration.margin(of: logits, positive: positive)
    guard logits.count == card.classes.count, margin.isFinite else {
      throw .unexpectedShape(
        path: request.network.file.path, reason: "it gives numbers that are not finite")
    }
    return .success(
      Verdict(logits: logits, probability: card.calibration.probability(margin: margin)))
  }

  /// The points of the card that poses of a skeleton can never give, by the skeleton's own names:
  /// those that it lacks and that are not the middle of two that it has.
  ///
  /// - Parameters:
  ///   - skeleton: the points of the poses.
  ///   - shown: the side of the body that they show to the camera.
  /// - Returns: the names, in the card's order.
  package func pointsMissing(from skeleton: Skeleton, shown: Side?) -> [PointName] {
    let isMirrored = card.cameraSide != nil && shown != nil && shown != card.cameraSide
    let names = card.points.map { isMirrored ? $0.mirrored : $0 }
    let target = Skeleton.body(name: card.name, points: names)
    return SkeletonConversion(from: skeleton, to: target).unavailable
  }

  // MARK: - Loading

  private static func card(_ file: URL) throws(InferenceError) -> ClassifierCard {
    guard let data = try? Data(contentsOf: file) else { throw .missingFile(path: file.path) }
    do {
      return try ClassifierCard(json: data)
    } catch {
      throw .badCard(path: file.path, reason: error.description)
    }
  }

  /// Compares the card with what the network's file says of itself: a card that was changed, or
  /// that belongs to another file, names other points, classes or another order of them.
  private static func compare(_ card: ClassifierCard, with file: URL) throws(InferenceError) {
    guard let model = try? ONNXModel(contentsOf: file) else {
      throw .unexpectedShape(path: file.path, reason: "it is no ONNX file that can be read here")
    }
    for (key, value) in card.networkNotes {
      guard let own = model.metadata.first(where: { $0.key == key })?.value, own != value else {
        continue
      }
      throw .unexpectedShape(
        path: file.path, reason: "it was made for \(key) \(own), and the card says \(value)")
    }
    let outputs = model.network.outputs.map(\.name)
    guard outputs == [card.output] else {
      throw .unexpectedShape(
        path: file.path,
        reason: "it calls its output “\(outputs.joined(separator: ", "))”, the card "
          + "“\(card.output)”")
    }
  }

  /// The network for one pose at a time, its ports checked against the card.
  private static func network(
    _ file: URL, _ card: ClassifierCard, width: Int, _ engine: InferenceEngine
  ) throws(InferenceError) -> CompiledNetwork {
    func fault(_ reason: String) -> InferenceError {
      .unexpectedShape(path: file.path, reason: reason)
    }
    let options = InferenceOptions(threads: 1)
    let open = try engine.compile(file, options: options)
    guard open.inputs.count == 1, open.outputs.count == 1 else {
      throw fault(
        "it has \(open.inputs.count) inputs and \(open.outputs.count) outputs, not one of each")
    }
    let (input, output) = (open.inputs[0], open.outputs[0])
    guard input.name == card.input else {
      throw fault("it calls its input “\(input.name)”, the card “\(card.input)”")
    }
    guard input.element == .float32, output.element == .float32 else {
      throw fault("its input and output are to hold f32 values")
    }
    guard input.shape.count == 2, input.shape[1] ?? width == width else {
      throw fault(
        "its input is \(text(input.shape)), and \(card.points.count) points make "
          + "[batch, \(width)]")
    }
    let network = try engine.compile(file, options: options, inputShapes: [[1, width]])
    let found = network.outputs.map(\.count)
    guard found == [card.classes.count] else {
      throw fault(
        "its output is \(text(network.outputs[0].shape)), and \(card.classes.count) classes make "
          + "[batch, \(card.classes.count)]")
    }
    return network
  }

  private static func text(_ shape: [Int?]) -> String {
    "[" + shape.map { $0.map(String.init) ?? "open" }.joined(separator: ", ") + "]"
  }
}
