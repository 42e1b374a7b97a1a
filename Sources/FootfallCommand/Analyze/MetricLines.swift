import Foundation
import GaitModel
import GaitNorms

/// How the person gets along and the few metrics that tell most about it, as rows of a table.
struct MetricLines {
  private let gait: String?
  private let metrics: [Metric]
  private let kind: GaitKind?

  /// The lines of one clip.
  init(_ recording: GaitRecording) {
    kind = recording.gaitKind?.value
    metrics = recording.metrics
    let contacts = recording.events.filter { $0.kind == .initialContact }
    let steps = Side.allCases.map { side in
      "\(contacts.count { $0.side == side }) \(side.rawValue)"
    }
    let counted =
      contacts.isEmpty ? nil : "\(contacts.count) contacts (\(steps.joined(separator: ", ")))"
    let facts = [kind?.words, counted].compactMap(\.self)
    gait = facts.isEmpty ? nil : facts.joined(separator: ", ")
  }

  /// The lines of several clips of one person.
  init(_ joined: JoinedMetrics, kind: GaitKind?) {
    self.kind = kind
    metrics = joined.metrics
    gait = kind?.words
  }

  /// The metrics that are shown, in their order.
  private static func chosen(_ kind: GaitKind?) -> [String] {
    kind == .walking
      ? ["cadence", "speed", "step_length", "stance_share", "double_support", "step_width"]
      : [
        "cadence", "speed", "contact_time", "flight_time", "duty_factor", "step_length",
        "vertical_oscillation", "step_width",
      ]
  }

  /// One row a quantity; what is withheld is counted, with the reason of the cadence in full.
  var rows: [[String]] {
    var rows = gait.map { [["Gait", $0]] } ?? []
    for id in Self.chosen(kind) {
      let all = metrics.filter { $0.id == id }
      if let text = Self.text(of: all) { rows.append([Self.title(of: id), text]) }
    }
    if let cadence = metrics.first(where: { $0.id == "cadence" }), cadence.value == nil {
      rows.append(["Cadence", "withheld: \(cadence.withheld ?? "not found")"])
    }
    if let withheld { rows.append(["Withheld", withheld]) }
    return rows
  }

  /// The quantities of which no side has a value.
  private var withheld: String? {
    var seen: Set<String> = []
    let missing = metrics.map(\.id).filter { id in
      seen.insert(id).inserted && id != "cadence"
        && !metrics.contains { $0.id == id && $0.value != nil }
    }
    guard !missing.isEmpty else { return nil }
    let names = missing.prefix(3).map { Self.title(of: $0).lowercased() }
    let rest = missing.count > 3 ? " and \(missing.count - 3) more" : ""
    return names.joined(separator: ", ") + rest + "; the result says why"
  }

  private static func title(of id: String) -> String {
    MetricCatalogue.definition(id)?.title ?? id
  }

  /// Both sides together, else each; nil where none has a value.
  private static func text(of metrics: [Metric]) -> String? {
    if let both = metrics.first(where: { $0.side == nil }), let text = number(both) {
      return "\(text) \(both.unit)"
    }
    let sides = metrics.compactMap { metric -> String? in
      guard let side = metric.side, let text = number(metric) else { return nil }
      return "\(side.rawValue) \(text)"
    }
    guard let unit = metrics.first?.unit, !sides.isEmpty else { return nil }
    return "\(sides.joined(separator: ", ")) \(unit)"
  }

  /// The value with its 95 % uncertainty, as many decimals as that leaves meaning.
  private static func number(_ metric: Metric) -> String? {
    guard let value = metric.value, value.isFinite else { return nil }
    guard let uncertainty = metric.uncertainty, uncertainty.isFinite, uncertainty > 0 else {
      return String(format: "%.\(abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)f", value)
    }
    let spread = 2 * uncertainty
    let decimals = spread >= 1.95 ? 0 : spread >= 0.195 ? 1 : spread >= 0.0195 ? 2 : 3
    return String(format: "%.\(decimals)f +- %.\(decimals)f", value, spread)
  }
}

extension GaitKind {
  /// For a reader.
  var words: String {
    switch self {
    case .walking: "walking"
    case .running: "running"
    case .groundedRunning: "running without flight"
    }
  }
}
