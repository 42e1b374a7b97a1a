import Foundation
import GaitMath
package import GaitModel

/// A person as the renderer sees one: two lower legs, how they move, and how often.
///
/// Means, SDs and ranges: tilt of the tibia in standing +4, 3 (-4..12); alignment of hip, knee and ankle
/// men 1.5, 3.0, women 0.5, 2.6 (-6..9; PMC3560206); knee motion in stance 5.4, 2.8 (2..12) and the
/// running course of eversion from BMC-RIC (`EversionTable`); eversion in standing 4, 3.5 (-5..12), which
/// is a choice within the 0 to 7 of published methods; toe-out 6, 5 (-6..20); step width in running 3 cm,
/// 3.5 (-6..12) and in walking 0.13 of the leg (Donelan, Kram and Kuo 2001); +0.4 degrees of eversion per
/// degree of toe-out (after Mousavi and others 2021, doi:10.1371/journal.pone.0246425); -0.15 degrees per
/// centimetre of step width (small and uncertain, Brindle, Milner, Zhang and Fitzhugh 2014); internal
/// rotation 0.5 to 0.7 degrees a degree (in vitro 0.68, PMC5987802). Pitches of heel and leg, the
/// correlation of 0.6 between the legs, the counter's share and delay are assumptions, and so are height,
/// the lengths of parts as shares of it, cycles, speeds and the share of those who land on the forefoot.
package struct RearfootSubject: Sendable, Hashable {
  /// Who.
  package var number: Int
  /// Standing height, metres.
  package var height: Double
  /// Metres from hip to sole.
  package var legLength: Double
  /// Metres from ankle to knee.
  package var shankLength: Double
  /// Metres from the back of the heel to the tip of the toe.
  package var footLength: Double
  /// Metres from the middle to the centre of a hip.
  package var hipHalfWidth: Double
  /// Metres between the heels across the way in running; negative where the feet cross over.
  package var runningWidth: Double
  /// Metres between the heels across the way in walking.
  package var walkingWidth: Double
  /// Metres between the heels in standing.
  package var standingWidth: Double
  /// Share of the cycle that a foot is on the ground in running.
  package var runningStance: Double
  /// Share of the cycle that a foot is on the ground in walking.
  package var walkingStance: Double
  /// Seconds of a cycle in running.
  package var runningCycle: Double
  /// Seconds of a cycle in walking.
  package var walkingCycle: Double
  /// Metres a second in running.
  package var runningSpeed: Double
  /// Metres a second in walking.
  package var walkingSpeed: Double
  /// Whether the forefoot lands first in running.
  package var landsOnForefoot: Bool
  /// Of the skin, 1 to 10 on the Monk scale.
  package var skinTone: Int
  /// The left leg.
  package var left: LegTraits
  /// The right leg.
  package var right: LegTraits

  /// One of the legs.
  package subscript(side: Side) -> LegTraits { side == .left ? left : right }
}
