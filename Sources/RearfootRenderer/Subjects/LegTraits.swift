/// How one leg of a person is built and moves, degrees unless said.
///
/// Drawn from the distributions that `RearfootSubject` names; pitch is positive with the upper end in
/// front, tilt with the upper end to the outside.
package struct LegTraits: Sendable, Hashable {
  /// Tilt of the lower leg in standing on both legs.
  package var standingTilt: Double
  /// Alignment of knee and hip in the frontal plane: the thigh's tilt is that of the lower leg less
  /// this; varus positive.
  package var kneeAlignment: Double
  /// How far the knee moves in the frontal plane during stance.
  package var kneeMotion: Double
  /// Eversion in relaxed standing.
  package var standingEversion: Double
  /// Toe-out.
  package var toeOut: Double
  /// How much further the lower leg tilts in the middle of running stance than in standing.
  package var stanceTilt: Double
  /// By how much the tilt at contact and toe-off is less than in the middle of stance.
  package var tiltAmplitude: Double
  /// Pitch of the heel at contact: negative where the heel lands first.
  package var contactHeelPitch: Double
  /// Pitch of the heel at 75 percent of stance.
  package var heelRise75: Double
  /// Pitch of the heel at 90 percent of stance.
  package var heelRise90: Double
  /// Pitch of the lower leg at contact.
  package var contactLegPitch: Double
  /// Pitch of the lower leg at 50 percent of stance.
  package var middleLegPitch: Double
  /// Pitch of the lower leg at 90 percent of stance.
  package var lateLegPitch: Double
  /// Scores of the principal components of the running course of eversion.
  package var components: [Double]
  /// Scores of the shape of the walking course.
  package var walkingShape: [Double]
  /// SD between steps of the eversion at contact.
  package var stepSpreadAtContact: Double
  /// SD between steps of the peak.
  package var stepSpreadAtPeak: Double
  /// Internal rotation of the lower leg, degrees for each degree of eversion.
  package var rotationShare: Double
  /// How far the heel swings inward after toe-off.
  package var whip: Double
  /// How much of the heel's motion the counter of the shoe follows.
  package var counterShare: Double
  /// By how much it follows later, seconds.
  package var counterDelay: Double
}
