import Foundation
package import GaitMath
import GaitModel
import Learning
import PictureProcessing

/// Looks at a sample from elsewhere: mirror, zoom, tilt, shift and perspective in one warp, so that
/// the picture is interpolated once.
///
/// The labels move with the picture. A view that would push a labelled point out of the picture is
/// made weaker, half by half, until all points stay.
package struct RandomView: Augmentation {
  /// How often left and right change places, 0 to 1; never in pictures of one leg, which are turned
  /// to look like right legs.
  package var mirroring: Double
  /// Scale about the middle of the points: uniform on a logarithmic scale in this range, above 0.
  package var zoom: ClosedRange<Double>
  /// Tilt in degrees: uniform within plus or minus this.
  package var degrees: Double
  /// Shift in shorter sides of the picture: uniform within plus or minus this, both ways.
  package var shift: Double
  /// How far each corner moves, in shorter sides of the picture: uniform within plus or minus this,
  /// both ways.
  package var perspective: Double

  package init(
    mirroring: Double = 0, zoom: ClosedRange<Double> = 1...1, degrees: Double = 0,
    shift: Double = 0, perspective: Double = 0
  ) {
    self.mirroring = mirroring
    self.zoom = zoom
    self.degrees = degrees
    self.shift = shift
    self.perspective = perspective
  }

  /// The sample as it is seen from elsewhere.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    // All are drawn each time, so that one setting does not change the others' numbers.
    let mirrors = random.unit() < mirroring && sample.side == nil
    let zoom = random.uniform(log(zoom.lowerBound)...log(zoom.upperBound))
    let angle = random.within(degrees) * .pi / 180
    let shift = Vector2(random.within(shift), random.within(shift)) * sample.unit
    let corners = (0..<4).map { _ in
      Vector2(random.within(perspective), random.within(perspective)) * sample.unit
    }
    let outside = (0..<3).map { _ in UInt8(random.index(below: 256)) }
    for strength in [1, 0.5, 0.25, 0.125] {
      let turn = PlaneTransform(
        about: .zero, angle: angle * strength, scale: exp(zoom * strength))
      let moves = (shift * strength, corners.map { $0 * strength })
      if let map = Self.view(of: sample, mirrors, turn, moves.0, moves.1),
        Self.keepsPoints(map, of: sample)
      {
        return sample.repainted { try $0.moved(by: map, outside: outside) }
      }
    }
    guard mirrors else { return sample }
    return sample.repainted { try $0.moved(by: Self.mirror(sample)) }
  }

  private static func mirror(_ sample: RearfootSample) -> Homography {
    let width = Double(sample.picture.size.width)
    return Homography(x: Vector2(-1, 0), y: Vector2(0, 1), shift: Vector2(width, 0))
  }

  /// Mirror, then turn about the middle of the points, then shift, then move the corners; nil where
  /// the corners would not span a picture.
  private static func view(
    of sample: RearfootSample, _ mirrors: Bool, _ turn: PlaneTransform, _ shift: Vector2,
    _ corners: [Vector2]
  ) -> Homography? {
    let (width, height) = (
      Double(sample.picture.size.width), Double(sample.picture.size.height)
    )
    let frame = [Vector2(0, 0), Vector2(width, 0), Vector2(width, height), Vector2(0, height)]
    guard let bend = Homography(from: frame, to: zip(frame, corners).map { $0 + $1 }) else {
      return nil
    }
    let first = mirrors ? mirror(sample) : .identity
    let centre = first(sample.centre)
    let turned = Homography(x: turn.x, y: turn.y, shift: centre - turn(centre) + shift)
    return first.then(turned).then(bend)
  }

  /// Whether every labelled point that lay in the picture still does, a pixel from the edge.
  private static func keepsPoints(_ map: Homography, of sample: RearfootSample) -> Bool {
    let (width, height) = (
      Double(sample.picture.size.width), Double(sample.picture.size.height)
    )
    func isInside(_ p: Vector2, margin: Double) -> Bool {
      p.x >= margin && p.y >= margin && p.x <= width - margin && p.y <= height - margin
    }
    return sample.labelled.allSatisfy { point in
      !isInside(point, margin: 0) || map.weight(point) > 0 && isInside(map(point), margin: 1)
    }
  }
}
