import GaitMath
package import GaitModel

/// Finds the metres in a pixel from what the user knows.
package struct ScaleFinder: Sendable {
  private let context: CaptureContext
  private let body: BodyScale
  private let trunkLength: Double?
  private let travel: TravelSpeed?

  /// Relative standard deviation of a leg's and a trunk's share of the body height between
  /// people, with the places that networks give the joints.
  private static let shareError = 0.05
  /// Neck to mid-hip over the body height (Drillis and Contini 1966, as in Winter 2009,
  /// ISBN 978-0-470-39818-0).
  private static let trunkShare = 0.288
  /// A belt slows down in stance by some percent (Willwacher et al. 2021), and shows a rounded
  /// speed.
  private static let beltError = 0.03
  /// A speed by watch or satellite.
  private static let speedError = 0.03
  /// Pixels by which a place in a picture is read off.
  private static let readingError = 2.0
  /// A length beside the runner is nearer to or farther from the camera than the body.
  private static let planeError = 0.02

  /// - Parameters:
  ///   - context: what the user knows.
  ///   - body: size of the person in the picture.
  ///   - trunkLength: neck to mid-hip, pixels.
  ///   - travel: speed over ground, pixels per second; nil where no standing foot was seen, and in
  ///     front and rear views.
  package init(
    context: CaptureContext, body: BodyScale, trunkLength: Double?, travel: TravelSpeed?
  ) {
    self.context = context
    self.body = body
    self.trunkLength = trunkLength
    self.travel = travel
  }

  /// The surest of what the context gives; nil where it gives nothing.
  package var best: PictureScale? {
    [byKnownLength, bySpeed, byHeight].compactMap { $0 }
      .min { $0.relativeUncertainty < $1.relativeUncertainty }
  }

  /// From standing height: legs and trunk are known shares of it, and their mean is taken.
  package var byHeight: PictureScale? {
    guard let height = context.height, height > 0 else { return nil }
    var heights = [body.height]
    if let trunkLength, trunkLength > 0 { heights.append(trunkLength / Self.trunkShare) }
    guard let pixels = Statistics.mean(heights), pixels > 0 else { return nil }
    let spread = heights.map { abs($0 / pixels - 1) }.max() ?? 0
    let error =
      (Self.shareError * Self.shareError / Double(heights.count)
      + spread * spread / Double(heights.count)).squareRoot()
    return PictureScale(
      metresPerPixel: height / pixels, relativeUncertainty: error, origin: .height)
  }

  /// From the speed of the belt, or over ground, against that of the standing foot.
  package var bySpeed: PictureScale? {
    guard let travel, travel.pixelsPerSecond > 0 else { return nil }
    let scatter = travel.uncertainty / travel.pixelsPerSecond
    let own = (scatter * scatter + travel.sharedError * travel.sharedError).squareRoot()
    if let belt = context.beltSpeed, belt > 0 {
      return PictureScale(
        metresPerPixel: belt / travel.pixelsPerSecond,
        relativeUncertainty: (own * own + Self.beltError * Self.beltError).squareRoot(),
        origin: .beltSpeed)
    }
    if let speed = context.speed, speed > 0 {
      return PictureScale(
        metresPerPixel: speed / travel.pixelsPerSecond,
        relativeUncertainty: (own * own + Self.speedError * Self.speedError).squareRoot(),
        origin: .speed)
    }
    return nil
  }

  /// From two places in the picture whose distance is known.
  package var byKnownLength: PictureScale? {
    guard let known = context.knownLength, known.metres > 0 else { return nil }
    let pixels = Vector2(known.x2 - known.x1, known.y2 - known.y1).length
    guard pixels > 0 else { return nil }
    let reading = 2.0.squareRoot() * Self.readingError / pixels
    return PictureScale(
      metresPerPixel: known.metres / pixels,
      relativeUncertainty: (reading * reading + Self.planeError * Self.planeError).squareRoot(),
      origin: .knownLength)
  }
}
