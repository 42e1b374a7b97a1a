package import Foundation
package import GaitMath
package import GaitModel
package import Inference
import Learning

/// Finds the points on legs in pictures from behind with the networks of a card: from a picture to
/// points, their deviations and the box, in pixels of the picture.
///
/// A network for whole pictures says where the legs are. One for legs looks at each leg twice or more:
/// at the place that was found before, then at the place that its own points give, until that stays,
/// so that what counts was seen where the network learned to look. One for points then looks at each point close up; what it
/// says counts where it is surer than what was found before, and near it.
///
/// Used by one thread at a time.
package final class RearfootFinder: RearfootFinding {
  /// What it is.
  package let card: RearfootCard
  /// Which points it finds.
  package var definition: RearfootDefinition { card.definition }
  private let files: [RearfootView: RearfootNetworkFile]

  /// How often legs are looked at, at most.
  package static let mostLooks = 4
  /// Where the middle of no leg moves further than this, in heights of what is seen, its place stays:
  /// the network learned to bear about four times that.
  package static let settled = 0.02

  /// How far a close-up may lie from what was found before, in heights of what it sees: it learned
  /// to bear about half of that.
  package static let closeUpReach = 0.25

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
    let card = try RearfootCard(cardFile: cardFile)
    self.card = card
    let folder = cardFile.deletingLastPathComponent()
    var files: [RearfootView: RearfootNetworkFile] = [:]
    for network in card.networks {
      let points =
        network.view == .whole ? card.definition.points.count : card.definition.pointsPerLeg
      let file = folder.appending(path: network.file)
      try catalogue.check(file, sha256: network.sha256)
      files[network.view] = try RearfootNetworkFile(
        file, network, points: points, engine: engine, options: options, card: cardFile)
    }
    self.files = files
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
    guard let whole = files[.whole],
      let mapping = InputMapping.whole(picture.size, to: whole.network.inputSize)
    else {
      throw InferenceError.badCard(
        path: card.name, reason: "it names no network that finds where the legs are")
    }
    let found = try whole.run(picture, mapping)
    return try refined(
      RearfootEstimate(points: found.points, deviations: found.deviations, box: found.box), picture)
  }

  /// An estimate after the networks for legs and for points have looked where it says.
  ///
  /// - Parameters:
  ///   - estimate: where the points are said to be: those of the left leg, then of the right one.
  ///   - picture: the whole picture.
  /// - Returns: the estimate; as it was where its points give no place to look at.
  /// - Throws: `InferenceError`.
  package func refined(
    _ estimate: RearfootEstimate, _ picture: RGBPicture
  ) throws -> RearfootEstimate {
    let count = definition.pointsPerLeg
    guard estimate.points.count == 2 * count else { return estimate }
    var estimate = estimate
    if files[.leg] != nil { try settleOnLegs(&estimate, picture) }
    try lookAtPoints(&estimate, picture)
    if estimate.box == nil { estimate.box = box(estimate, picture) }
    return estimate
  }

  private func range(_ side: Side) -> Range<Int> {
    let count = definition.pointsPerLeg
    return side == .left ? 0..<count : count..<2 * count
  }

  /// The height of what a network sees, pixels of the picture.
  private func height(_ file: RearfootNetworkFile, _ estimate: RearfootEstimate) -> Double? {
    let legs = Side.allCases.map { estimate.points[range($0)].compactMap { $0 } }
    guard let length = LegCrop.length(legs),
      let scale = file.network.cropScale ?? LegCrop.standardScale(file.network.view)
    else { return nil }
    return length * scale
  }

  /// Looks at the legs again and again until their places stay, at least twice.
  private func settleOnLegs(_ estimate: inout RearfootEstimate, _ picture: RGBPicture) throws {
    for look in 1...Self.mostLooks {
      let before = centres(estimate)
      guard let file = files[.leg], let height = height(file, estimate) else { return }
      try lookAtLegs(&estimate, picture)
      let moved = zip(before, centres(estimate)).map { one, other in
        one.flatMap { one in other.map { ($0 - one).length } } ?? 0
      }
      if look > 1, moved.allSatisfy({ $0 <= Self.settled * height }) { return }
    }
  }

  private func centres(_ estimate: RearfootEstimate) -> [Vector2?] {
    Side.allCases.map { LegCrop.centre(estimate.points[range($0)].compactMap { $0 }) }
  }

  private func lookAtLegs(_ estimate: inout RearfootEstimate, _ picture: RGBPicture) throws {
    guard let file = files[.leg], let height = height(file, estimate) else { return }
    var result = estimate
    result.deviations = Array(repeating: nil, count: estimate.points.count)
    for side in Side.allCases {
      let range = range(side)
      guard let centre = LegCrop.centre(estimate.points[range].compactMap { $0 }),
        let mapping = LegCrop.mapping(
          at: centre, height: height, side: side, to: file.network.inputSize)
      else { continue }
      let found = try file.run(picture, mapping)
      result.points.replaceSubrange(range, with: found.points)
      if !found.deviations.isEmpty {
        result.deviations.replaceSubrange(range, with: found.deviations)
      }
    }
    if result.deviations.allSatisfy({ $0 == nil }) { result.deviations = [] }
    estimate = result
  }

  private func lookAtPoints(_ estimate: inout RearfootEstimate, _ picture: RGBPicture) throws {
    guard let file = files[.point], let height = height(file, estimate) else { return }
    if estimate.deviations.isEmpty {
      estimate.deviations = Array(repeating: nil, count: estimate.points.count)
    }
    for side in Side.allCases {
      for (point, index) in range(side).enumerated() {
        guard let place = estimate.points[index],
          let mapping = LegCrop.mapping(
            at: place, height: height, side: side, to: file.network.inputSize)
        else { continue }
        let found = try file.run(picture, mapping)
        let deviation = found.deviations.isEmpty ? nil : found.deviations[point]
        guard let closer = found.points[point],
          (closer - place).length <= Self.closeUpReach * height,
          (deviation?.length ?? 0) <= (estimate.deviations[index]?.length ?? .infinity)
        else { continue }
        estimate.points[index] = closer
        estimate.deviations[index] = deviation
      }
    }
  }

  /// The box around all points with the margin that the labels had.
  private func box(_ estimate: RearfootEstimate, _ picture: RGBPicture) -> GaitModel.Box? {
    guard let margin = card.training.boxMargin,
      let extent = RearfootSample.extent(estimate.points.compactMap { $0 })
    else { return nil }
    return GaitModel.Box(
      minX: max(extent.minX - margin, 0), minY: max(extent.minY - margin, 0),
      maxX: min(extent.maxX + margin, Double(picture.size.width)),
      maxY: min(extent.maxY + margin, Double(picture.size.height)))
  }
}
