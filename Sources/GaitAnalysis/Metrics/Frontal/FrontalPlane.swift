package import GaitMath
package import GaitModel

/// A stretch of gait seen from the rear or the front: what lies to which side, in units that do
/// not change as the person comes nearer or goes away, and at times that hang on no contact.
package struct FrontalPlane: Sendable {
  /// One stance with the stride that it begins.
  package struct Stance: Sendable, Hashable {
    /// The foot that stands.
    package let side: Side
    /// Seconds of the middle of stance.
    package let middle: Double
    /// Seconds of the same foot's next mid-stance; nil where none was found in its place.
    package let next: Double?
    /// Seconds of the other foot's mid-stance before; nil where none was found in its place.
    package let before: Double?
    /// Seconds of the contact that it belongs to.
    package let contact: Double
    /// The part in which the foot surely stands.
    package let span: ClosedRange<Double>

    /// From mid-stance to the next mid-stance of the same foot.
    package var stride: ClosedRange<Double>? { next.map { middle...$0 } }
  }

  /// The stretch; its x points to the person's right.
  package let gait: MeasuredGait
  /// Seconds of the usual stride.
  package let strideTime: Double
  /// Every stance whose contact was found, by time.
  package let stances: [Stance]

  /// Pixels from mid-hip to neck, which tell the distance.
  private let trunk: SampledCurve
  /// Leg over trunk in the same frame.
  private let legPerTrunk: Double
  private let pelvis: SampledCurve
  private let middles: [Side: [Double]]
  /// Standard uncertainty of a mid-stance, seconds.
  package let middleUncertainty: Double

  /// Heel to the tips of the toes over the leg's length from hip to ankle: 14.5 % of the height
  /// against segments of 24.5 and 24.6 % (Drillis and Contini 1966, as in Winter 2009,
  /// ISBN 978-0-470-39818-0, less the part of the foot behind the heel's point).
  private static let footPerLeg = 0.145 / 0.491
  /// Where the second toe lies between the tips of the big and the small one.
  private static let secondToe = 0.3
  /// Shares of the stride that a foot stands: of running and of walking.
  private static let standing = (running: 0.34, walking: 0.6)
  /// Share of the stride by which a contact may be off and still find its stance; beyond half of it
  /// the next stance of the foot is nearer.
  private static let reach = 0.4

  /// Nil where trunk or legs are never seen, or where no two contacts follow each other.
  package init?(_ gait: MeasuredGait) {
    let gaps = gait.steps.compactMap { step in
      step.step.map { $0.upperBound - $0.lowerBound }
    }
    guard let stepTime = gait.cadence.map({ 1 / $0.stepFrequency }) ?? Statistics.median(gaps),
      let neck = gait.body[.neck], let hip = gait.body[.midHip],
      let middle = gait.point(.midHip)
    else { return nil }
    let lengths = (0..<neck.count).map { (neck[$0] - hip[$0]).length }
    guard let ratio = Self.legPerTrunk(gait.body, trunk: lengths) else { return nil }
    self.gait = gait
    strideTime = 2 * stepTime
    trunk = SampledCurve(times: gait.body.times, values: lengths)
    legPerTrunk = ratio
    pelvis = middle.x
    let found = FrontalStances(
      gait.body, stride: 2 * stepTime, noise: gait.noise.cleaned(.leftAnkle))
    middles = found.middles
    middleUncertainty = found.uncertainty
    stances = Self.stances(gait, middles, stride: 2 * stepTime)
  }

  /// Thigh and shank over the trunk, each in frames where it is not foreshortened (the 80th
  /// percentile, as in `BodyScale`), of the longer leg. Both are seen from the same distance in
  /// every frame.
  private static func legPerTrunk(_ body: BodyTracks, trunk: [Double]) -> Double? {
    let ratios = Side.allCases.compactMap { side -> Double? in
      guard let hip = body[.on(side, "hip")], let knee = body[.on(side, "knee")],
        let ankle = body[.on(side, "ankle")]
      else { return nil }
      func typical(_ a: PointTrack, _ b: PointTrack) -> Double? {
        Statistics.quantile(
          trunk.indices.map { (a[$0] - b[$0]).length / trunk[$0] }.filter(\.isFinite), 0.8)
      }
      guard let thigh = typical(hip, knee), let shank = typical(knee, ankle) else { return nil }
      return thigh + shank
    }
    return ratios.max()
  }

  /// The stance of every contact: the one whose middle is nearest to where it belongs after it.
  private static func stances(
    _ gait: MeasuredGait, _ middles: [Side: [Double]], stride: Double
  ) -> [Stance] {
    let share = gait.kind.isRunning ? standing.running : standing.walking
    let half = share / 2 * stride
    var taken: [Side: Set<Double>] = [:]
    return gait.steps.compactMap { step in
      let expected = step.time + half
      guard let own = middles[step.side],
        let middle = own.min(by: { abs($0 - expected) < abs($1 - expected) }),
        abs(middle - expected) < reach * stride,
        taken[step.side, default: []].insert(middle).inserted
      else { return nil }
      let next = own.first { $0 > middle }
      let before = (middles[step.side.opposite] ?? []).last { $0 < middle }
      return Stance(
        side: step.side, middle: middle,
        next: next.flatMap { (0.7...1.3).contains(($0 - middle) / stride) ? $0 : nil },
        before: before.flatMap { (0.3...0.7).contains((middle - $0) / stride) ? $0 : nil },
        contact: step.time, span: middle - 0.8 * half...middle + 0.8 * half)
    }
  }

  /// 1 for the right, -1 for the left: where x leads away from the mid-line.
  package func outward(_ side: Side) -> Double { side == .right ? 1 : -1 }

  /// A part of stance given by shares of it.
  package func part(of stance: Stance, _ shares: ClosedRange<Double>) -> ClosedRange<Double> {
    // The span is 80 % of stance about its middle.
    let length = (stance.span.upperBound - stance.span.lowerBound) / 0.8
    return stance.middle + (shares.lowerBound - 0.5) * length...stance.middle
      + (shares.upperBound - 0.5) * length
  }

  /// The first half of the swing after a stance.
  package func earlySwing(after stance: Stance) -> ClosedRange<Double> {
    let lift = part(of: stance, 1...1).lowerBound
    let swing = strideTime - 2 * (lift - stance.middle)
    return lift...lift + swing / 2
  }

  /// Pixels of the leg's length at the distance of a span; nil where the trunk is not seen.
  package func leg(in span: ClosedRange<Double>) -> Double? {
    trunk.mean(in: span).map { $0 * legPerTrunk }
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

  /// The places of the other foot at its mid-stances before and after a moment, one step away.
  package func neighbours(of stance: Stance) -> [Double] {
    let other = stance.side.opposite
    return (middles[other] ?? []).filter {
      (0.3...0.7).contains(abs($0 - stance.middle) / strideTime)
    }.compactMap { place(of: other, at: $0) }
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

  /// Whether the person is so large at a stance that a foot has a shape: a leg of 150 pixels has a
  /// foot of some 45, and 12 from the ankle to the heel.
  package func showsFeet(_ stance: Stance) -> Bool { (leg(in: stance.span) ?? 0) >= 150 }

  /// Why no stance shows the shape of a foot; nil where one does.
  package var feetReason: String? {
    stances.isEmpty || stances.contains(where: showsFeet)
      ? nil : "The person is too small in the picture for the feet: the legs are under 150 pixels."
  }

  /// Noise of a point of a side, pixels a coordinate.
  package func noise(_ part: String, _ side: Side) -> Double { gait.noise.cleaned(.on(side, part)) }
}

extension MetricRule {
  /// A metric of the rear and front views with one value a stance; `value` is nil where something
  /// that it needs is missing.
  static func frontal(
    _ id: String, unit: Unit, points: [String], trust: Double,
    note: @escaping @Sendable (MeasuredGait) -> String? = { _ in nil },
    unless reason: @escaping @Sendable (FrontalPlane) -> String? = { _ in nil },
    value: @escaping @Sendable (FrontalPlane, FrontalPlane.Stance) -> Estimate?
  ) -> MetricRule {
    MetricRule(id, unit: unit, points: points, trust: trust, note: note) { gait in
      guard let plane = FrontalPlane(gait) else { return .steps([]) }
      if let reason = reason(plane) { return .withheld(reason) }
      return .steps(
        plane.stances.compactMap { stance in
          value(plane, stance).flatMap { estimate in
            estimate.value.isFinite
              ? StepEstimate(side: stance.side, contact: stance.contact, estimate: estimate) : nil
          }
        })
    }
  }
}
