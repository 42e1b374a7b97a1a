import Foundation
package import GaitModel

/// A camera without perspective, and a pose network with noise of known size.
package struct SyntheticCamera: Sendable {
  /// From where the person is seen.
  package var view: View = .side
  /// Where the person faces in a side view.
  package var direction: TravelDirection = .right
  /// Degrees off the square view.
  package var obliqueness = 0.0
  /// Scale of the picture.
  package var pixelsPerMetre = 300.0
  /// Size of the picture.
  package var imageSize = PixelSize(width: 1920, height: 1080)
  /// Whether the picture is flipped left to right; the network then calls the right leg left.
  package var mirrored = false
  /// Standard deviation of each coordinate, pixels.
  package var noise = 0.0

  package init() {}

  /// The points as the network would give them.
  func picture(_ body: SyntheticBody, _ random: inout SeededGenerator) -> [PosePoint] {
    let square =
      switch view {
      case .side: direction == .right ? 0.0 : Double.pi
      case .rear: Double.pi / 2
      case .front: -Double.pi / 2
      }
    let turn = square + obliqueness * .pi / 180
    let ground = 0.92 * Double(imageSize.height)
    return Skeleton.halpe26.points.map { name in
      let source = mirrored ? name.mirrored : name
      guard let p = body.points[source] else { return .missing }
      // The person turns about the vertical; the camera looks along one axis.
      var x = (p.x * cos(turn) + p.z * sin(turn)) * pixelsPerMetre
      if mirrored { x = -x }
      return PosePoint(
        x: Float(Double(imageSize.width) / 2 + x + noise * random.nextNormal()),
        y: Float(ground - p.y * pixelsPerMetre + noise * random.nextNormal()),
        confidence: 0.9)
    }
  }
}

extension SeededGenerator {
  /// A sample of the standard normal distribution (Box and Muller 1958,
  /// doi:10.1214/aoms/1177706645).
  package mutating func nextNormal() -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &self))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
  }
}
