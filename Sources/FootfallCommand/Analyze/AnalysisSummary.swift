import CommandKit
package import Footfall
import Foundation
package import GaitModel

/// The short table at the end of an analysis.
package struct AnalysisSummary {
  private let recording: GaitRecording
  private let folder: String
  private let files: [String]
  private let notes: [String]

  /// The summary of an outcome.
  package init(_ outcome: AnalysisOutcome) {
    self.init(
      outcome.recording, folder: outcome.folder.pathFromHere, files: outcome.files,
      notes: outcome.notes)
  }

  /// The summary of a recording whose files are in a folder.
  package init(_ recording: GaitRecording, folder: String, files: [String], notes: [String]) {
    self.recording = recording
    self.folder = folder
    self.files = files
    self.notes = notes
  }

  /// The lines of the table.
  package func lines(width: Int) -> [String] {
    var rows = [["Input", source]]
    rows.append(["People", people])
    if let refusal = recording.refusal {
      rows.append(["Not measured", refusal.message])
    } else {
      rows += MetricLines(recording).rows
    }
    if let view = recording.view { rows.append(["View", Self.text(of: view)]) }
    if let direction = recording.direction { rows.append(["Direction", Self.text(of: direction)]) }
    rows.append(["Capture", capture])
    rows += notes.map { ["Note", $0] }
    rows.append(["Folder", folder])
    if files.contains(OutputKind.report.fileName) {
      rows.append(["Report", "\(folder)/\(OutputKind.report.fileName), to be opened in a browser"])
    }
    rows.append(["Files", files.joined(separator: ", ")])
    return Table(rows: rows.map { $0.map(TextLayout.printable) }).lines(width: width)
  }

  private var source: String {
    let source = recording.source
    var parts = [
      "\(source.name): \(source.frameCount) \(source.frameCount == 1 ? "frame" : "frames")"
    ]
    if source.frameCount > 1 { parts[0] += " in \(Self.fixed(source.duration, digits: 2)) s" }
    if let rate = source.frameRate { parts.append("\(Self.fixed(rate, digits: 1)) frames/s") }
    if source.missingFrames > 0 { parts.append("\(source.missingFrames) missing") }
    if source.brokenFrames > 0 { parts.append("\(source.brokenFrames) broken") }
    return parts.joined(separator: ", ")
  }

  private var people: String {
    let people = recording.people
    guard !people.isEmpty else { return "nobody was seen" }
    guard let person = recording.analysedPerson else { return "\(people.count) seen" }
    var text = "person \(person.id) of \(people.count)"
    if person.lastTime > person.firstTime {
      text +=
        ", seen from \(Self.fixed(person.firstTime, digits: 2)) s to "
        + "\(Self.fixed(person.lastTime, digits: 2)) s"
    }
    let others = people.filter { !$0.isAnalysed }.map { "\($0.id)" }
    if !others.isEmpty { text += "; --person chooses another (\(others.joined(separator: ", ")))" }
    return text
  }

  /// The level of the whole, and what is not good; the advice stands in the report.
  private var capture: String {
    let titles = recording.quality.items.filter { $0.level != .good }.map { $0.title.lowercased() }
    let level = recording.quality.overall.rawValue
    return titles.isEmpty ? level : "\(level): \(titles.joined(separator: ", "))"
  }

  private static func text<Value: RawRepresentable>(of decision: Decision<Value>) -> String
  where Value.RawValue == String {
    switch decision.origin {
    case .given: "\(decision.value.rawValue) (given)"
    case .measured:
      "\(decision.value.rawValue) (confidence \(fixed(decision.confidence, digits: 2)))"
    }
  }

  private static func fixed(_ value: Double, digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
