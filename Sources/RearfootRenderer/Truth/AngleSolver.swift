package import GaitModel

/// Finds by how much a leg must be moved so that a camera sees a given angle.
package enum AngleSolver {
  /// How much of the way to a new angle the lower leg's tilt takes; the heel takes the rest.
  package static let shareOfLeg = 0.3

  /// The adjustment with which a leg shows an eversion in the picture, to 1e-6 degrees; nil where none
  /// is found within 60 degrees.
  ///
  /// By the method of secants: the angle that is seen rises with the heel's eversion, nearly in step.
  ///
  /// - Parameters:
  ///   - target: the eversion that shall be seen, degrees.
  ///   - definition: between which points.
  ///   - camera: who sees it.
  ///   - leg: the leg for an adjustment.
  package static func adjustment(
    for target: Double, _ definition: RearfootDefinition, _ camera: Camera,
    leg: (LegAdjustment) -> MarkedLeg
  ) -> LegAdjustment? {
    guard let natural = leg(LegAdjustment()).seenEversion(definition, camera) else { return nil }
    let tilt = min(12, max(-12, shareOfLeg * (target - natural)))
    func miss(_ eversion: Double) -> Double? {
      leg(LegAdjustment(eversion: eversion, legTilt: tilt)).seenEversion(definition, camera)
        .map { $0 - target }
    }
    var previous = 0.0
    guard var before = miss(previous) else { return nil }
    var eversion = min(60, max(-60, -before))
    for _ in 0..<40 {
      guard abs(eversion) <= 60, let now = miss(eversion) else { return nil }
      if abs(now) < 1e-6 { return LegAdjustment(eversion: eversion, legTilt: tilt) }
      let slope = (now - before) / (eversion - previous)
      guard slope.isFinite, abs(slope) > 0.05 else { return nil }
      (previous, before) = (eversion, now)
      eversion -= min(20, max(-20, now / slope))
    }
    return nil
  }
}
