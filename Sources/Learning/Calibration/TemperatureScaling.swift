import Foundation

/// One number that all logits are divided by before the softmax (Guo et al. 2017,
/// arXiv:1706.04599): over 1 makes a classifier less sure, and the most likely class stays.
package struct TemperatureScaling: Sendable, Hashable {
  /// What logits are divided by, over 0.
  package let temperature: Double

  /// The probabilities of logits.
  ///
  /// - Returns: one a class, together 1.
  package func probabilities(_ logits: [Float]) -> [Double] {
    let largest = Double(logits.max() ?? 0)
    let powers = logits.map { exp((Double($0) - largest) / temperature) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// Finds the temperature of least log loss.
  ///
  /// - Parameters:
  ///   - logits: a row a sample that the classifier had not learned from.
  ///   - truth: the position of each sample's class.
  /// - Returns: the temperature.
  /// - Throws: `CalibrationError`; `noError` where every sample's class has the largest logit,
  ///   for the loss then has no least.
  package static func fit(
    logits: [[Float]], truth: [Int]
  ) throws(CalibrationError) -> TemperatureScaling {
    guard logits.count == truth.count else {
      throw .countsDiffer(scores: logits.count, labels: truth.count)
    }
    var rows: [[Double]] = []
    for (position, row) in logits.enumerated() {
      guard row.allSatisfy(\.isFinite) else { throw .badValue(position: position) }
      guard row.indices.contains(truth[position]) else {
        throw .unknownLabel(label: truth[position], classes: row.count)
      }
      // Above the true class: the loss of a sample is the logarithm of the sum of their powers.
      rows.append(row.map { Double($0) - Double(row[truth[position]]) })
    }
    let size = rows.joined().reduce(0) { max($0, abs($1)) }
    guard size > 0 else { throw .noSpread }
    guard rows.joined().contains(where: { $0 > 0 }) else { throw .noError }
    let loss = InverseTemperatureObjective(rows: rows.map { $0.map { $0 / size } })
    guard let x = NewtonMinimiser.minimise(loss, tolerance: 1e-10 * Double(rows.count)) else {
      throw .notConverged
    }
    let inverse = x[0] / size
    guard inverse > 0 else { throw .noSkill(slope: inverse) }
    return TemperatureScaling(temperature: 1 / inverse)
  }
}

/// The sum of `log sum_c exp(beta d_c)`, with d the logits above that of the true class.
private struct InverseTemperatureObjective: ConvexObjective {
  let rows: [[Double]]

  var count: Int { 1 }

  func value(_ x: [Double]) -> Double {
    rows.reduce(0) { sum, row in
      let largest = row.reduce(0) { max($0, x[0] * $1) }
      return sum + largest + log(row.reduce(0) { $0 + exp(x[0] * $1 - largest) })
    }
  }

  func derivatives(_ x: [Double]) -> (gradient: [Double], hessian: [Double]) {
    var slope = 0.0
    var curvature = 1e-12
    for row in rows {
      let largest = row.reduce(0) { max($0, x[0] * $1) }
      var sums = (0.0, 0.0, 0.0)
      for value in row {
        let power = exp(x[0] * value - largest)
        sums.0 += power
        sums.1 += power * value
        sums.2 += power * value * value
      }
      let mean = sums.1 / sums.0
      slope += mean
      curvature += sums.2 / sums.0 - mean * mean
    }
    return ([slope], [curvature])
  }
}
