import Foundation
package import GaitMath
package import GaitModel

extension FrontalMetrics {
  /// Where the feet stand and how they turn.
  static let feet: [MetricRule] = [
    width("step_width"), crossover, width("base_of_support"), footProgression, heelWhip, rearfoot,
  ]

  /// Shares of stance in which every foot lies flat, whatever touched first.
  private static let flat = 0.2...0.55
  /// Shares of stance for the rearfoot: flat, and with room for an uncertain contact and toe-off
  /// inside the 10 to 60 % in which two dimensions tell what three do (Cornwall and McPoil 1995,
  /// doi:10.1016/0268-0033(95)90435-C).
  private static let rearfootPart = 0.15...0.55
  /// Heel over toes as a share of the foot's length from which on the sole faces backwards.
  private static let facingShare = 0.5
  /// Degrees by which a camera that does not stand in the line of travel turns both feet.
  private static let yawError = 6.0

  /// Sideways distance of a foot from where the other stood before and after.
  private static func width(_ id: String) -> MetricRule {
    MetricRule.frontal(
      id, unit: .length, points: ["ankle"], trust: 0.7
    ) { plane, stance in
      let others = plane.neighbours(of: stance)
      guard let own = plane.place(of: stance.side, at: stance.middle),
        let other = Statistics.mean(others)
      else { return nil }
      let noise =
        plane.noise("ankle", stance.side) * (1 + 1 / Double(others.count)).squareRoot()
      return plane.length(
        plane.outward(stance.side) * (own - other), in: stance.span, random: noise,
        systematic: 0.006)
    }
  }

  /// The share of steps with the foot past the line of travel, of both feet and of each.
  private static let crossover = MetricRule(
    "crossover", unit: .fixed("%"), points: ["ankle"], trust: 0.5,
    note: { _ in "Steps near the line count fully to one side or the other." }
  ) { gait in
    guard let plane = FrontalPlane(gait) else { return .clip([]) }
    let places = plane.stances.compactMap { stance -> (side: Side, past: Double)? in
      plane.place(of: stance.side, at: stance.middle).map {
        (stance.side, plane.outward(stance.side) * $0 < 0 ? 100.0 : 0)
      }
    }
    let sides: [Side?] = [nil] + Side.allCases
    return .clip(
      sides.compactMap { side in
        let own = places.filter { side == nil || $0.side == side }.map(\.past)
        guard let share = Statistics.mean(own) else { return nil }
        return ClipEstimate(
          side: side, estimate: Estimate(share, random: shareError(share / 100, of: own.count)),
          n: own.count)
      })
  }

  /// Standard error of a share of n steps, percent, with one step of each kind added, so that it
  /// is not zero where all steps are alike (Agresti and Coull 1998, doi:10.2307/2685469).
  private static func shareError(_ share: Double, of count: Int) -> Double {
    let n = Double(count) + 2
    let p = (share * Double(count) + 1) / n
    return 100 * (p * (1 - p) / n).squareRoot()
  }

  private static let footProgression = MetricRule.frontal(
    "foot_progression", unit: .fixed("deg"), points: ["heel", "big_toe"], trust: 0.3,
    note: { _ in
      "From the sideways distance of toes and heel and the usual length of a foot; a camera beside "
        + "the line of travel adds to one foot what it takes from the other."
    }, unless: \.feetReason
  ) { plane, stance in
    guard plane.showsFeet(stance) else { return nil }
    let span = plane.part(of: stance, flat)
    guard let length = plane.footLength(in: span),
      let sideways = plane.meanToeOffset(stance.side, in: span)
    else { return nil }
    let ratio = plane.outward(stance.side) * sideways / length
    // Beyond it the points are no foot on the ground.
    guard abs(ratio) < 0.9 else { return nil }
    let noise = plane.noise("heel", stance.side) + plane.noise("big_toe", stance.side)
    return Estimate(
      asin(ratio) * 180 / .pi, random: noise / length * 180 / .pi, systematic: yawError)
  }

