import Foundation

/// Arithmetic on angles in degrees.
package enum Angles {
  /// The angle of the same direction that lies in (-period / 2, period / 2]. The period is 360
  /// for directions and 180 for lines, whose two ends are alike.
  package static func wrapped(_ angle: Double, period: Double = 360) -> Double {
    let rest = angle.remainder(dividingBy: period)
    return rest <= -period / 2 ? rest + period : rest
  }

  /// The series without jumps: every value is moved by whole periods to lie within half a period
  /// of the one before it.
  ///
  /// NaN stays NaN; the value after a gap is taken nearest to the last one before it.
  package static func unwrapped(_ values: [Double], period: Double = 360) -> [Double] {
    var previous: Double?
    return values.map { value in
      guard value.isFinite else { return value }
      let next = previous.map { $0 + wrapped(value - $0, period: period) } ?? value
      previous = next
      return next
    }
  }

  /// The mean direction and its spread; nil without a finite value.
  ///
  /// The mean is the direction of the mean unit vector, whose length is R; the spread is the
  /// circular standard deviation sqrt(-2 ln R) in degrees (Mardia and Jupp 2000,
  /// doi:10.1002/9780470316979).
  package static func circularMean(
    _ values: [Double], period: Double = 360
  ) -> (mean: Double, spread: Double)? {
    let scale = 2 * Double.pi / period
    var sum = Vector2.zero
    var count = 0.0
    for value in values where value.isFinite {
      sum += Vector2(cos(value * scale), sin(value * scale))
      count += 1
    }
    guard count > 0 else { return nil }
    let resultant = min(1, sum.length / count)
    let spread = resultant > 0 ? (-2 * log(resultant)).squareRoot() / scale : .infinity
    return (wrapped(atan2(sum.y, sum.x) / scale, period: period), spread)
  }

  /// Degrees of an angle in radians.
  package static func degrees(_ radians: Double) -> Double { radians * (180 / .pi) }

  /// Radians of an angle in degrees.
  package static func radians(_ degrees: Double) -> Double { degrees * (.pi / 180) }
}

extension Angles {
  /// The direction of a vector against the x axis in degrees, counter-clockwise (y up).
  package static func direction(_ v: Vector2) -> Double { degrees(atan2(v.y, v.x)) }

  /// The turn from one vector to another in degrees, counter-clockwise (y up): in [-180, 180].
  package static func turn(from u: Vector2, to v: Vector2) -> Double {
    degrees(atan2(u.cross(v), u.dot(v)))
  }
}
