import CommandKit
package import Footfall

/// The short table at the end of a batch.
package struct BatchSummary {
  private let outcome: BatchOutcome

  /// The summary of an outcome.
  package init(_ outcome: BatchOutcome) { self.outcome = outcome }

  /// The lines of the table.
  package func lines(width: Int) -> [String] {
    let counts = [ClipReport.Status.measured, .refused, .failed].compactMap { status -> String? in
      let count = outcome.clips.count { $0.status == status }
      return count > 0 || status == .measured ? "\(count) \(status.rawValue)" : nil
    }
    var clips = counts.joined(separator: ", ")
    if outcome.doneBefore > 0 { clips += " (\(outcome.doneBefore) done before)" }
    var rows = [["Clips", clips]]
    for clip in outcome.clips where clip.status != .measured {
      let title = clip.status == .refused ? "Not measured" : "Not read"
      rows.append([title, "\(clip.path): \(clip.reason ?? "")"])
    }
    if outcome.isInterrupted {
      rows.append(["Stopped", "run the same command again for the clips that are missing"])
    }
    rows.append(["Folder", outcome.folder.pathFromHere])
    rows.append(["Table", BatchOutcome.summaryName])
    return Table(rows: rows.map { $0.map(TextLayout.printable) }).lines(width: width)
  }
}
