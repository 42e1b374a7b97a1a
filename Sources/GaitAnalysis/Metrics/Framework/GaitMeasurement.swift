package import GaitModel
import GaitNorms

/// From contacts to cycles, phases, curves and metrics.
package enum GaitMeasurement {
  /// Fills a recording with everything that follows from contacts; its metrics hold the cadence
  /// so far.
  package static func complete(_ recording: inout GaitRecording, with gait: MeasuredGait) {
    recording.cycles = CycleSearch(gait).cycles()
    recording.phases = PhaseSearch.phases(recording.cycles, gait: gait)
    recording.curves = CycleCurves.curves(recording.cycles, gait: gait)
    recording.scale = gait.scale
    if let cadence = recording.metric("cadence") {
      recording.metrics = metrics(gait, cadence: cadence)
    }
  }

  /// Every metric that the gait has, in the order of the catalogue, with the cadence of the clip;
  /// those that the clip does not support are there with a reason.
  package static func metrics(_ gait: MeasuredGait, cadence: Metric) -> [Metric] {
    let found = MetricRule.all.flatMap { MetricSummary($0, gait: gait).metrics() }
    return ordered(
      ([cadence] + found).map { metric in
        guard metric.value != nil else { return metric }
        var compared = metric
        compared.range = NormRanges.range(
          for: metric.id, unit: metric.unit, gait: gait.kind, view: gait.view.value,
          speed: gait.speed, sex: gait.context.sex)
        return compared
      })
  }

  /// Every metric of a gait withheld for one reason.
  package static func withheld(
    _ reason: String, kind: GaitKind?, view: View, cadence: Metric
  ) -> [Metric] {
    let gaits = kind.map { [$0] } ?? [.running]
    let found = MetricCatalogue.all.filter { definition in
      definition.id != cadence.id && definition.gaits.contains { gaits.contains($0) }
        && definition.views.contains(view)
    }
    let units = Dictionary(
      MetricRule.all.map { ($0.id, $0.unit.nameWithoutScale) }, uniquingKeysWith: { a, _ in a })
    return [cadence]
      + found.map {
        Metric(id: $0.id, unit: units[$0.id] ?? "", value: nil, n: 0, withheld: reason)
      }
  }

  private static func ordered(_ metrics: [Metric]) -> [Metric] {
    let places = Dictionary(
      MetricCatalogue.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return metrics.enumerated().sorted { a, b in
      let (p, q) = (places[a.element.id] ?? .max, places[b.element.id] ?? .max)
      return p == q ? a.offset < b.offset : p < q
    }.map(\.element)
  }
}
