import GaitMath
import GaitModel

extension MetricRule {
  /// How much times differ from step to step.
  package static let variability: [MetricRule] = [
    coefficientOfVariation(
      "step_time_variability",
      of: { step in
        step.before.map {
          .milliseconds(
            from: $0.initialContact, to: step.contact.initialContact, sameKind: true)
        }
      }),
    coefficientOfVariation("stride_time_variability", of: \.strideTime),
    coefficientOfVariation("contact_time_variability", of: \.contactTime),
  ]

  /// Repetitions of a side from which on a standard deviation says something.
  private static let fewest = 5

  private static func times(
    of side: Side, in gait: MeasuredGait, _ time: (GaitStep) -> Estimate?
  ) -> [Estimate] {
    gait.steps.filter { $0.side == side }.compactMap { step in
      time(step).map { StepEstimate(side: side, contact: step.time, estimate: $0) }
    }.withoutOutliers.map(\.estimate)
  }

  /// 100 times the standard deviation over the mean, of each side; for both the root of the mean
  /// square, so that a difference between the sides is not taken for variability.
  ///
  /// Its standard error is CV / sqrt(2 (n - 1)). The scatter of the events themselves is part of
  /// the value; where it makes up more than half of its square, the metric is withheld.
  private static func coefficientOfVariation(
    _ id: String, of time: @escaping @Sendable (GaitStep) -> Estimate?
  ) -> MetricRule {
    MetricRule(id, unit: .fixed("%")) { gait in
      let sides = Side.allCases.map { side in
        (side: side, times: times(of: side, in: gait, time))
      }.filter { $0.times.count >= fewest }
      guard !sides.isEmpty else {
        return .withheld("It takes five steps of a foot and more.")
      }
      var found: [ClipEstimate] = []
      var error = 0.0
      for (side, times) in sides {
        guard let mean = Statistics.mean(times.map(\.value)), mean > 0,
          let spread = Statistics.standardDeviation(times.map(\.value))
        else { continue }
        let value = 100 * spread / mean
        let n = Double(times.count)
        found.append(
          ClipEstimate(
            side: side, estimate: Estimate(value, random: value / (2 * (n - 1)).squareRoot()),
            n: times.count))
        let scatter = times.reduce(0) { $0 + $1.random * $1.random } / n
        error += 1e4 * scatter / (mean * mean)
      }
      guard !found.isEmpty else { return .clip([]) }
      let count = Double(found.count)
      let squares = found.reduce(0) { $0 + $1.estimate.value * $1.estimate.value } / count
      guard error / count < 0.5 * squares else {
        return .withheld(
          "The frame rate and the noise of the points scatter the events as much as the steps "
            + "differ: film at a higher frame rate.")
      }
      let n = found.reduce(0) { $0 + $1.n }
      let both = ClipEstimate(
        side: nil,
        estimate: Estimate(
          squares.squareRoot(), random: squares.squareRoot() / (2 * Double(n - 2)).squareRoot()),
        n: n)
      return .clip([both] + found)
    }
  }
}
