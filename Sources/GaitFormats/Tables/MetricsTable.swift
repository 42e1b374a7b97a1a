package import GaitModel
import GaitNorms

extension DataTable {
  /// `metrics.csv`: one row a metric and side, with all that is known about its quality.
  package static func metrics(_ metrics: [Metric]) -> DataTable {
    var table = DataTable(columns: [
      "id", "title", "unit", "side", "value", "n", "sd", "uncertainty", "confidence",
      "left_minus_right", "left_minus_right_uncertainty", "symmetry_index_percent",
      "smallest_detectable_change", "range_low", "range_high", "range_meaning",
      "range_population", "range_source", "source", "withheld", "note",
    ])
    for metric in metrics {
      let definition = MetricCatalogue.definition(metric.id)
      let symmetry = metric.symmetry
      let range = metric.range
      table.rows.append([
        .text(metric.id), .maybe(definition?.title), .text(metric.unit),
        .text(metric.side?.rawValue ?? "both"), .maybe(metric.value, decimals: 4),
        .integer(metric.n),
        .maybe(metric.standardDeviation, decimals: 4), .maybe(metric.uncertainty, decimals: 4),
        .maybe(metric.confidence, decimals: 3), .maybe(symmetry?.difference, decimals: 4),
        .maybe(symmetry?.uncertainty, decimals: 4), .maybe(symmetry?.index, decimals: 2),
        .maybe(symmetry?.smallestDetectableChange, decimals: 4), .maybe(range?.low, decimals: 4),
        .maybe(range?.high, decimals: 4), .maybe(range?.meaning), .maybe(range?.population),
        .maybe(range?.source), .maybe(definition?.source), .maybe(metric.withheld),
        .maybe(metric.note),
      ])
    }
    return table
  }
}
