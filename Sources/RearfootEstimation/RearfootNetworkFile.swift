import Foundation
package import GaitMath
package import GaitModel
import Inference
import PictureProcessing

/// One network of a card, ready to run: from a part of a picture to points, deviations and a box in
/// pixels of the picture.
package final class RearfootNetworkFile {
  /// What it said of a part of a picture, in pixels of the picture.
  package struct Answer: Hashable, Sendable {
    /// Points in the network's order; nil for one that is not finite.
    package var points: [Vector2?]
    /// Standard deviations of x and y; empty where the network gives none.
    package var deviations: [Vector2?]
    /// The box; nil where the network does not look for it.
    package var box: Box?
  }

  /// What the card says of it.
  package let network: RearfootCard.Network
  private let request: InferenceRequest
  private let outputs: [String: Int]
  private let processor: PictureProcessor

  /// - Throws: `InferenceError`: `badCard` for a preprocessing that there is not; `unusableNetwork`,
  ///   `unexpectedShape`.
  init(
    _ file: URL, _ network: RearfootCard.Network, points: Int, engine: InferenceEngine,
    options: InferenceOptions, card: URL
  ) throws(InferenceError) {
    self.network = network
    guard let preprocessing = PicturePreprocessing(named: network.preprocessing) else {
      throw .badCard(
        path: card.path,
        reason: "its preprocessing “\(network.preprocessing)” is not known to this version")
    }
    do {
      processor = try preprocessing.processor()
    } catch {
      throw .badCard(path: card.path, reason: "\(error)")
    }
    let size = network.inputSize
    let compiled = try engine.compile(
      file, options: options, inputShapes: [[1, 3, size.height, size.width]])
    let counts = ["points": 2 * points, "deviations": 2 * points, "box": 4]
    var outputs: [String: Int] = [:]
    for name in network.outputs {
      guard let index = compiled.outputs.firstIndex(where: { $0.name == name }) else {
        throw .unexpectedShape(path: file.path, reason: "it has no output “\(name)”")
      }
      guard compiled.outputs[index].element == .float32,
        compiled.outputs[index].count == counts[name]
      else {
        throw .unexpectedShape(
          path: file.path,
          reason: "its output “\(name)” does not hold \(counts[name] ?? 0) numbers of 32 bits")
      }
      outputs[name] = index
    }
    self.outputs = outputs
    request = try compiled.makeRequest()
  }

  /// What it says of a part of a picture.
  ///
  /// - Throws: `InferenceError`; what the preprocessing throws.
  package func run(_ picture: RGBPicture, _ mapping: InputMapping) throws -> Answer {
    let input = try processor.process(PictureResampler.input(picture, mapping))
    let size = network.inputSize
    let plane = size.width * size.height
    guard input.size == size else {
      throw InferenceError.unexpectedShape(
        path: network.file, reason: "its preprocessing gives pictures of another size")
    }
    let target = request.inputs[0]
    input.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<plane {
        for channel in 0..<3 {
          target[channel * plane + index] = Float(bytes[3 * index + channel]) * (1 / 255)
        }
      }
    }
    try request.infer()
    let points = try pairs("points").map { place in place.map { mapping.picture($0) } }
    let deviations = try pairs("deviations").map { pair in
      pair.map { mapping.pictureDeviations($0) }
    }
    return Answer(points: points, deviations: deviations, box: try box(mapping))
  }

  private func pairs(_ name: String) throws -> [Vector2?] {
    guard let index = outputs[name] else { return [] }
    let values = try request.floats(index)
    return stride(from: 0, to: values.count - 1, by: 2).map { at in
      let pair = Vector2(Double(values[at]), Double(values[at + 1]))
      return pair.x.isFinite && pair.y.isFinite ? pair : nil
    }
  }

  private func box(_ mapping: InputMapping) throws -> Box? {
    guard let index = outputs["box"] else { return nil }
    let edges = try request.floats(index).map(Double.init)
    guard edges.count == 4, edges.allSatisfy(\.isFinite) else { return nil }
    return mapping.picture(
      Box(
        minX: min(edges[0], edges[2]), minY: min(edges[1], edges[3]),
        maxX: max(edges[0], edges[2]), maxY: max(edges[1], edges[3])))
  }
}
