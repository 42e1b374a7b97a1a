import Foundation
package import GaitModel

extension DataTable {
  /// `steps.csv`: one row a foot contact by time, with its times and every metric that has a value
  /// for it.
  ///
  /// Contact time is toe-off minus contact of the same foot; flight the time from a toe-off to the
  /// other foot's next contact, where that comes later; step time the time since the other foot's
  /// contact before; stride time the time to the same foot's next contact. A time that reaches
  /// over a contact that was not seen (two of one foot in a row) or from one bout into the next
  /// is left out. Events are on the clip's clock; durations are those of life (clip time over the
  /// slow-motion factor).
  package static func steps(_ recording: GaitRecording) -> DataTable {
    let slowdown = max(recording.source.slowMotion, 1)
    let contacts = Contact.list(recording.events)
    let metrics = SampledMetric.list(recording.metrics)
    let exclusions = Dictionary(
      recording.cycles.compactMap { cycle in
        cycle.exclusion.map { (MetricKey(cycle.side, cycle.start), $0) }
      }, uniquingKeysWith: { first, _ in first })
    var table = DataTable(
      columns: [
        "side", "initial_contact_s", "initial_contact_uncertainty_ms", "toe_off_s",
        "toe_off_uncertainty_ms", "contact_time_ms", "flight_time_ms", "step_time_ms",
        "stride_time_ms",
      ] + metrics.map { name($0.id, unit: $0.unit) } + ["stride_left_out"])
    let milliseconds = { (span: Double?) in
      Cell.maybe(span.map { $0 * 1000 / slowdown }, decimals: 3)
    }
    for index in contacts.indices {
      let contact = contacts[index]
      let span = StepSpans(contacts, index, bouts: recording.bouts)
      let key = MetricKey(contact.side, contact.strike.time)
      let times: [Cell] = [
        .text(contact.side.rawValue), .maybe(contact.strike.time, decimals: 6),
        milliseconds(contact.strike.uncertainty), .maybe(contact.toeOff?.time, decimals: 6),
        milliseconds(contact.toeOff?.uncertainty), milliseconds(span.contact),
        milliseconds(span.flight), milliseconds(span.step), milliseconds(span.stride),
      ]
      let values = metrics.map { Cell.maybe($0.values[key], decimals: 4) }
      table.rows.append(times + values + [.maybe(exclusions[key])])
    }
    return table
  }
}

/// A stay of a foot on the ground, as the events tell it.
private struct Contact {
  let side: Side
  let strike: GaitEvent
  var toeOff: GaitEvent?

  /// Contacts by time, each with the toe-off of its foot that comes before the foot's next contact.
  static func list(_ events: [GaitEvent]) -> [Contact] {
    var contacts: [Contact] = []
    for event in events.sorted(by: { $0.time < $1.time }) {
      switch event.kind {
      case .initialContact: contacts.append(Contact(side: event.side, strike: event))
      case .toeOff:
        guard let last = contacts.lastIndex(where: { $0.side == event.side }),
          contacts[last].toeOff == nil
        else { continue }
        contacts[last].toeOff = event
      }
    }
    return contacts
  }
}

/// The times of one step, seconds of the clip; nil where something that they need was not seen.
private struct StepSpans {
  let contact: Double?
  let flight: Double?
  let step: Double?
  let stride: Double?

  init(_ contacts: [Contact], _ index: Int, bouts: [GaitBout]) {
    let this = contacts[index]
    let bout = { (contact: Contact) in
      bouts.firstIndex {
        ($0.firstTime...max($0.firstTime, $0.lastTime)).contains(contact.strike.time)
      }
    }
    // The neighbour in the sequence, if it is of the expected foot and the same bout.
    let neighbour = { (offset: Int, isOther: Bool) -> Contact? in
      guard contacts.indices.contains(index + offset) else { return nil }
      let candidate = contacts[index + offset]
      guard (candidate.side != this.side) == isOther, bout(candidate) == bout(this) else {
        return nil
      }
      return candidate
    }
    let start = this.strike.time
    let next = neighbour(1, true)
    contact = this.toeOff.map { $0.time - start }
    flight = this.toeOff.flatMap { toeOff in
      next.map { $0.strike.time - toeOff.time }.flatMap { $0 >= 0 ? $0 : nil }
    }
    step = neighbour(-1, true).map { start - $0.strike.time }
    stride = next.flatMap { _ in neighbour(2, false) }.map { $0.strike.time - start }
  }
}

/// A foot contact, to find what belongs to it: times agree to a microsecond.
private struct MetricKey: Hashable {
  let side: Side
  let microseconds: Int64

  init(_ side: Side, _ time: Double) {
    self.side = side
    microseconds = Int64(exactly: (time * 1e6).rounded()) ?? .max
  }
}

/// A metric with its value at every contact that has one.
private struct SampledMetric {
  let id: String
  let unit: String
  var values: [MetricKey: Double] = [:]

  /// What the table's own columns hold already.
  private static let durations: Set = ["contact_time", "flight_time", "step_time", "stride_time"]

  /// One entry an id and unit, in the order of the metrics.
  static func list(_ metrics: [Metric]) -> [SampledMetric] {
    var result: [SampledMetric] = []
    for metric in metrics where !durations.contains(metric.id) {
      guard let samples = metric.samples, !samples.isEmpty else { continue }
      let known = result.firstIndex { $0.id == metric.id && $0.unit == metric.unit }
      let place = known ?? result.count
      if known == nil { result.append(SampledMetric(id: metric.id, unit: metric.unit)) }
      for sample in samples {
        result[place].values[MetricKey(sample.side, sample.contact)] = sample.value
      }
    }
    return result
  }
}
