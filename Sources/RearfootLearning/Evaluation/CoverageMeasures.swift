import GaitMath
import GaitModel
import Learning
import RearfootEstimation

/// Whether points lie as far off as the network says they may.
struct CoverageMeasures {
  /// The half width of the interval in standard deviations: 95 % of a normal distribution.
  static let width = 1.96

  private struct Sample {
    let subject: String?
    let visibility: RearfootPoint.Visibility
    let error: Vector2
    let deviation: Vector2

    /// The coordinates within the interval, 0 to 2.
    var within: Double {
      (abs(error.x) <= CoverageMeasures.width * deviation.x ? 1 : 0)
        + (abs(error.y) <= CoverageMeasures.width * deviation.y ? 1 : 0)
    }
  }

  let maker: MeasureMaker

  /// The table; nil where no deviation is stated.
  func table(
    _ pictures: [RearfootPicture], _ estimates: [RearfootEstimate?],
    _ definition: RearfootDefinition
  ) -> EvaluationTable? {
    var samples: [Sample] = []
    for (picture, estimate) in zip(pictures, estimates) {
      guard let estimate, estimate.points.count == picture.points.count,
        estimate.deviations.count == picture.points.count
      else { continue }
      for (index, label) in picture.points.enumerated() where label.visibility != .absent {
        guard let point = estimate.points[index], let deviation = estimate.deviations[index] else {
          continue
        }
        samples.append(
          Sample(
            subject: picture.subject, visibility: label.visibility, error: point - label.position,
            deviation: deviation))
      }
    }
    guard !samples.isEmpty else { return nil }
    let rows = [
      row("all points", samples), row("points seen", samples.filter { $0.visibility == .visible }),
      row("points hidden", samples.filter { $0.visibility == .hidden }),
    ]
    return EvaluationTable(
      name: "coverage", title: "Stated deviations",
      note:
        "The share of coordinates within \(Self.width) stated standard deviations, which is 95 % "
        + "where the network knows how sure it is; the root of the mean square of what it states, "
        + "and of the errors, in pixels of the picture.",
      unit: "points", rows: rows.filter { $0.count > 0 })
  }

  private func row(_ name: String, _ samples: [Sample]) -> EvaluationTable.Row {
    let people = subjects(samples, \.subject)
    func root(_ name: String, _ part: KeyPath<Sample, Vector2>) -> EvaluationTable.Measure? {
      maker.measure(name, "px", subjects: people, count: samples.count) { indices in
        let sum = indices.reduce(0.0) { sum, index in
          let value = samples[index][keyPath: part]
          return sum + value.x * value.x + value.y * value.y
        }
        return indices.isEmpty ? nil : (sum / Double(2 * indices.count)).squareRoot()
      }
    }
    let measures = [
      maker.mean("covered", "%", subjects: people, samples.map { 50 * $0.within }),
      root("stated_deviation", \.deviation), root("rmse", \.error),
    ]
    return EvaluationTable.Row(
      name: name, count: samples.count, subjects: people.map { Set($0).count },
      measures: measures.compactMap { $0 })
  }
}
