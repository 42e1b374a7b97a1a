package import GaitModel
import GaitNorms

/// The metrics of one recording, or of several of one person, in the order of the catalogue.
///
/// Where several recordings measured a metric, it is taken from the one that shows it best
/// (`JoinedMetrics`).
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
    /// The recordings that its values come from.
    package var sources: Set<Int> = []

    /// Takes in a metric, unless it is in another unit than the row.
    mutating func add(_ entry: JoinedMetrics.Entry) {
      guard entry.metric.unit == unit else { return }
      switch entry.metric.side {
      case .left: left = entry.metric
      case .right: right = entry.metric
      case nil: both = entry.metric
      }
      if entry.metric.measured != nil { sources.insert(entry.clip) }
    }

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

  /// What the reader is to know about several recordings in one table.
  package let notes: [String]

  /// Brings the metrics of recordings together.
  package init(recordings: [GaitRecording]) {
    guard recordings.contains(where: { $0.refusal == nil }) else {
      rows = []
      withheld = []
      notes = []
      return
    }
    let joined = JoinedMetrics(recordings)
    notes = joined.notes
    var all: [Row] = []
    var places: [String: Int] = [:]
    for entry in joined.entries {
      let id = entry.metric.id
      let place = places[id] ?? all.count
      if place == all.count {
        places[id] = place
        let known = MetricCatalogue.definition(id)
        all.append(
          Row(
            definition: known ?? .unknown(id), group: known?.group, unit: entry.metric.unit))
      }
      all[place].add(entry)
    }
    rows = all.filter(\.isMeasured)
    withheld = all.filter { !$0.isMeasured }
  }

  /// The row of a metric, if it has a value.
  package func row(_ id: String) -> Row? { rows.first { $0.definition.id == id } }
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
