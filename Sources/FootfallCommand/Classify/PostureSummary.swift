import CommandKit
package import Footfall
import Foundation
package import GaitModel

/// The short table at the end of a classification.
package struct PostureSummary {
  private let record: PostureRecord
  private let folder: String
  private let files: [String]
  private let notes: [String]

  private static let longestList = 12

  /// The summary of an outcome.
  package init(_ outcome: PostureOutcome) {
    self.init(
      outcome.record, folder: outcome.folder.pathFromHere, files: outcome.files,
      notes: outcome.notes)
  }

  /// The summary of a record whose files are in a folder.
  package init(_ record: PostureRecord, folder: String, files: [String], notes: [String]) {
    self.record = record
    self.folder = folder
    self.files = files
    self.notes = notes
  }

  /// Why no pose has a probability; nil where some have.
  package var refusal: String? {
    guard record.classifiedCount == 0 else { return nil }
    guard let omission = record.omissions.first else {
      return "Nobody was seen, so there is no pose to classify."
    }
    let advice =
      record.card.cameraSide != nil && (record.view?.value != .side || record.direction == nil)
      ? " The classifier needs a view from the side; --view and --direction say it where the "
        + "program is wrong." : ""
    return "No pose could be classified: \(omission.reason).\(advice)"
  }

  /// The lines of the table.
  package func lines(width: Int) -> [String] {
    var rows = [["Input", source], ["Classifier", classifier], ["Seen", seen]]
    if let refusal {
      rows.append(["No answer", refusal])
    } else {
      rows.append(answer)
      rows.append(["Probability", probability])
      rows += spans
      rows.append(["Meaning", record.card.meaning])
    }
    rows.append([
      "Tested", tests ?? "the card states no test on clips that the classifier had not seen",
    ])
    if refusal == nil, let left = leftOut { rows.append(["Left out", left]) }
    rows += (record.card.notes + notes).map { ["Note", $0] }
    rows.append(["Folder", folder])
    rows.append(["Files", files.joined(separator: ", ")])
    return Table(rows: rows.map { $0.map(TextLayout.printable) }).lines(width: width)
  }

  // MARK: - Rows

  private var source: String {
    let source = record.source
    let frames = "\(source.frameCount) \(source.frameCount == 1 ? "frame" : "frames")"
    return "\(source.name): \(frames)"
      + (source.frameCount > 1 ? " in \(Self.fixed(source.duration)) s" : "")
  }

  private var classifier: String {
    let classes = record.card.classes.map { "“\($0)”" }.joined(separator: " and ")
    return "\(record.card.title), tells \(classes) apart"
  }

  private var seen: String {
    var parts: [String] = []
    if let view = record.view { parts.append("\(view.value.rawValue) view") }
    if let direction = record.direction { parts.append("facing \(direction.value.rawValue)") }
    parts.append("\(record.classifiedCount) of \(record.frames.count) poses classified")
    return parts.joined(separator: ", ")
  }

  /// The share of each class; of a single pose its class, since it takes no time.
  private var answer: [String] {
    if record.frames.count == 1 { return ["Class", Self.name(of: record.frames[0].label)] }
    let shares = record.shares.map { "\(Self.name(of: $0.label)) \(Self.percent($0.share))" }
    return ["Share of time", shares.joined(separator: ", ")]
  }

  /// The mean, and where nine tenths of the frames lie: how steady it is, not how right.
  private var probability: String {
    let values = record.frames.compactMap(\.probability).sorted()
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    var text = "of “\(record.card.positiveClass)”: \(Self.fixed(mean))"
    if values.count >= 20 {
      let low = values[values.count / 20]
      let high = values[values.count - 1 - values.count / 20]
      text +=
        " on average; nine tenths of the frames between \(Self.fixed(low)) and "
        + Self.fixed(high)
    }
    return text
  }

  private var spans: [[String]] {
    guard record.frames.count > 1 else { return [] }
    var rows = record.spans.prefix(Self.longestList).map { span in
      [
        "\(Self.fixed(span.firstTime)) to \(Self.fixed(span.lastTime)) s",
        "\(Self.name(of: span.label)), mean probability \(Self.fixed(span.probability))",
      ]
    }
    let rest = record.spans.count - rows.count
    if rest > 0 { rows.append(["and \(rest) more", "in posture.json"]) }
    return rows
  }

  private var tests: String? {
    let lines = record.card.testLines
    guard !lines.isEmpty else { return nil }
    return "on clips that the classifier had not seen: " + lines.joined(separator: "; ")
  }

  private var leftOut: String? {
    guard !record.omissions.isEmpty else { return nil }
    return record.omissions.prefix(3).map { omission in
      "\(omission.frames) \(omission.frames == 1 ? "pose" : "poses") (\(omission.reason))"
    }.joined(separator: ", ")
  }

  private static func name(of label: String?) -> String {
    label.map { "“\($0)”" } ?? "undecided"
  }

  private static func percent(_ share: Double) -> String { String(format: "%.0f %%", 100 * share) }

  private static func fixed(_ value: Double) -> String { String(format: "%.2f", value) }
}
