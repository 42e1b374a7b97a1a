package import GaitModel

/// From logits to probabilities: Platt's curve for two classes, a temperature for more; the plain
/// softmax where neither can be fitted.
package enum LogitCalibration: Sendable, Hashable {
  case platt(PlattCalibration)
  case temperature(TemperatureScaling)
  case none

  /// Fits to logits that are out of fold.
  package init(_ logits: [[Float]], truth: [Int]) {
    if logits.first?.count == 2 {
      let margins = logits.map { PlattCalibration.margin(of: $0.map(Double.init), positive: 1) }
      let curve = try? PlattScaling.fit(margins: margins, positives: truth.map { $0 == 1 })
      self = curve.map { .platt($0) } ?? .none
    } else {
      let scaling = try? TemperatureScaling.fit(logits: logits, truth: truth)
      self = scaling.map { .temperature($0) } ?? .none
    }
  }

  /// The probabilities of the classes.
  ///
  /// - Returns: one a class, together 1.
  package func probabilities(_ logits: [Float]) -> [Double] {
    switch self {
    case .platt(let curve):
      let p = curve.probability(
        margin: PlattCalibration.margin(of: logits.map(Double.init), positive: 1))
      return [1 - p, p]
    case .temperature(let scaling): return scaling.probabilities(logits)
    case .none: return ProbabilityScores.softmax(logits)
    }
  }
}
