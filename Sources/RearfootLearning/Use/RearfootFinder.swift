package import Foundation
package import GaitMath
package import GaitModel
package import Inference
import Learning

/// Finds the points on legs in pictures from behind with the networks of a card: from a picture to
/// points, their deviations and the box, in pixels of the picture.
///
/// Where the card has a network for whole pictures and one for legs, the first one says where the
/// legs are. The second one looks at each leg twice: at the place that the first one gave, then at the
/// place that its own points give, so that what counts was seen where the network learned to look.
///
/// Used by one thread at a time.
package final class RearfootFinder: RearfootFinding {
  /// What it is.
  package let card: RearfootCard
  /// Which points it finds.
  package var definition: RearfootDefinition { card.definition }
  private let whole: RearfootNetworkFile?
  private let legs: RearfootNetworkFile?

  /// Loads the networks of a card.
  ///
  /// - Parameters:
  ///   - cardFile: the card; the networks lie beside it.
  ///   - engine: compiles them.
  ///   - options: threads and the like.
  ///   - catalogue: checks their SHA-256.
  /// - Throws: `InferenceError`: `missingFile`, `badCard`, `wrongHash`, `unusableNetwork`,
  ///   `unexpectedShape`.
  package init(
    cardFile: URL, engine: InferenceEngine, options: InferenceOptions = InferenceOptions(),
    catalogue: ModelCatalogue = ModelCatalogue()
  ) throws(InferenceError) {
    guard let data = try? Data(contentsOf: cardFile) else {
      throw .missingFile(path: cardFile.path)
    }
    let card: RearfootCard
    do {
      card = try RearfootCard(json: data)
    } catch {
      throw .badCard(path: cardFile.path, reason: error.description)
    }
    self.card = card
    let folder = cardFile.deletingLastPathComponent()
    var files: [RearfootView: RearfootNetworkFile] = [:]
    for network in card.networks {
      let points =
        network.view == .leg ? card.definition.pointsPerLeg : card.definition.points.count
      let file = folder.appending(path: network.file)
      try catalogue.check(file, sha256: network.sha256)
      files[network.view] = try RearfootNetworkFile(
        file, network, points: points, engine: engine, options: options, card: cardFile)
    }
    whole = files[.whole]
    legs = files[.leg]
  }

  /// What the networks say of pictures, one estimate each, in their order.
  ///
  /// - Throws: `InferenceError`; `badCard` where nothing says where the legs are.
  package func estimates(_ pictures: [RGBPicture]) throws -> [RearfootEstimate] {
    try pictures.map { try estimate($0) }
  }

  /// What the networks say of a picture.
  ///
  /// - Throws: as `estimates`.
  package func estimate(_ picture: RGBPicture) throws -> RearfootEstimate {
    guard let whole, let mapping = InputMapping.whole(picture.size, to: whole.network.inputSize)
    else {
      throw InferenceError.badCard(
        path: card.name, reason: "it names no network that finds where the legs are")
    }
    let found = try whole.run(picture, mapping)
    var estimate = RearfootEstimate(
      points: found.points, deviations: found.deviations, box: found.box)
    guard legs != nil else { return estimate }
    let count = definition.pointsPerLeg
    let none: [Vector2?] = Array(repeating: nil, count: count)
    var points: [Vector2?] = []
    var deviations: [Vector2?] = []
    for side in [Side.left, .right] {
      let range = side == .left ? 0..<count : count..<2 * count
      let places = range.upperBound <= found.points.count ? found.points[range] : []
      let leg = try leg(picture, places.compactMap { $0 }, side)
      points += leg?.points ?? none
      deviations += leg.map { $0.deviations.isEmpty ? none : $0.deviations } ?? none
    }
    estimate.points = points
    estimate.deviations = deviations.allSatisfy { $0 == nil } ? [] : deviations
    return estimate
  }

  /// The points of a leg that lies around some places; nil where these give no place.
  ///
  /// - Parameters:
  ///   - picture: the whole picture.
  ///   - places: where its points are said to be, in pixels of the picture.
  ///   - side: whose leg.
  /// - Returns: its points; nil where the places give none, or the card has no network for legs.
  /// - Throws: `InferenceError`.
  package func leg(
    _ picture: RGBPicture, _ places: [Vector2], _ side: Side
  ) throws -> RearfootNetworkFile.Answer? {
    guard let legs else { return nil }
    var places = places
    var answer: RearfootNetworkFile.Answer?
    for _ in 0..<2 {
      guard
        let mapping = LegCrop.mapping(
          around: places, side: side, to: legs.network.inputSize,
          scale: legs.network.cropScale ?? LegCrop.standardScale)
      else { return answer }
      let found = try legs.run(picture, mapping)
      answer = found
      places = found.points.compactMap { $0 }
    }
    return answer
  }
}
