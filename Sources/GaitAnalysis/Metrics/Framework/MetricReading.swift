import GaitMath
package import GaitModel

/// A value with its error of measurement.
package struct Estimate: Sendable, Hashable {
  /// In the metric's unit.
  package var value: Double
  /// Standard error that differs from step to step and averages out.
  package var random: Double
  /// Standard error that all steps share and that no number of steps takes away.
  package var systematic: Double

  package init(_ value: Double, random: Double = 0, systematic: Double = 0) {
    self.value = value
    self.random = random
    self.systematic = systematic
  }
}

/// The value of one step.
package struct StepEstimate: Sendable, Hashable {
  /// Whose step it is.
  package var side: Side
  /// Seconds of real time of the initial contact that it belongs to.
  package var contact: Double
  /// The value with its error.
  package var estimate: Estimate

  package init(side: Side, contact: Double, estimate: Estimate) {
    self.side = side
    self.contact = contact
    self.estimate = estimate
  }
}

extension [StepEstimate] {
  /// Steps of a side from which on one can be far from the others.
  private static let fewest = 6
  /// Standard deviations from the median, by the scaled median deviation, that are far.
  private static let farAway = 5.0

  /// Without the steps that lie far from the others of the same foot: there a point was lost or
  /// taken for another for a moment, or the person stumbled.
  package var withoutOutliers: [StepEstimate] {
    let limits = Dictionary(
      uniqueKeysWithValues: Side.allCases.compactMap { side -> (Side, ClosedRange<Double>)? in
        let own = filter { $0.side == side }
        let values = own.map(\.estimate.value)
        guard own.count >= Self.fewest, let middle = Statistics.median(values),
          let spread = Statistics.scaledMedianDeviation(values),
          let error = Statistics.median(own.map(\.estimate.random)),
          case let reach = Self.farAway * Swift.max(spread, error), reach > 0
        else { return nil }
        return (side, middle - reach...middle + reach)
      })
    return filter { limits[$0.side]?.contains($0.estimate.value) ?? true }
  }
}

/// A value of the whole clip: of both sides, or of one.
package struct ClipEstimate: Sendable, Hashable {
  /// The side; nil for both together.
  package var side: Side?
  /// The value with its error; the random part is that of the value itself.
  package var estimate: Estimate
  /// Number of repetitions behind it.
  package var n: Int
  /// Standard deviation between the repetitions.
  package var standardDeviation: Double?

  package init(
    side: Side?, estimate: Estimate, n: Int, standardDeviation: Double? = nil
  ) {
    self.side = side
    self.estimate = estimate
    self.n = n
    self.standardDeviation = standardDeviation
  }
}

/// What a metric's rule finds in a stretch of gait.
package enum MetricReading: Sendable, Hashable {
  /// One value a step (or stride), of those that could be measured.
  case steps([StepEstimate])
  /// Values that only the clip as a whole has.
  case clip([ClipEstimate])
  /// Why there is none, in one sentence.
  case withheld(String)
}
