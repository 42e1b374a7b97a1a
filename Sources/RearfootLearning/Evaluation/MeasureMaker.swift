import GaitMath
import Learning

/// Numbers with their intervals by drawing people anew.
struct MeasureMaker {
  /// How to draw; `rare` for numbers that take long.
  let bootstrap: ClusterBootstrap
  let rare: ClusterBootstrap

  init(draws: Int, seed: UInt64) throws(EvaluationError) {
    bootstrap = try ClusterBootstrap(draws: draws, seed: seed)
    rare = try ClusterBootstrap(draws: max(100, draws / 10), seed: seed)
  }

  /// A number over some samples; nil where it is not defined. Without subjects it has no interval.
  func measure(
    _ name: String, _ unit: String, subjects: [String]?, count: Int, isRare: Bool = false,
    _ statistic: ([Int]) -> Double?
  ) -> EvaluationTable.Measure? {
    guard count > 0 else { return nil }
    guard let subjects else {
      return statistic(Array(0..<count)).map {
        EvaluationTable.Measure(name: name, unit: unit, value: $0)
      }
    }
    let estimate = (isRare ? rare : bootstrap).estimate(groups: subjects, statistic)
    return estimate.map {
      EvaluationTable.Measure(name: name, unit: unit, value: $0.value, low: $0.low, high: $0.high)
    }
  }

  /// The mean of a number for each sample.
  func mean(
    _ name: String, _ unit: String, subjects: [String]?, _ values: [Double]
  ) -> EvaluationTable.Measure? {
    measure(name, unit, subjects: subjects, count: values.count) { indices in
      indices.isEmpty ? nil : indices.reduce(0.0) { $0 + values[$1] } / Double(indices.count)
    }
  }
}

/// The people behind some samples; nil where one of them is not known.
func subjects<Sample>(_ samples: [Sample], _ subject: (Sample) -> String?) -> [String]? {
  let names = samples.compactMap(subject)
  return names.count == samples.count ? names : nil
}
