import GaitMath
import GaitModel

extension FrontalMetrics {
  /// A rule of the side view that reads the same quantity in another way from the rear and the
  /// front; others as they are.
  package static func adapted(_ rule: MetricRule) -> MetricRule {
    guard let frontal = readings[rule.id] else { return rule }
    return MetricRule(
      rule.id, unit: rule.unit, points: rule.points, averaging: rule.averaging, trust: rule.trust,
      note: rule.note
    ) { gait in
      gait.view.value == .side ? rule.read(gait) : frontal(gait)
    }
  }

  private static let readings: [String: @Sendable (MeasuredGait) -> MetricReading] = [
    "step_time": { times(ofStrides: false, $0) },
    "stride_time": { times(ofStrides: true, $0) },
    "vertical_oscillation": { gait in
      guard let curve = gait.centreCurve, let noise = gait.centreOfMass?.noise else {
        return .steps([])
      }
      return verticalRange(of: curve, noise: noise, gait)
    },
    "head_vertical_motion": { gait in
      let name = gait.point(.head) == nil ? PointName.nose : .head
      guard let head = gait.point(name) else { return .steps([]) }
      return verticalRange(of: head, noise: gait.noise.cleaned(name), gait)
    },
  ]

  /// Times and heights that a side view has too, taken from one mid-stance to the next: contacts
  /// are hard to tell along the line of sight.
  ///
  /// - Parameters:
  ///   - isStride: whether to the next mid-stance of the same foot; else from the other foot's one
  ///     before.
  ///   - gait: a stretch seen from the rear or the front.
  /// - Returns: milliseconds by step.
  package static func times(ofStrides isStride: Bool, _ gait: MeasuredGait) -> MetricReading {
    guard let plane = FrontalPlane(gait) else { return .steps([]) }
    let error = 1000 * plane.middleUncertainty * 2.0.squareRoot()
    return .steps(
      plane.stances.compactMap { stance in
        let seconds =
          isStride
          ? stance.next.map { $0 - stance.middle } : stance.before.map { stance.middle - $0 }
        return seconds.map {
          StepEstimate(
            side: stance.side, contact: stance.contact,
            estimate: Estimate(1000 * $0, random: error))
        }
      })
  }

  /// Highest less lowest place of a point from one mid-stance to the other foot's next, in which
  /// the body is at the same height: the straight line between both is the way of the body in the
  /// picture, and is taken out.
  ///
  /// - Parameters:
  ///   - curve: the way of the point.
  ///   - noise: standard deviation of each coordinate, pixels.
  ///   - gait: a stretch seen from the rear or the front.
  /// - Returns: the range by step, in the unit of lengths.
  package static func verticalRange(
    of curve: PointCurve, noise: Double, _ gait: MeasuredGait
  ) -> MetricReading {
    guard let plane = FrontalPlane(gait) else { return .steps([]) }
    return .steps(
      plane.stances.compactMap { stance -> StepEstimate? in
        guard let before = stance.before, before < stance.middle,
          case let span = before...stance.middle, let course = curve.y.dense(span),
          let first = course.first, let last = course.last
        else { return nil }
        let drift = (last.value - first.value) / (last.time - first.time)
        let level = SampledCurve(
          times: course.map(\.time),
          values: course.map { $0.value - drift * ($0.time - first.time) })
        return gait.range(of: level, in: span, noise: noise).flatMap {
          plane.length($0.value, in: span, random: $0.random, systematic: 0.005)
        }.map { StepEstimate(side: stance.side, contact: stance.contact, estimate: $0) }
      })
  }
}
