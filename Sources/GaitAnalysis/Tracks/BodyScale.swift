import GaitMath
import GaitModel

/// How large the person is in the picture: the unit of every threshold on lengths.
package struct BodyScale: Sendable, Hashable {
  /// Hip to knee plus knee to ankle, pixels.
  package let legLength: Double

  package init(legLength: Double) { self.legLength = legLength }

  /// Standing height over leg length from hip to ankle: segments of 24.5 % and 24.6 % of the
  /// height (Drillis and Contini 1966, as in Winter 2009, ISBN 978-0-470-39818-0).
  private static let heightPerLeg = 1 / 0.491
  /// Neck to mid-hip over leg length: 28.8 % of the height (same source).
  private static let trunkPerLeg = 0.288 / 0.491

  /// The body's height, pixels.
  package var height: Double { legLength * Self.heightPerLeg }

  /// The length from neck to mid-hip that belongs to such legs, pixels.
  package var trunkLength: Double { legLength * Self.trunkPerLeg }

  /// Measures the longer of the legs, or the trunk where no leg is seen.
  ///
  /// A segment that points towards the camera looks short, never long: hence the 80th percentile
  /// over frames. Nil if neither is ever seen.
  package init?(_ body: BodyTracks) {
    let legs = Side.allCases.compactMap { side -> Double? in
      guard let hip = body[.on(side, "hip")], let knee = body[.on(side, "knee")],
        let ankle = body[.on(side, "ankle")]
      else { return nil }
      guard let thigh = Self.typical(hip, knee), let shank = Self.typical(knee, ankle) else {
        return nil
      }
      return thigh + shank
    }
    if let leg = legs.max() {
      legLength = leg
    } else if let neck = body[.neck], let hip = body[.midHip],
      let trunk = Self.typical(neck, hip)
    {
      legLength = trunk / Self.trunkPerLeg
    } else {
      return nil
    }
    guard legLength > 0 else { return nil }
  }

  private static func typical(_ a: PointTrack, _ b: PointTrack) -> Double? {
    var lengths: [Double] = []
    lengths.reserveCapacity(a.count)
    for frame in 0..<a.count where !a.isMissing(frame) && !b.isMissing(frame) {
      lengths.append((a[frame] - b[frame]).length)
    }
    return Statistics.quantile(lengths, 0.8)
  }
}
