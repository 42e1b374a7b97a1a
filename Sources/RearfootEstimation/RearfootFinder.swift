package import Foundation
import GaitMath
package import GaitModel
package import Inference

/// Finds the points on legs in pictures from behind with the networks of a card: from a picture to
/// points, their deviations and the box, in pixels of the picture.
///
/// A network for whole pictures says where the legs are, of the picture and of its mirror image; where
/// both disagree, both places are looked at, and the surer one counts. One for legs looks at each leg
/// twice or more: at the place that was found before, then at the place that its own points give,
/// until that stays, so that what counts was seen where the network learned to look. One for points
/// then looks at each point close up, in several sizes; the mean of what it says counts where it is
/// surer than what was found before, and near it.
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

  /// How far what is found in a picture and in its mirror image may differ, in place and size of legs,
  /// heights of what is seen: half of what the network for legs learned to bear.
  package static let agreement = 0.04

  /// Sizes of the close-ups of a point over the usual one, within what the network learned to bear.
  package static let closeUpScales = [0.9, 1, 1.1]

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
    let estimate = try look(whole, mapping, picture)
    guard files[.leg] != nil,
      let mirror = InputMapping(mapping.region, to: mapping.inputSize, mirrors: true)
    else { return try refined(estimate, picture) }
    let other = try look(whole, mirror, picture).exchanged
    let first = try settled(estimate, picture)
    guard !agree(estimate, other) else { return try finished(first, picture) }
    return try finished(first.surer(settled(other, picture)), picture)
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
    try finished(settled(estimate, picture), picture)
  }

  /// What a network for whole pictures says.
  private func look(
    _ file: RearfootNetworkFile, _ mapping: InputMapping, _ picture: RGBPicture
  ) throws -> RearfootEstimate {
    let found = try file.run(picture, mapping)
    return RearfootEstimate(points: found.points, deviations: found.deviations, box: found.box)
  }

  /// Whether two estimates would look at about the same places.
  private func agree(_ one: RearfootEstimate, _ other: RearfootEstimate) -> Bool {
    guard let file = files[.leg], let first = height(file, one),
      let second = height(file, other), abs(second / first - 1) <= Self.agreement
    else { return false }
    return Side.allCases.allSatisfy { side in
      guard let one = one.centre(side), let other = other.centre(side) else { return false }
      return (other - one).length <= Self.agreement * first
    }
  }

  /// An estimate after looking at the legs again and again until their places stay, at least twice.
  private func settled(
    _ estimate: RearfootEstimate, _ picture: RGBPicture
  ) throws -> RearfootEstimate {
    guard let file = files[.leg], knowsPoints(estimate) else { return estimate }
    var estimate = estimate
    for look in 1...Self.mostLooks {
      guard let height = height(file, estimate) else { break }
      let before = estimate
      estimate = try lookedAtLegs(file, before, height: height, picture)
      let stays = Side.allCases.allSatisfy { side in
        guard let one = before.centre(side), let other = estimate.centre(side) else { return true }
        return (other - one).length <= Self.settled * height
      }
      if look > 1, stays { break }
    }
    return estimate
  }

  /// An estimate after close-ups, with a box where none was found.
  private func finished(
    _ estimate: RearfootEstimate, _ picture: RGBPicture
  ) throws -> RearfootEstimate {
    guard knowsPoints(estimate) else { return estimate }
    var estimate = estimate
    try lookAtPoints(&estimate, picture)
    if estimate.box == nil { estimate.box = box(estimate, picture) }
    return estimate
  }

  private func knowsPoints(_ estimate: RearfootEstimate) -> Bool {
    estimate.points.count == 2 * definition.pointsPerLeg
  }

  /// The height of what a network sees, pixels of the picture.
  private func height(_ file: RearfootNetworkFile, _ estimate: RearfootEstimate) -> Double? {
    let legs = Side.allCases.map { estimate.points[estimate.range($0)].compactMap { $0 } }
    guard let length = LegCrop.length(legs),
      let scale = file.network.cropScale ?? LegCrop.standardScale(file.network.view)
    else { return nil }
    return length * scale
  }

  private func lookedAtLegs(
    _ file: RearfootNetworkFile, _ estimate: RearfootEstimate, height: Double, _ picture: RGBPicture
  ) throws -> RearfootEstimate {
    var result = estimate
    result.deviations = Array(repeating: nil, count: estimate.points.count)
    for side in Side.allCases {
      let range = estimate.range(side)
      guard let centre = estimate.centre(side),
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
    return result
  }

  private func lookAtPoints(_ estimate: inout RearfootEstimate, _ picture: RGBPicture) throws {
    guard let file = files[.point], let height = height(file, estimate) else { return }
    if estimate.deviations.isEmpty {
      estimate.deviations = Array(repeating: nil, count: estimate.points.count)
    }
    for side in Side.allCases {
      for (point, index) in estimate.range(side).enumerated() {
        guard let place = estimate.points[index],
          let found = try closeUp(file, point, side, at: place, height: height, picture),
          (found.place - place).length <= Self.closeUpReach * height,
          (found.deviation?.length ?? 0) <= (estimate.deviations[index]?.length ?? .infinity)
        else { continue }
        estimate.points[index] = found.place
        estimate.deviations[index] = found.deviation
      }
    }
  }

  /// A point looked at close up in several sizes, each time where it was last found: the mean of what
  /// was found, weighted by one over the variances, and the deviation of a single look, since their
  /// errors are much alike; nil where nothing was found.
  private func closeUp(
    _ file: RearfootNetworkFile, _ point: Int, _ side: Side, at place: Vector2, height: Double,
    _ picture: RGBPicture
  ) throws -> (place: Vector2, deviation: Vector2?)? {
    var (centre, sum, weights, count) = (place, Vector2.zero, Vector2.zero, 0.0)
    var isStated = true
    for scale in Self.closeUpScales {
      guard
        let mapping = LegCrop.mapping(
          at: centre, height: scale * height, side: side, to: file.network.inputSize)
      else { continue }
      let found = try file.run(picture, mapping)
      guard let one = found.points[point] else { continue }
      let stated = found.deviations.isEmpty ? nil : found.deviations[point]
      let deviation = stated.flatMap { $0.x > 0 && $0.y > 0 ? $0 : nil }
      isStated = isStated && deviation != nil
      let weight = deviation.map { Vector2(1, 1) / ($0 * $0) } ?? Vector2(1, 1)
      (sum, weights, count) = (sum + one * weight, weights + weight, count + 1)
      if (one - place).length <= Self.closeUpReach * height { centre = one }
    }
    guard count > 0 else { return nil }
    let variance = Vector2(count, count) / weights
    return (
      sum / weights, isStated ? Vector2(variance.x.squareRoot(), variance.y.squareRoot()) : nil
    )
  }

  /// The box around all points with the margin that the labels had.
  private func box(_ estimate: RearfootEstimate, _ picture: RGBPicture) -> GaitModel.Box? {
    guard let margin = card.training.boxMargin,
      let extent = LegCrop.extent(estimate.points.compactMap { $0 })
    else { return nil }
    return GaitModel.Box(
      minX: max(extent.minX - margin, 0), minY: max(extent.minY - margin, 0),
      maxX: min(extent.maxX + margin, Double(picture.size.width)),
      maxY: min(extent.maxY + margin, Double(picture.size.height)))
  }
}
