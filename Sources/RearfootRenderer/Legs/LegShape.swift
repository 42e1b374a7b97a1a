import Foundation
package import GaitMath

/// How a lower leg, a foot and what it stands in are built: every length in metres. Standard values are
/// chosen for an adult of middle size, not measured.
///
/// The lower leg is a stack of cross-sections. Each has a half-width to either side and a depth to
/// the back and to the front of the line from ankle to knee; the back adds the ridge of the Achilles
/// tendon and the hollows beside it, so that a point of the back is known in closed form.
package struct LegShape: Sendable, Hashable {
  /// From the centre of the ankle to the centre of the knee.
  package var shankLength: Double
  /// From the back of the heel to the tip of the toe.
  package var footLength: Double
  /// What the foot wears.
  package var footwear: Footwear
  /// Around the thickest part of the calf.
  package var calfGirth: Double
  /// Around the thinnest part above the ankle.
  package var ankleGirth: Double
  /// Around the knee.
  package var kneeGirth: Double
  /// How much lower the inner head of the calf has its thickest part than the outer one.
  package var medialHeadDrop: Double
  /// How much further the calf bulges to the outside than its half-width.
  package var lateralBulge: Double
  /// How far the Achilles tendon stands out.
  package var tendonRidge: Double
  /// How much of a muscle's form can be seen, 0 (smooth) to 1 (an athlete).
  package var definition: Double
  /// Width of the heel, or of the heel counter of the shoe.
  package var heelWidth: Double
  /// From the ground to the upper edge of the heel counter, or of the bare heel.
  package var counterHeight: Double
  /// Of the sole under the heel; 0 barefoot.
  package var soleThickness: Double
  /// How far the sole stands out beyond the counter on either side.
  package var soleFlare: Double

  package init(
    shankLength: Double, footLength: Double, footwear: Footwear, calfGirth: Double = 0.38,
    ankleGirth: Double = 0.225, kneeGirth: Double = 0.37, medialHeadDrop: Double = 0.014,
    lateralBulge: Double = 0.004, tendonRidge: Double = 0.012, definition: Double = 0.5,
    heelWidth: Double = 0.068, counterHeight: Double = 0.085, soleThickness: Double = 0.03,
    soleFlare: Double = 0.006
  ) {
    self.shankLength = shankLength
    self.footLength = footLength
    self.footwear = footwear
    self.calfGirth = calfGirth
    self.ankleGirth = ankleGirth
    self.kneeGirth = kneeGirth
    self.medialHeadDrop = medialHeadDrop
    self.lateralBulge = lateralBulge
    self.tendonRidge = tendonRidge
    self.definition = definition
    self.heelWidth = heelWidth
    self.counterHeight = counterHeight
    self.soleThickness = soleThickness
    self.soleFlare = soleFlare
  }

  /// The centre of the ankle in the neutral foot, local to `LegPose.heel`: forward of the back of the
  /// heel by 22.5 percent of the foot and above the sole by 29 percent of it.
  package var ankleInHeel: Vector3 {
    Vector3(0.225 * footLength, soleThickness + 0.29 * footLength, 0)
  }
}
