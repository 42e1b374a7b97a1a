package import GaitMath
package import GaitModel

/// A stretch of gait seen from the rear or the front: what lies to which side, in units that do
/// not change as the person comes nearer or goes away.
package struct FrontalPlane: Sendable {
  /// The stretch; its x points to the person's right.
  package let gait: MeasuredGait
  /// Seconds of the usual stride.
  package let strideTime: Double

  /// Pixels of the leg where the trunk has its reference length.
  private let legLength: Double
  private let trunk: SampledCurve
  private let trunkReference: Double
  private let pelvis: SampledCurve

  /// Heel to the tips of the toes over the leg's length from hip to ankle: 14.5 % of the height
  /// against segments of 24.5 and 24.6 % (Drillis and Contini 1966, as in Winter 2009,
  /// ISBN 978-0-470-39818-0, less the part of the foot behind the heel's point).
  private static let footPerLeg = 0.145 / 0.491
  /// Where the second toe lies between the tips of the big and the small one.
  private static let secondToe = 0.3

  /// Nil where trunk or legs are never seen, or where no two contacts follow each other.
  package init?(_ gait: MeasuredGait) {
    let gaps = gait.steps.compactMap { step in
      step.step.map { $0.upperBound - $0.lowerBound }
    }
    guard let stepTime = Statistics.median(gaps), let neck = gait.body[.neck],
      let hip = gait.body[.midHip], let scale = BodyScale(gait.body),
      let middle = gait.point(.midHip)
    else { return nil }
    let lengths = (0..<neck.count).map { (neck[$0] - hip[$0]).length }
    // The same quantile as that of the leg, so that both belong to the same distance.
    guard let reference = Statistics.quantile(lengths.filter(\.isFinite), 0.8), reference > 0
    else { return nil }
    self.gait = gait
    strideTime = 2 * stepTime
    legLength = scale.legLength
    trunk = SampledCurve(times: gait.body.times, values: lengths)
    trunkReference = reference
    pelvis = middle.x
  }

  /// 1 for the right, -1 for the left: where x leads away from the mid-line.
  package func outward(_ side: Side) -> Double { side == .right ? 1 : -1 }

  /// The middle of stance; nil where the toe-off is not known.
  package func midStance(_ step: GaitStep) -> Double? {
    step.stance.map { ($0.lowerBound + $0.upperBound) / 2 }
  }

  /// A part of stance given by shares of it; nil where the toe-off is not known.
  package func part(of step: GaitStep, _ shares: ClosedRange<Double>) -> ClosedRange<Double>? {
    step.stance.map { stance in
      let length = stance.upperBound - stance.lowerBound
      return stance.lowerBound + shares.lowerBound * length...stance.lowerBound
        + shares.upperBound * length
    }
  }

  /// How large the person is in a span against the reference; nil where the trunk is not seen.
  package func size(in span: ClosedRange<Double>) -> Double? {
    trunk.mean(in: span).map { $0 / trunkReference }
  }

  /// Pixels of the leg's length at the distance of a span; nil where the trunk is not seen.
  package func leg(in span: ClosedRange<Double>) -> Double? {
    size(in: span).map { $0 * legLength }
  }

  /// Pixels from heel to toes of a foot that lies across the line of sight.
  package func footLength(in span: ClosedRange<Double>) -> Double? {
    leg(in: span).map { $0 * Self.footPerLeg }
  }

  /// A length in pixels at the distance of a span, in the unit of a metric.
  ///
  /// - Parameters:
  ///   - pixels: the length in the picture.
  ///   - span: when.
  ///   - random: its standard error that differs from step to step, pixels.
  ///   - systematic: what all steps share, as a share of the leg's length.
  /// - Returns: the length; nil where the trunk, which tells the distance, is not seen.
  package func length(
    _ pixels: Double, in span: ClosedRange<Double>, random: Double, systematic: Double
  ) -> Estimate? {
    guard let leg = leg(in: span), leg > 0 else { return nil }
    let standard = gait.bodyScale.legLength / leg
    return gait.length(
      pixels * standard, in: .length, random: random * standard,
      systematic: systematic * gait.bodyScale.legLength)
  }

  /// The line along which the middle of the hips travels: its mean over a stride about a time, in
  /// which the sway of the two steps cancels; nil near the ends of the stretch.
  package func lineOfTravel(at time: Double) -> Double? {
    pelvis.mean(in: time - strideTime / 2...time + strideTime / 2)
  }

  /// The sideways place of a standing foot against the line of travel, pixels, positive to the
  /// person's right: the middle of heel and ankle, or the ankle alone where it hides the heel.
  package func place(of side: Side, at time: Double) -> Double? {
    guard let line = lineOfTravel(at: time), let ankle = gait.point(.on(side, "ankle"))?.x(time)
    else { return nil }
    guard gait.view.value == .rear, let heel = gait.point(.on(side, "heel"))?.x(time) else {
      return ankle - line
    }
    return (ankle + heel) / 2 - line
  }

  /// The sideways place of the foot of a contact at its mid-stance; nil where it is not seen.
  package func place(of contact: FootContact) -> Double? {
    guard let toeOff = contact.toeOff?.time else { return nil }
    return place(of: contact.side, at: (contact.initialContact.time + toeOff) / 2)
  }

  /// The heel and the second toe at a time; nil where one is not seen. The big toe stands for the
  /// second one where the skeleton has no small toe.
  package func foot(_ side: Side, at time: Double) -> (heel: Vector2, toe: Vector2)? {
    guard let heel = gait.point(.on(side, "heel"))?(time),
      let big = gait.point(.on(side, "big_toe"))?(time)
    else { return nil }
    guard let small = gait.point(.on(side, "small_toe"))?(time) else { return (heel, big) }
    return (heel, big + Self.secondToe * (small - big))
  }

  /// Noise of a point of a side, pixels a coordinate.
  package func noise(_ part: String, _ side: Side) -> Double { gait.noise.cleaned(.on(side, part)) }
}

extension MetricRule {
  /// A metric of the rear and front views with one value a step; `value` is nil where something
  /// that a step needs is missing.
  static func frontal(
    _ id: String, unit: Unit, points: [String], trust: Double,
    note: @escaping @Sendable (MeasuredGait) -> String? = { _ in nil },
    value: @escaping @Sendable (FrontalPlane, GaitStep) -> Estimate?
  ) -> MetricRule {
    MetricRule(id, unit: unit, points: points, trust: trust, note: note) { gait in
      guard let plane = FrontalPlane(gait) else { return .steps([]) }
      return .steps(
        gait.steps.compactMap { step in
          value(plane, step).flatMap { estimate in
            estimate.value.isFinite
              ? StepEstimate(side: step.side, contact: step.time, estimate: estimate) : nil
          }
        })
    }
  }
}
