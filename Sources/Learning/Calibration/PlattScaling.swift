import Foundation
package import GaitModel

/// Fits the logistic curve from margins to the probability of the positive class (Platt 1999),
/// with the numerically sound loss of Lin, Lin and Weng 2007 (doi:10.1007/s10994-007-5018-6).
///
/// Margins must come from samples that the classifier had not learned from (out of fold):
/// otherwise they are too good, and the probabilities too sure.
package enum PlattScaling {
  /// Finds slope a and intercept b of `p = 1 / (1 + exp(-(a m + b)))` with the least
  ///
  ///     sum_i -(t_i log p_i + (1 - t_i) log(1 - p_i))
  ///
  /// The targets t are not 1 and 0 but `(P + 1) / (P + 2)` for the P positives and `1 / (N + 2)`
  /// for the N negatives, as Platt gives them, so that no perfect order makes the curve a step.
  ///
  /// - Parameters:
  ///   - margins: the score of each sample, higher for the positive class; see
  ///     `PlattCalibration.margin(of:positive:)`.
  ///   - positives: whether each sample is of the positive class.
  /// - Returns: the curve, its slope over 0.
  /// - Throws: `CalibrationError`.
  package static func fit(
    margins: [Double], positives: [Bool]
  ) throws(CalibrationError) -> PlattCalibration {
    guard margins.count == positives.count else {
      throw .countsDiffer(scores: margins.count, labels: positives.count)
    }
    if let position = margins.firstIndex(where: { !$0.isFinite }) {
      throw .badValue(position: position)
    }
    let plus = Double(positives.filter { $0 }.count)
    let minus = Double(positives.count) - plus
    guard plus > 0, minus > 0 else { throw .oneClass }
    guard Set(margins).count > 1 else { throw .noSpread }
    // Margins of any size become numbers about 1.
    let size = margins.reduce(0) { max($0, abs($1)) }
    let curve = SigmoidObjective(
      margins: margins.map { $0 / size },
      targets: positives.map { $0 ? (plus + 1) / (plus + 2) : 1 / (minus + 2) })
    guard let x = NewtonMinimiser.minimise(curve, tolerance: 1e-10 * Double(margins.count)) else {
      throw .notConverged
    }
    let slope = x[0] / size
    guard slope > 0 else { throw .noSkill(slope: slope) }
    return PlattCalibration(slope: slope, intercept: x[1])
  }
}

/// The cross-entropy between targets and a logistic curve over margins, by slope and intercept.
private struct SigmoidObjective: ConvexObjective {
  let margins: [Double]
  let targets: [Double]

  var count: Int { 2 }

  func value(_ x: [Double]) -> Double {
    zip(margins, targets).reduce(0) { sum, sample in
      let score = x[0] * sample.0 + x[1]
      return sum + max(score, 0) + log1p(exp(-abs(score))) - sample.1 * score
    }
  }

  func derivatives(_ x: [Double]) -> (gradient: [Double], hessian: [Double]) {
    var gradient = [0.0, 0]
    // Lin, Lin and Weng's guard of a matrix that saturation makes nearly singular.
    var hessian = [1e-12, 0, 0, 1e-12]
    for (margin, target) in zip(margins, targets) {
      let p = PlattCalibration(slope: x[0], intercept: x[1]).probability(margin: margin)
      gradient[0] += (p - target) * margin
      gradient[1] += p - target
      let weight = p * (1 - p)
      hessian[0] += weight * margin * margin
      hessian[2] += weight * margin
      hessian[3] += weight
    }
    hessian[1] = hessian[2]
    return (gradient, hessian)
  }
}
