import GaitMath

extension MeasuredGait {
  /// Share of a step over which the roundness of a peak is judged, to either side.
  private static let reach = 0.2

  /// The largest (or smallest) value of a span, without what noise adds to it; nil in a gap.
  ///
  /// The peak of a noisy curve is higher than the curve: noise whose slope has the standard
  /// deviation s moves the top of a peak of curvature k by s / k and lifts it by s^2 / (2 k) on
  /// average. That much is taken away, at most one standard deviation of the noise, and a third of it
  /// counts as an error that all steps share.
  package func peak(
    of curve: SampledCurve, in span: ClosedRange<Double>, noise: Double, isLowest: Bool = false
  ) -> Estimate? {
    guard let top = isLowest ? curve.minimum(in: span) : curve.maximum(in: span) else {
      return nil
    }
    let lift = lift(of: curve, at: top.time, in: span, noise: noise)
    return Estimate(
      isLowest ? top.value + lift : top.value - lift, random: noise, systematic: lift / 3)
  }

  /// The largest less the smallest value of a span, without what noise adds to it; nil in a gap.
  package func range(
    of curve: SampledCurve, in span: ClosedRange<Double>, noise: Double
  ) -> Estimate? {
    guard let high = peak(of: curve, in: span, noise: noise),
      let low = peak(of: curve, in: span, noise: noise, isLowest: true)
    else { return nil }
    return Estimate(
      high.value - low.value, random: 2.0.squareRoot() * noise,
      systematic: high.systematic + low.systematic)
  }

  /// Standard deviation of the mean of an angle over a span: filtered noise is independent every
  /// half period of the cut-off.
  package func noise(ofMean angle: String, over span: ClosedRange<Double>) -> Double {
    let independent = max(1, 2 * cutoff * (span.upperBound - span.lowerBound))
    return noise(ofAngle: angle) / independent.squareRoot()
  }

  private func lift(
    of curve: SampledCurve, at time: Double, in span: ClosedRange<Double>, noise: Double
  ) -> Double {
    guard noise > 0, frameStep > 0, let step = usualStep else { return 0 }
    let reach = Self.reach * step
    let low = max(span.lowerBound, time - reach)
    let high = min(span.upperBound, time + reach)
    guard low < high, let course = curve.dense(low...high),
      let curvature = Self.curvature(course, about: time), curvature > 0
    else { return noise }
    let slope = self.noise.slopePerSample * noise / frameStep
    return min(noise, slope * slope / (2 * curvature))
  }

  /// Seconds of the usual step.
  private var usualStep: Double? {
    Statistics.median(steps.compactMap { $0.step.map { $0.upperBound - $0.lowerBound } })
  }

  /// The size of the second derivative of the parabola of least squares.
  private static func curvature(
    _ course: [(time: Double, value: Double)], about center: Double
  ) -> Double? {
    // Orthogonal polynomials on equal steps: the parabola's part is what remains without line.
    let x = course.map { $0.time - center }
    guard let line = Statistics.line(x, x.map { $0 * $0 }) else { return nil }
    let bend = x.map { $0 * $0 - line.intercept - line.slope * $0 }
    let weight = bend.reduce(0) { $0 + $1 * $1 }
    guard weight > 0 else { return nil }
    let product = zip(bend, course).reduce(0) { $0 + $1.0 * $1.1.value }
    return abs(2 * product / weight)
  }
}
