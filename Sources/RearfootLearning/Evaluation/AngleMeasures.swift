import GaitMath
import Learning

/// How far angles lie from what they are compared with.
///
/// Errors are estimate less truth in degrees. The limits of agreement are the bias plus and minus
/// 1.96 standard deviations (Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8).
struct AngleMeasures {
  /// Below this size of the true angle, degrees, its sign is not asked for.
  static let leastSigned = 2.0

  let maker: MeasureMaker

  /// The numbers of errors that are there.
  func measures(_ errors: [Double], subjects: [String]?) -> [EvaluationTable.Measure] {
    let sizes = errors.map(abs)
    func over(
      _ name: String, _ values: [Double], _ statistic: @escaping ([Double]) -> Double?
    ) -> EvaluationTable.Measure? {
      maker.measure(name, "deg", subjects: subjects, count: values.count) { indices in
        statistic(indices.map { values[$0] })
      }
    }
    let list = [
      maker.mean("mean_absolute_error", "deg", subjects: subjects, sizes),
      over("median_absolute_error", sizes, Statistics.median),
      over("percentile_95", sizes) { Statistics.quantile($0, 0.95) },
      maker.mean("bias", "deg", subjects: subjects, errors),
      over("standard_deviation", errors, Statistics.standardDeviation),
      over("lower_limit_of_agreement", errors) { Self.limit($0, -1) },
      over("upper_limit_of_agreement", errors) { Self.limit($0, 1) },
    ]
    return list.compactMap { $0 }
  }

  /// One line for legs: the errors in the plane of the picture, how often the sign is right, and how
  /// many legs were not found.
  func row(_ name: String, _ legs: [EvaluatedLeg], note: String? = nil) -> EvaluationTable.Row {
    let found = legs.filter { $0.error != nil }
    let people = RearfootLearning.subjects(found, \.subject)
    var measures = measures(found.compactMap(\.error), subjects: people)
    let signed = found.filter { abs($0.truth) > Self.leastSigned }
    let right = signed.map { ($0.estimate ?? 0) * $0.truth > 0 ? 100.0 : 0 }
    measures += [
      maker.mean(
        "sign_right", "%", subjects: RearfootLearning.subjects(signed, \.subject), right),
      maker.mean(
        "not_found", "%", subjects: RearfootLearning.subjects(legs, \.subject),
        legs.map { $0.error == nil ? 100.0 : 0 }),
    ].compactMap { $0 }
    return Self.row(name, legs, measures, note: note)
  }

  /// A line about legs.
  static func row(
    _ name: String, _ legs: [EvaluatedLeg], _ measures: [EvaluationTable.Measure],
    note: String? = nil
  ) -> EvaluationTable.Row {
    EvaluationTable.Row(
      name: name, count: legs.count,
      subjects: subjects(legs, \.subject).map { Set($0).count }, measures: measures, note: note)
  }

  private static func limit(_ errors: [Double], _ sign: Double) -> Double? {
    guard let mean = Statistics.mean(errors),
      let deviation = Statistics.standardDeviation(errors)
    else { return nil }
    return mean + sign * 1.96 * deviation
  }
}
