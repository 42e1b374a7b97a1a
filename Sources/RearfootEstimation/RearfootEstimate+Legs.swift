package import GaitMath
package import GaitModel

extension RearfootEstimate {
  /// The places of a leg's points among those of both.
  package func range(_ side: Side) -> Range<Int> {
    let half = points.count / 2
    return side == .left ? 0..<half : half..<points.count
  }

  /// The middle of a leg's points that were found; nil where none was.
  package func centre(_ side: Side) -> Vector2? {
    LegCrop.centre(points[range(side)].compactMap { $0 })
  }

  /// What was said of a mirror image, of the picture itself: its left leg is the right one.
  package var exchanged: RearfootEstimate {
    var result = self
    result.points = Array(points[range(.right)] + points[range(.left)])
    if deviations.count == points.count {
      result.deviations = Array(deviations[range(.right)] + deviations[range(.left)])
    }
    return result
  }

  /// Of each leg what the surer one of two estimates says: the one with the smaller sum of deviations.
  package func surer(_ other: RearfootEstimate) -> RearfootEstimate {
    guard points.count == other.points.count, deviations.count == points.count,
      other.deviations.count == points.count
    else { return self }
    func doubt(_ estimate: RearfootEstimate, _ side: Side) -> Double {
      estimate.deviations[range(side)].reduce(0) { $0 + ($1?.length ?? .infinity) }
    }
    var result = self
    for side in Side.allCases where doubt(other, side) < doubt(self, side) {
      result.points.replaceSubrange(range(side), with: other.points[range(side)])
      result.deviations.replaceSubrange(range(side), with: other.deviations[range(side)])
    }
    return result
  }
}
