import Foundation
package import GaitModel
package import Media

/// Reads points from the two outputs of a SimCC head: for each point one curve along x and one
/// along y (Li et al. 2022, doi:10.1007/978-3-031-20068-7_6).
///
/// A coordinate is the place of its curve's maximum, in bins; its confidence is the lower of the
/// two maxima, as in MMPose (`get_simcc_maximum`). A bin is half a pixel of the crop and several
/// pixels of a large picture, so the maximum is then refined: a parabola through the logarithms
/// of the highest bin and its neighbours. For a Gaussian curve, which the head is trained to
/// give, its vertex is the exact centre.
package struct SimCCDecoder: Sendable, Hashable {
  /// The maximum of one curve.
  package struct Peak: Sendable, Hashable {
    /// The highest bin; the first of equal ones.
    package var bin: Int
    /// Where the refined maximum lies from the bin's centre, within half a bin.
    package var offset: Float
    /// The curve's value in the highest bin; 0 if no value is positive.
    package var value: Float
  }

  /// Points of a pose.
  package let pointCount: Int
  /// Bins along x and along y.
  package let bins: PixelSize
  /// Whether maxima are refined below a bin.
  package let refines: Bool

  package init(pointCount: Int, bins: PixelSize, refines: Bool = true) {
    self.pointCount = pointCount
    self.bins = bins
    self.refines = refines
  }

  /// The maximum of a curve.
  package static func peak(of curve: UnsafeBufferPointer<Float>) -> Peak {
    var best = Peak(bin: 0, offset: 0, value: 0)
    for (bin, value) in curve.enumerated() where value > best.value {
      best.bin = bin
      best.value = value
    }
    guard best.value > 0, best.bin > 0, best.bin + 1 < curve.count else { return best }
    best.offset = vertex(curve[best.bin - 1], best.value, curve[best.bin + 1])
    return best
  }

  /// The vertex of the parabola through the logarithms of three neighbours, from the middle one.
  ///
  /// 0 where a neighbour is not positive or the three lie on a line.
  static func vertex(_ before: Float, _ middle: Float, _ after: Float) -> Float {
    guard before > 0, after > 0 else { return 0 }
    // Relative to the middle: its logarithm is then 0, and small differences keep their digits.
    let left = log(before / middle)
    let right = log(after / middle)
    let bend = left + right
    guard bend < 0 else { return 0 }
    return min(max((right - left) / (-2 * bend), -0.5), 0.5)
  }

  /// The points of one person.
  ///
  /// - Parameters:
  ///   - x: one curve a point, `bins.width` values each.
  ///   - y: one curve a point, `bins.height` values each.
  ///   - region: what the crop shows.
  /// - Returns: the points in the upright picture; missing where a curve has no positive value.
  package func points(
    x: UnsafeBufferPointer<Float>, y: UnsafeBufferPointer<Float>, in region: CropRegion
  ) -> [PosePoint] {
    let cosine = cos(region.rotation)
    let sine = sin(region.rotation)
    return zip(peaks(of: x, along: .x), peaks(of: y, along: .y)).map { along, down in
      guard along.value > 0, down.value > 0 else { return .missing }
      let u = (place(along) / Float(bins.width) - 0.5) * region.width
      let v = (place(down) / Float(bins.height) - 0.5) * region.height
      return PosePoint(
        x: region.centerX + u * cosine - v * sine, y: region.centerY + u * sine + v * cosine,
        confidence: min(along.value, down.value))
    }
  }

  /// An axis of the crop.
  package enum Axis: Sendable, Hashable {
    case x, y
  }

  /// The maximum of each point's curve along one axis.
  package func peaks(of curves: UnsafeBufferPointer<Float>, along axis: Axis) -> [Peak] {
    (0..<pointCount).map {
      Self.peak(of: slice(curves, $0, axis == .x ? bins.width : bins.height))
    }
  }

  private func place(_ peak: Peak) -> Float {
    Float(peak.bin) + (refines ? peak.offset : 0)
  }

  private func slice(
    _ curves: UnsafeBufferPointer<Float>, _ point: Int, _ count: Int
  ) -> UnsafeBufferPointer<Float> {
    UnsafeBufferPointer(rebasing: curves[point * count..<(point + 1) * count])
  }
}
