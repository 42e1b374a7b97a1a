import CommandKit
package import Footfall
import Foundation
import GaitModel
import GaitNorms

/// The short table at the end of an analysis of several clips of one person.
package struct TogetherSummary {
  private let outcome: TogetherOutcome

  /// The summary of an outcome.
  package init(_ outcome: TogetherOutcome) { self.outcome = outcome }

  /// The lines of the table.
  package func lines(width: Int) -> [String] {
    let recordings = outcome.clips.map(\.recording)
    var rows = recordings.enumerated().map { position, recording in
      ["Clip \(position + 1)", clip(recording, position)]
    }
    let measured = recordings.filter { $0.refusal == nil }
    if !measured.isEmpty {
      let kind = measured.lazy.compactMap { $0.gaitKind?.value }.first
      rows += MetricLines(outcome.joined, kind: kind).rows
    }
    rows += (outcome.joined.notes + outcome.clips.flatMap(\.notes)).map { ["Note", $0] }
    let folder = outcome.folder.pathFromHere
    rows.append(["Folder", folder])
    if outcome.files.contains(OutputKind.report.fileName) {
      rows.append(["Report", "\(folder)/\(OutputKind.report.fileName), to be opened in a browser"])
    }
    rows.append([
      "Files",
      (outcome.files + outcome.clips.map { "\($0.folder.lastPathComponent)/" })
        .joined(separator: ", "),
    ])
    return Table(rows: rows.map { $0.map(TextLayout.printable) }).lines(width: width)
  }

  /// `side.mp4: side view, fair, gives 24 of 31 metrics`.
  private func clip(_ recording: GaitRecording, _ position: Int) -> String {
    var facts: [String] = []
    if let view = recording.view?.value { facts.append("\(view.rawValue) view") }
    facts.append("capture \(recording.quality.overall.rawValue)")
    if recording.refusal == nil {
      let measured = outcome.joined.entries.filter { $0.metric.value != nil }
      let names = Set(measured.map(\.metric.id))
      let own = Set(measured.filter { $0.clip == position }.map(\.metric.id))
      facts.append("gives \(own.count) of \(names.count) metrics")
    }
    return "\(recording.source.name): \(facts.joined(separator: ", "))"
  }
}
