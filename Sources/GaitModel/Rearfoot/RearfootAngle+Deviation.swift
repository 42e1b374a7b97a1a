public import GaitMath

extension RearfootAngle {
  /// The standard deviation of an eversion whose points have standard deviations of their own, degrees.
  ///
  /// Errors of coordinates count as independent and small beside the lines: the root of the sum of
  /// `(s dA/dc)^2` over all coordinates `c` with deviation `s`, where `A` is the eversion (law of
  /// propagation of uncertainty, JCGM 100:2008, 5.1.2). A line of length `l` turns by `e / l` when one
  /// end moves by `e` across it.
  ///
  /// - Parameters:
  ///   - points: as for the angle.
  ///   - deviations: of x and y of each point, pixels, 0 or more.
  ///   - definition: which points these are.
  /// - Returns: nil where there is no angle, or a deviation is missing, negative or not finite.
  public static func deviation(
    _ points: [Vector2?], _ deviations: [Vector2?], _ definition: RearfootDefinition
  ) -> Double? {
    // Its size is the same for both sides.
    guard RearfootAngle(points, definition, side: .right) != nil else { return nil }
    let (points, deviations) = (points.compactMap { $0 }, deviations.compactMap { $0 })
    guard deviations.count == points.count,
      deviations.allSatisfy({ $0.x >= 0 && $0.y >= 0 && $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    let heelTop = definition == .rearfoot3 ? 1 : 2
    var slopes = points.map { _ in Vector2.zero }
    func add(lower: Int, upper: Int, sign: Double) {
      let line = points[upper] - points[lower]
      let slope = Vector2(-line.y, line.x) * (sign / (line.x * line.x + line.y * line.y))
      slopes[upper] += slope
      slopes[lower] += slope * -1
    }
    add(lower: 1, upper: 0, sign: 1)
    add(lower: points.count - 1, upper: heelTop, sign: -1)
    let variance = zip(slopes, deviations).reduce(0.0) { sum, pair in
      let (x, y) = (pair.0.x * pair.1.x, pair.0.y * pair.1.y)
      return sum + x * x + y * y
    }
    return variance.isFinite ? variance.squareRoot() * 180 / .pi : nil
  }
}
