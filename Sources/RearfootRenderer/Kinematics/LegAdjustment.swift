/// By how much a leg is moved away from how its person moves, degrees: how a set reaches an angle that
/// it asks for.
package struct LegAdjustment: Sendable, Hashable {
  /// Added to the eversion of the heel that is seen.
  package var eversion: Double
  /// Added to the tilt of the lower leg.
  package var legTilt: Double

  package init(eversion: Double = 0, legTilt: Double = 0) {
    self.eversion = eversion
    self.legTilt = legTilt
  }
}
