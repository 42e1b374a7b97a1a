/// How the uncertainty of a moment divides into what differs from step to step and what all steps
/// share.
package struct EventError: Sendable, Hashable {
  /// Seconds that average out over steps.
  package let random: Double
  /// Seconds that all contacts (or all toe-offs) of a clip share.
  package let systematic: Double

  /// Share of the variance that all events of one kind share: a rule that is early for a runner
  /// and strike pattern is early at every step. On measured runs the events of a clip scatter by
  /// about half of the stated uncertainty.
  private static let sharedVariance = 0.7

  /// The parts of a moment's uncertainty.
  package init(_ moment: FootContact.Moment) {
    random = moment.uncertainty * (1 - Self.sharedVariance).squareRoot()
    systematic = moment.uncertainty * Self.sharedVariance.squareRoot()
  }
}

extension FootContact.Moment {
  /// The uncertainty by its parts.
  package var error: EventError { EventError(self) }
}

extension Estimate {
  /// The time from one event to another, in milliseconds. Where both are contacts (or both
  /// toe-offs), what they share cancels.
  package static func milliseconds(
    from start: FootContact.Moment, to end: FootContact.Moment, sameKind: Bool
  ) -> Estimate {
    let (a, b) = (start.error, end.error)
    func sum(_ x: Double, _ y: Double) -> Double { 1000 * (x * x + y * y).squareRoot() }
    return Estimate(
      1000 * (end.time - start.time), random: sum(a.random, b.random),
      systematic: sameKind ? 0 : sum(a.systematic, b.systematic))
  }

  /// The same with the other sign.
  package var negated: Estimate { Estimate(-value, random: random, systematic: systematic) }

  /// One estimate less another that is taken as independent.
  package static func difference(_ a: Estimate, _ b: Estimate) -> Estimate {
    Estimate(
      a.value - b.value, random: (a.random * a.random + b.random * b.random).squareRoot(),
      systematic: (a.systematic * a.systematic + b.systematic * b.systematic).squareRoot())
  }

  /// The ratio of two estimates that are taken as independent, times a factor.
  package static func ratio(_ a: Estimate, _ b: Estimate, times factor: Double = 1) -> Estimate {
    let value = factor * a.value / b.value
    func relative(_ x: Double, _ y: Double) -> Double {
      let (p, q) = (factor * x / b.value, value * y / b.value)
      return (p * p + q * q).squareRoot()
    }
    return Estimate(
      value, random: relative(a.random, b.random),
      systematic: relative(a.systematic, b.systematic))
  }

  /// A function of several estimates that are taken as independent, by its derivatives; nil where
  /// it has no finite value.
  package static func propagated(
    _ inputs: [Estimate], _ function: ([Double]) -> Double
  ) -> Estimate? {
    let values = inputs.map(\.value)
    let value = function(values)
    guard value.isFinite else { return nil }
    var random = 0.0
    var systematic = 0.0
    for (index, input) in inputs.enumerated() {
      func change(_ error: Double) -> Double {
        guard error > 0 else { return 0 }
        var (up, down) = (values, values)
        up[index] += error
        down[index] -= error
        let (high, low) = (function(up), function(down))
        // At the edge of the formula only one side may exist.
        if high.isFinite, low.isFinite { return (high - low) / 2 }
        return high.isFinite ? high - value : low.isFinite ? value - low : 0
      }
      let (r, s) = (change(input.random), change(input.systematic))
      random += r * r
      systematic += s * s
    }
    return Estimate(value, random: random.squareRoot(), systematic: systematic.squareRoot())
  }
}

extension MeasuredGait {
  /// An angle at an event, with the noise of its points and what the event's uncertainty makes of
  /// its course; nil in a gap.
  package func angle(_ id: String, at moment: FootContact.Moment) -> Estimate? {
    guard let curve = angle(id), let value = curve(moment.time) else { return nil }
    return atEvent(value, slope: curve.slope(at: moment.time) ?? 0, moment, noise(ofAngle: id))
  }

  /// A quantity at an event, from its slope at the event and its own noise.
  package func atEvent(
    _ value: Double, slope: Double, _ moment: FootContact.Moment, _ noise: Double
  ) -> Estimate {
    let (r, s) = (slope * moment.error.random, slope * moment.error.systematic)
    return Estimate(value, random: (noise * noise + r * r).squareRoot(), systematic: abs(s))
  }
}
