import GaitModel

/// When which foot was on the ground.
struct ContactsSection: ReportSection {
  let recording: GaitRecording

  /// A strip shows at most this many seconds, unless more than `mostStrips` would be needed.
  private static let longestStrip = 6.0
  private static let mostStrips = 6

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "contacts" }
  var title: String { "Feet on the ground" }

  func content() -> [Markup] {
    let contacts = ContactSpan.all(in: recording.events)
    guard let first = contacts.map(\.start).min(), let last = contacts.map(\.end).max(),
      last > first
    else { return [] }
    let margin = 0.15
    let begin = max(first - margin, min(first, recording.cleaned.times.first ?? first))
    let end = min(last + margin, max(last, recording.cleaned.times.last ?? last))
    let wanted = Int(((end - begin) / Self.longestStrip).rounded(.up))
    let count = min(max(wanted, 1), Self.mostStrips)
    let length = (end - begin) / Double(count)
    let strips = (0..<count).map { index in
      let start = begin + length * Double(index)
      return ContactStrip(
        id: "contacts-\(index + 1)", timeRange: start...(start + length), contacts: contacts
      ).render()
    }
    return [
      Block.paragraph(text(contacts)),
      .tag("p", ["class": "legend"], legend(contacts)),
      .tag("figure", ["class": "panel strips"], strips),
    ]
  }

  private func text(_ contacts: [ContactSpan]) -> String {
    let left = Wording.count(contacts.count { $0.side == .left }, "contact")
    let right = contacts.count { $0.side == .right }
    var text =
      "\(left) of the left foot and \(right) of the right with both ends found. Bars fade over "
      + "the 95 % uncertainty of their ends."
    let strides = recording.cycles
    let excluded = strides.filter { $0.exclusion != nil }
    if !strides.isEmpty {
      text +=
        excluded.isEmpty
        ? " All \(strides.count) strides count in the means"
        : " Of \(Wording.count(strides.count, "stride")), \(strides.count - excluded.count) count "
          + "in the means"
      var reasons: [String] = []
      for reason in excluded.compactMap(\.exclusion) where !reasons.contains(reason) {
        reasons.append(reason)
      }
      text += reasons.isEmpty ? "." : "; left out: " + reasons.joined(separator: "; ")
      if !text.hasSuffix(".") { text += "." }
    }
    return text
  }

  private func legend(_ contacts: [ContactSpan]) -> [Markup] {
    var keys = Legend.sides
    if !ContactSpan.spans(of: 0, in: contacts).isEmpty {
      keys.append(Block.key("flight", "flight: no foot on the ground"))
    }
    if !ContactSpan.spans(of: 2, in: contacts).isEmpty {
      keys.append(Block.key("double", "double support"))
    }
    return keys
  }
}