  private static let heelWhip = MetricRule.frontal(
    "heel_whip", unit: .fixed("deg"), points: ["heel", "big_toe"], trust: 0.3,
    note: { _ in "From the points of heel and toes while the sole faces the camera." },
    unless: \.feetReason
  ) { plane, stance in
    guard plane.showsFeet(stance) else { return nil }
    let swing = plane.earlySwing(after: stance)
    guard let length = plane.footLength(in: swing) else { return nil }
    let early = (0...24).map {
      swing.lowerBound + (swing.upperBound - swing.lowerBound) * Double($0) / 24
    }
    let lines = early.compactMap { time in
      plane.foot(stance.side, at: time).map { $0.heel - $0.toe }
    }
    // A sole that does not face the camera shows no direction.
    guard lines.count == early.count,
      let first = lines.first(where: { $0.y > facingShare * length }),
      let backward = lines.max(by: { $0.y < $1.y }), backward.y > first.y
    else { return nil }
    let out = plane.outward(stance.side)
    func medial(_ line: Vector2) -> Double { atan2(-out * line.x, line.y) * 180 / .pi }
    let (heel, toe) = (plane.noise("heel", stance.side), plane.noise("big_toe", stance.side))
    let point = (heel * heel + toe * toe).squareRoot() * 180 / .pi
    let (a, b) = (point / first.y, point / backward.y)
    return Estimate(
      medial(backward) - medial(first), random: (a * a + b * b).squareRoot(), systematic: 3)
  }

  private static let rearfoot = MetricRule.frontal(
    "rearfoot_angle", unit: .fixed("deg"), points: ["heel"], trust: 0.1,
    note: { _ in
      "A proxy, not against standing: the points of a pose network cannot replace markers on "
        + "heel and leg, and differ from them by up to tens of degrees."
    }, unless: \.feetReason
  ) { plane, stance in
    guard plane.showsFeet(stance) else { return nil }
    let span = plane.part(of: stance, rearfootPart)
    guard let leg = plane.leg(in: span) else { return nil }
    let times = (0...16).map {
      span.lowerBound + (span.upperBound - span.lowerBound) * Double($0) / 16
    }
    let out = plane.outward(stance.side)
    let angles = times.compactMap { time -> Double? in
      guard let knee = plane.gait.point(.on(stance.side, "knee"))?(time),
        let ankle = plane.gait.point(.on(stance.side, "ankle"))?(time),
        let heel = plane.gait.point(.on(stance.side, "heel"))?(time),
        // The heel's point lies well below the ankle's, or it is none.
        ankle.y - heel.y > 0.02 * leg
      else { return nil }
      return FrontalMetrics.lateralTilt(from: ankle, to: knee, outward: out)
        - FrontalMetrics.lateralTilt(from: heel, to: ankle, outward: out)
    }
    guard angles.count == times.count, let mean = Statistics.mean(angles) else { return nil }
    let noise = plane.noise("heel", stance.side) + plane.noise("ankle", stance.side)
    // Ankle to heel is some 8 % of the leg.
    return Estimate(mean, random: noise / (0.08 * leg) * 180 / .pi, systematic: 10)
  }

  /// Degrees by which an axis from its bottom to its top leans away from the mid-line.
  package static func lateralTilt(
    from bottom: Vector2, to top: Vector2, outward: Double
  ) -> Double {
    let axis = top - bottom
    return atan2(outward * axis.x, axis.y) * 180 / .pi
  }
}

extension FrontalPlane {
  /// The mean sideways place of the toes against the heel within a span, pixels to the person's
  /// right; nil where a point is missing.
  package func meanToeOffset(_ side: Side, in span: ClosedRange<Double>) -> Double? {
    let times = (0...12).map {
      span.lowerBound + (span.upperBound - span.lowerBound) * Double($0) / 12
    }
    let offsets = times.compactMap { time in foot(side, at: time).map { $0.toe.x - $0.heel.x } }
    return offsets.count == times.count ? Statistics.mean(offsets) : nil
  }
}
