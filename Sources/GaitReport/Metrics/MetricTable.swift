package import GaitModel
import GaitNorms

/// The metrics of one recording, or of several of one person, in the order of the catalogue.
///
/// Where several recordings measured a metric, it is taken from the one whose view shows it best:
/// a view that its definition names, then the smaller uncertainty.
package struct MetricTable: Sendable {
  /// One quantity with its sides.
  package struct Row: Sendable {
    /// What it means.
    package var definition: MetricDefinition
    /// The part of the table in which it stands; nil for a metric that the catalogue lacks.
    package var group: MetricDefinition.Group?
    /// The unit of all its values.
    package var unit: String
    /// The left side's; nil where there is none.
    package var left: Metric?
    /// The right side's; nil where there is none.
    package var right: Metric?
    /// That of both sides together, or of the mid-line; nil where there is none.
    package var both: Metric?
    /// The recording that it comes from.
    package var source: Int

    /// The metrics that are there.
    package var all: [Metric] { [both, left, right].compactMap(\.self) }
    /// Left against right, where both were measured.
    package var symmetry: MetricSymmetry? { both?.symmetry }
    /// The first range of the sides, in the order of `all`.
    package var range: MetricRange? { all.lazy.compactMap(\.range).first }
    /// Whether any side has a value.
    package var isMeasured: Bool { all.contains { $0.measured != nil } }
    /// Why no side has a value.
    package var reason: String {
      all.lazy.compactMap(\.withheld).first ?? "It was not measured in this recording."
    }
  }

  /// Rows with a value, in the order of the catalogue; unknown names follow at the end.
  package let rows: [Row]
  /// Rows without any value.
  package let withheld: [Row]

  /// Brings the metrics of recordings together.
  package init(recordings: [GaitRecording]) {
    var order: [String] = []
    var candidates: [String: [Row]] = [:]
    for (source, recording) in recordings.enumerated() where recording.refusal == nil {
      for row in Self.rows(of: recording, source: source) {
        if candidates[row.definition.id] == nil { order.append(row.definition.id) }
        candidates[row.definition.id, default: []].append(row)
      }
    }
    let places = Dictionary(
      MetricCatalogue.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: min)
    let sorted = order.enumerated().sorted { a, b in
      (places[a.element] ?? .max, a.offset) < (places[b.element] ?? .max, b.offset)
    }
    let best = sorted.compactMap { entry in
      candidates[entry.element].flatMap { Self.best(of: $0, in: recordings) }
    }
    rows = best.filter(\.isMeasured)
    withheld = best.filter { !$0.isMeasured }
  }

  /// The row of a metric, if it has a value.
  package func row(_ id: String) -> Row? { rows.first { $0.definition.id == id } }

  private static func rows(of recording: GaitRecording, source: Int) -> [Row] {
    var rows: [Row] = []
    for metric in recording.metrics {
      let index: Int
      if let known = rows.firstIndex(where: { $0.definition.id == metric.id }) {
        index = known
      } else {
        let known = MetricCatalogue.definition(metric.id)
        rows.append(
          Row(
            definition: known ?? .unknown(metric.id), group: known?.group, unit: metric.unit,
            source: source))
        index = rows.count - 1
      }
      switch metric.side {
      case .left: rows[index].left = metric
      case .right: rows[index].right = metric
      case nil: rows[index].both = metric
      }
    }
    return rows
  }

  private static func best(of rows: [Row], in recordings: [GaitRecording]) -> Row? {
    func rank(_ row: Row) -> (Int, Int, Double) {
      let view = recordings[row.source].view?.value
      let isMeantView = view.map(row.definition.views.contains) ?? false
      let uncertainties = row.all.compactMap { $0.measured == nil ? nil : $0.uncertainty }
      return (
        row.isMeasured ? 0 : 1, isMeantView ? 0 : 1, uncertainties.min() ?? .infinity
      )
    }
    return rows.min { rank($0) < rank($1) }
  }
}

extension Metric {
  /// The value where it is there and a number.
  package var measured: Double? { value.flatMap { $0.isFinite ? $0 : nil } }
}

extension MetricDefinition {
  /// A metric that the catalogue does not know: its name in words.
  fileprivate static func unknown(_ id: String) -> MetricDefinition {
    MetricDefinition(
      id: id, title: Wording.title(ofMetric: id), scale: .interval, group: .variability,
      definition: "", views: [], gaits: [], source: "")
  }
}
