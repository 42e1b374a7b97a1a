import GaitMath
package import GaitModel

/// Mean course of every angle over the cycles that count.
package enum CycleCurves {
  /// Samples of a cycle: 0, 1, ... 100 %.
  private static let points = 101

  /// One curve an angle and side: angles of a leg or an arm over the cycles of the same side,
  /// angles of the mid-line over those of either side. A cycle with a gap in the angle does not
  /// count for it.
  package static func curves(_ cycles: [GaitCycle], gait: MeasuredGait) -> [CycleCurve] {
    let counted = cycles.filter { $0.exclusion == nil }
    return gait.angles.flatMap { series -> [CycleCurve] in
      let sides = series.definition.side.map { [$0] } ?? Side.allCases
      return sides.compactMap { side in
        curve(series.definition.id, side, counted.filter { $0.side == side }, gait)
      }
    }
  }

  private static func curve(
    _ id: String, _ side: Side, _ cycles: [GaitCycle], _ gait: MeasuredGait
  ) -> CycleCurve? {
    guard let angle = gait.angle(id) else { return nil }
    var courses: [[Double]] = []
    var toeOffs: [Double] = []
    for cycle in cycles {
      let start = gait.realTime(cycle.start)
      let length = gait.realTime(cycle.end) - start
      let times = (0..<points).map { start + length * Double($0) / Double(points - 1) }
      guard length > 0, let course = angle.values(atIncreasing: times) else { continue }
      courses.append(course)
      toeOffs.append(100 * (gait.realTime(cycle.toeOff) - start) / length)
    }
    guard let toeOff = Statistics.mean(toeOffs) else { return nil }
    let columns = (0..<points).map { place in courses.map { $0[place] } }
    return CycleCurve(
      angle: id, side: side, mean: columns.compactMap { Statistics.mean($0) },
      standardDeviation: columns.compactMap { Statistics.standardDeviation($0) },
      n: courses.count, toeOff: toeOff)
  }
}
