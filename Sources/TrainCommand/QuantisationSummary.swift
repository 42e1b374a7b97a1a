import CommandKit
import Foundation
import Learning

/// What became of a quantised network, as a table for the terminal.
struct QuantisationSummary {
  let report: QuantisationReport
  let samples: QuantisationData

  func lines(_ width: Int) -> [String] {
    let bytes = report.bytes
    var rows = [
      ["Size", kilobytes(bytes.before), kilobytes(bytes.after), percent(bytes.ratio)]
    ]
    if let accuracy = report.accuracy {
      rows.append([
        "Accuracy, \(accuracy.samples) samples of \(Set(samples.groups).count) groups held out",
        percent(accuracy.share.before), percent(accuracy.share.after), accuracy.text,
      ])
    }
    if let latency = report.latency {
      rows.append([
        "Single call, median", microseconds(latency.before), microseconds(latency.after),
        String(format: "%.2f x", latency.ratio),
      ])
    }
    rows.append([
      "Largest difference of an output", "", String(format: "%.3g", report.largestDifference), "",
    ])
    let table = Table(
      headings: ["", "32 bits", "8 bits", "8 against 32"],
      alignments: [.left, .right, .right, .right], rows: rows
    ).lines(width: width)
    guard !report.leftOut.isEmpty else { return table }
    return table + ["Left as they were: \(report.leftOut.joined(separator: ", "))"]
  }

  private func kilobytes(_ bytes: Double) -> String { String(format: "%.1f kB", bytes / 1000) }
  private func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
  private func microseconds(_ seconds: Double) -> String {
    String(format: "%.1f us", seconds * 1e6)
  }
}
