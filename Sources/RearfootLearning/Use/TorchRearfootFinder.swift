package import Foundation
import GaitMath
package import GaitModel
package import Inference
import Networks
import PictureProcessing
package import RearfootEstimation
import Torch
import WeightFiles

/// Finds the points of both legs with a Keypoint R-CNN, whose weights a card names as a file of
/// safetensors: it chooses among its findings in ways that no ONNX file holds yet, and runs on libtorch.
///
/// The whole picture is squeezed to the network's input, as for any network for whole pictures. Of what
/// it finds the best counts; its score is that of the estimate, and 0 where nothing is found.
///
/// Used by one thread at a time.
package final class TorchRearfootFinder: RearfootFinding {
  /// What it is.
  package let card: RearfootCard
  /// Which points it finds.
  package var definition: RearfootDefinition { card.definition }
  private let network: KeypointRCNNNetwork
  private let processor: PictureProcessor

  /// How the names of files of weights end.
  package static let fileExtension = "safetensors"

  /// Whether a card names weights for libtorch.
  package static func runs(_ card: RearfootCard) -> Bool {
    card.networks.contains { $0.file.hasSuffix("." + fileExtension) }
  }

  /// Loads the network of a card.
  ///
  /// - Parameters:
  ///   - cardFile: the card; the weights lie beside it.
  ///   - catalogue: checks their SHA-256.
  /// - Throws: `InferenceError`: `missingFile`, `badCard`, `wrongHash`, and `unexpectedShape` for
  ///   weights that do not fit; what making the preprocessing throws.
  package init(cardFile: URL, catalogue: ModelCatalogue = ModelCatalogue()) throws {
    let card = try RearfootCard(cardFile: cardFile)
    guard let entry = card.networks.first, card.networks.count == 1, entry.view == .whole,
      entry.architecture == RearfootArchitecture.keypointRCNN.rawValue
    else {
      throw InferenceError.badCard(
        path: cardFile.path,
        reason: "of networks with weights as .\(Self.fileExtension) only one of the architecture "
          + "\(RearfootArchitecture.keypointRCNN.rawValue) for whole pictures, alone, is known")
    }
    guard let preprocessing = PicturePreprocessing(named: entry.preprocessing) else {
      throw InferenceError.badCard(
        path: cardFile.path,
        reason: "its preprocessing “\(entry.preprocessing)” is not known to this version")
    }
    let file = cardFile.deletingLastPathComponent().appending(path: entry.file)
    try catalogue.check(file, sha256: entry.sha256)
    self.card = card
    processor = try preprocessing.processor()
    network = try Self.network(file, entry, points: card.definition.points.count)
  }

  /// The network of a file.
  private static func network(
    _ file: URL, _ entry: RearfootCard.Network, points: Int
  ) throws(InferenceError) -> KeypointRCNNNetwork {
    guard entry.inputSize.width == entry.inputSize.height else {
      throw .unexpectedShape(path: file.path, reason: "its pictures are not square")
    }
    do {
      return try KeypointRCNNNetwork(
        KeypointRCNNFile(contentsOf: file), points: points, side: entry.inputSize.width)
    } catch {
      let sentence = "\(error)"
      throw .unexpectedShape(
        path: file.path,
        reason: sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)
    }
  }

  /// What the network says of pictures, one estimate each, in their order.
  ///
  /// - Throws: `InferenceError`; `TorchError`; what the preprocessing throws.
  package func estimates(_ pictures: [RGBPicture]) throws -> [RearfootEstimate] {
    try pictures.map { try estimate($0) }
  }

  private func estimate(_ picture: RGBPicture) throws -> RearfootEstimate {
    let none: [Vector2?] = Array(repeating: nil, count: network.pointCount)
    let size = network.inputSize
    guard let mapping = InputMapping.whole(picture.size, to: size) else {
      return RearfootEstimate(points: none, score: 0)
    }
    let input = try processor.process(PictureResampler.input(picture, mapping))
    guard input.size == size else {
      throw InferenceError.unexpectedShape(
        path: card.name, reason: "its preprocessing gives pictures of another size")
    }
    let pixels =
      try Tensor(input.bytes, shape: [size.height, size.width, 3])
      .permuted([2, 0, 1]).to(.float32) * (1.0 / 255)
    guard let found = try network.detector([pixels]).first, let score = found.scores.first else {
      return RearfootEstimate(points: none, score: 0)
    }
    let places = try found.points.sliced(0..<1, along: 0).values(Float.self).map(Double.init)
    let edges = try found.boxes.sliced(0..<1, along: 0).values(Float.self).map(Double.init)
    let points = stride(from: 0, to: places.count - 1, by: 2).map { place in
      let point = Vector2(places[place], places[place + 1])
      return point.x.isFinite && point.y.isFinite ? mapping.picture(point) : nil
    }
    return RearfootEstimate(
      points: points,
      box: mapping.picture(
        Box(minX: edges[0], minY: edges[1], maxX: edges[2], maxY: edges[3])),
      score: Double(score))
  }
}
