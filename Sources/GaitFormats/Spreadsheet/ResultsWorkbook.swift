package import Foundation
package import GaitModel
import GaitNorms

/// `results.xlsx`: what was measured, for a spreadsheet program.
package enum ResultsWorkbook {
  /// Writes the workbook of a recording: Summary, Metrics, Steps, Curves, Events, Cycles, Quality
  /// and Settings.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(_ recording: GaitRecording, to url: URL) throws(FormatError) {
    try XLSXFile.write(
      sheets(recording), title: "Footfall: \(recording.source.name)", to: url)
  }

  /// The sheets of the workbook.
  package static func sheets(_ recording: GaitRecording) -> [XLSXFile.Sheet] {
    [
      XLSXFile.Sheet("Summary", [facts(recording), bySide(recording.metrics), intendedUse]),
      XLSXFile.Sheet("Metrics", [.metrics(recording.metrics)]),
      XLSXFile.Sheet("Steps", [.steps(recording)]),
      XLSXFile.Sheet("Curves", [.curves(recording.curves)]),
      XLSXFile.Sheet("Events", [events(recording.events)]),
      XLSXFile.Sheet("Cycles", [cycles(recording.cycles)]),
      XLSXFile.Sheet("Quality", [quality(recording.quality)]),
      XLSXFile.Sheet("Settings", [settings(recording)]),
    ]
  }

  private static func facts(_ recording: GaitRecording) -> DataTable {
    let source = recording.source
    var table = DataTable(columns: ["what", "value"])
    func add(_ what: String, _ value: DataTable.Cell) {
      if value != .empty { table.rows.append([.text(what), value]) }
    }
    add("file", .text(source.name))
    add("not measured", .maybe(recording.refusal?.message))
    add("gait", .maybe(recording.gaitKind?.value.rawValue))
    add("view", .maybe(recording.view?.value.rawValue))
    add("direction", .maybe(recording.direction?.value.rawValue))
    add("duration, s", .maybe(source.duration, decimals: 3))
    add("frames per second", .maybe(source.frameRate, decimals: 3))
    add("capture", .text(recording.quality.overall.rawValue))
    for side in Side.allCases {
      let contacts = recording.events.count { $0.kind == .initialContact && $0.side == side }
      add("contacts, \(side.rawValue)", .integer(contacts))
    }
    return table
  }

  /// One row a quantity, sides beside each other.
  private static func bySide(_ metrics: [Metric]) -> DataTable {
    var table = DataTable(
      columns: ["quantity", "unit", "both", "left", "right", "left minus right"])
    var done: Set<String> = []
    for metric in metrics where metrics.contains(where: { $0.id == metric.id && $0.value != nil }) {
      guard done.insert(metric.id).inserted else { continue }
      let of = { (side: Side?) in metrics.first { $0.id == metric.id && $0.side == side } }
      table.rows.append([
        .text(MetricCatalogue.definition(metric.id)?.title ?? metric.id), .text(metric.unit),
        .maybe(of(nil)?.value, decimals: 2), .maybe(of(.left)?.value, decimals: 2),
        .maybe(of(.right)?.value, decimals: 2),
        .maybe(of(nil)?.symmetry?.difference, decimals: 2),
      ])
    }
    return table
  }

  private static let intendedUse = DataTable(
    columns: ["intended use"],
    rows: sentences(IntendedUse.statement).map { [.text($0)] })

  /// One sentence a cell, so that none is cut off.
  private static func sentences(_ text: String) -> [String] {
    text.split(separator: ". ").map { $0.hasSuffix(".") ? String($0) : $0 + "." }
  }

  private static func events(_ events: [GaitEvent]) -> DataTable {
    DataTable(
      columns: ["time_s", "side", "event", "uncertainty_s"],
      rows: events.map { event in
        [
          .maybe(event.time, decimals: 6), .text(event.side.rawValue),
          .text(event.kind == .initialContact ? "initial contact" : "toe-off"),
          .maybe(event.uncertainty, decimals: 6),
        ]
      })
  }

  private static func cycles(_ cycles: [GaitCycle]) -> DataTable {
    DataTable(
      columns: [
        "side", "start_s", "toe_off_s", "end_s", "opposite_contact_s", "opposite_toe_off_s",
        "left_out",
      ],
      rows: cycles.map { cycle in
        [
          .text(cycle.side.rawValue), .maybe(cycle.start, decimals: 6),
          .maybe(cycle.toeOff, decimals: 6), .maybe(cycle.end, decimals: 6),
          .maybe(cycle.oppositeContact, decimals: 6), .maybe(cycle.oppositeToeOff, decimals: 6),
          .maybe(cycle.exclusion),
        ]
      })
  }

  private static func quality(_ quality: CaptureQuality) -> DataTable {
    DataTable(
      columns: ["property", "value", "unit", "level", "advice"],
      rows: quality.items.map { item in
        [
          .text(item.title), .maybe(item.value, decimals: 3), .maybe(item.unit),
          .text(item.level.rawValue), .maybe(item.advice),
        ]
      })
  }

  private static func settings(_ recording: GaitRecording) -> DataTable {
    let settings = recording.settings
    let context = recording.context
    let rows: [(String, DataTable.Cell)] = [
      ("program version", .text(settings.programVersion)), ("model", .text(settings.model)),
      ("model SHA-256", .maybe(settings.modelHash)), ("precision", .maybe(settings.precision)),
      ("confidence threshold", .maybe(settings.confidenceThreshold, decimals: 3)),
      ("longest filled gap, s", .maybe(settings.longestFilledGap, decimals: 3)),
      ("cut-off frequency, Hz", .maybe(settings.cutoffFrequency, decimals: 3)),
      ("slow-motion factor", .maybe(recording.source.slowMotion, decimals: 3)),
      ("speed, m/s", .maybe(context.speed, decimals: 3)),
      ("belt speed, m/s", .maybe(context.beltSpeed, decimals: 3)),
      ("slope, percent", .maybe(context.slope, decimals: 2)),
      ("surface", .maybe(context.surface?.rawValue)), ("footwear", .maybe(context.footwear)),
      ("note", .maybe(context.note)), ("height, m", .maybe(context.height, decimals: 3)),
      ("mass, kg", .maybe(context.mass, decimals: 2)), ("sex", .maybe(context.sex?.rawValue)),
      ("near foot", .maybe(context.nearFoot?.rawValue)),
      ("camera distance, m", .maybe(context.cameraDistance, decimals: 2)),
      ("camera height, m", .maybe(context.cameraHeight, decimals: 2)),
      ("metres per pixel", .maybe(recording.scale?.metresPerPixel, decimals: 6)),
      ("scale from", .maybe(recording.scale?.origin.rawValue)),
      (
        "uncertainty of the scale, percent",
        .maybe(recording.scale.map { 100 * $0.relativeUncertainty }, decimals: 2)
      ),
    ]
    return DataTable(
      columns: ["setting", "value"],
      rows: rows.filter { $0.1 != .empty }.map { [.text($0.0), $0.1] })
  }
}
