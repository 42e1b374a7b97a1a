package import GaitModel

/// Finds by how much a leg must be moved so that a camera sees a given angle.
package enum AngleSolver {
  /// How much of the way to a new angle the lower leg's tilt takes, the heel takes the rest: shares that
  /// are tried in turn.
  package static let sharesOfLeg = [0.3, 0, 0.6]

  /// The adjustment with which a leg shows an eversion in the picture, to 1e-6 degrees; nil where none
  /// is found within 60 degrees.
  ///
  /// By the method of secants, since the angle that is seen rises with the heel's eversion, nearly in
  /// step; where that fails, by bisection.
  ///
  /// - Parameters:
  ///   - target: the eversion that shall be seen, degrees.
  ///   - definition: between which points.
  ///   - camera: who sees it.
  ///   - leg: the leg for an adjustment.
  /// - Returns: the adjustment, or nil.
  package static func adjustment(
    for target: Double, _ definition: RearfootDefinition, _ camera: Camera,
    leg: (LegAdjustment) -> MarkedLeg
  ) -> LegAdjustment? {
    guard let natural = leg(LegAdjustment()).seenEversion(definition, camera) else { return nil }
    for share in sharesOfLeg {
      let tilt = min(12, max(-12, share * (target - natural)))
      func miss(_ eversion: Double) -> Double? {
        leg(LegAdjustment(eversion: eversion, legTilt: tilt)).seenEversion(definition, camera)
          .map { $0 - target }
      }
      if let eversion = secant(from: 0, miss) ?? bisection(miss) {
        return LegAdjustment(eversion: eversion, legTilt: tilt)
      }
    }
    return nil
  }

  private static let limit = 60.0
  private static let tolerance = 1e-6

  private static func secant(from start: Double, _ miss: (Double) -> Double?) -> Double? {
    var previous = start
    guard var before = miss(previous) else { return nil }
    if abs(before) < tolerance { return previous }
    var eversion = min(limit, max(-limit, -before))
    for _ in 0..<40 {
      guard abs(eversion) <= limit, let now = miss(eversion) else { return nil }
      if abs(now) < tolerance { return eversion }
      let slope = (now - before) / (eversion - previous)
      guard slope.isFinite, abs(slope) > 0.05 else { return nil }
      (previous, before) = (eversion, now)
      eversion -= min(20, max(-20, now / slope))
    }
    return nil
  }

  /// Halves the first stretch of 4 degrees, from the middle outward, at whose ends the angle lies on
  /// either side.
  private static func bisection(_ miss: (Double) -> Double?) -> Double? {
    let starts = stride(from: -limit, to: limit, by: 4).sorted { abs($0 + 2) < abs($1 + 2) }
    for start in starts {
      var (low, high) = (start, start + 4)
      guard let atLow = miss(low), let atHigh = miss(high), atLow * atHigh <= 0,
        abs(atLow - atHigh) < 90
      else { continue }
      for _ in 0..<60 {
        let middle = (low + high) / 2
        guard let now = miss(middle) else { return nil }
        if abs(now) < tolerance { return middle }
        if now * atLow > 0 { low = middle } else { high = middle }
      }
      return nil
    }
    return nil
  }
}
