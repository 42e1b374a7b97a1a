/// A leg at one moment, and what is true of it.
package struct LegState: Sendable, Hashable {
  /// Where its parts are. The heel is that of the shoe's counter, or the skin's.
  package var pose: LegPose
  /// Where in its cycle it is.
  package var phase: LegPhase
  /// Which of its steps that is.
  package var step: Int
  /// Seconds since the contact of this step; infinite in standing.
  package var sinceContact: Double
  /// Eversion of the heel bone in the frontal plane of the leg, degrees.
  package var anatomical: Double
  /// How the lower leg stands.
  package var shank: SegmentAttitude
  /// How the heel that is seen stands.
  package var heel: SegmentAttitude

  package init(
    pose: LegPose, phase: LegPhase, step: Int, sinceContact: Double, anatomical: Double,
    shank: SegmentAttitude, heel: SegmentAttitude
  ) {
    self.pose = pose
    self.phase = phase
    self.step = step
    self.sinceContact = sinceContact
    self.anatomical = anatomical
    self.shank = shank
    self.heel = heel
  }
}
