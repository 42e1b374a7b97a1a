package import GaitModel

/// Where the parts of one leg are at one moment.
package struct LegPose: Sendable, Hashable {
  /// Whose.
  package var side: Side
  /// The lower leg: origin in the centre of the ankle, up towards the centre of the knee.
  package var shank: RigidFrame
  /// Metres from ankle to knee.
  package var shankLength: Double
  /// The thigh: origin in the centre of the knee, up towards the hip.
  package var thigh: RigidFrame
  /// The rearfoot with the heel counter: origin under the heel, where the back of the sole meets the
  /// ground when the foot is flat; up along the heel's bisection.
  package var heel: RigidFrame
  /// The forefoot: origin under the ball of the foot; forward along the foot.
  package var forefoot: RigidFrame
  /// Metres of the foot from the back of the heel to the tip of the toe.
  package var footLength: Double
  /// Percent of stance; nil in the air and in standing.
  package var stancePercent: Double?
  /// Whether the whole sole is on the ground.
  package var isFootFlat: Bool

  package init(
    side: Side, shank: RigidFrame, shankLength: Double, thigh: RigidFrame, heel: RigidFrame,
    forefoot: RigidFrame, footLength: Double, stancePercent: Double?, isFootFlat: Bool
  ) {
    self.side = side
    self.shank = shank
    self.shankLength = shankLength
    self.thigh = thigh
    self.heel = heel
    self.forefoot = forefoot
    self.footLength = footLength
    self.stancePercent = stancePercent
    self.isFootFlat = isFootFlat
  }
}
