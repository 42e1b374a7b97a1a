package import CommandKit
package import Footfall

/// `footfall doctor`: what is installed, what is not, and what the processor offers.
package enum DoctorCommand {
  static let command: Command = Command(
    name: "doctor",
    summary: "Say what is installed, what is not, and what the processor offers.",
    discussion: [
      "'ok' is there; 'optional' is not there and not needed for an analysis; 'MISSING' is needed: "
        + "run './footfall setup'. The exit status is \(ExitStatus.notInstalled.rawValue) where "
        + "something is missing."
    ]
  ) { _, console in
    let items = Footfall.doctor()
    console.print(lines(items, width: console.textWidth))
    return status(of: items)
  }

  /// The findings as text.
  package static func lines(_ items: [DoctorItem], width: Int) -> [String] {
    let rows = items.map { item in
      let mark =
        switch item.state {
        case .fine: "ok"
        case .optional: "optional"
        case .missing: "MISSING"
        }
      return [mark, item.title, TextLayout.printable(item.finding)]
    }
    return Table(rows: rows).lines(width: width)
  }

  /// Whether an analysis can run.
  package static func status(of items: [DoctorItem]) -> ExitStatus {
    items.contains { $0.state == .missing } ? .notInstalled : .success
  }
}
