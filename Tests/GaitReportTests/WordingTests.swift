import FootfallTestSupport
import Foundation
import GaitModel
import GaitReport
import Testing

/// The report measures; it does not judge, advise treatment or promise.
@Suite("Wording")
struct WordingTests {
  static let forbidden = [
    "risk", "risks", "risky", "injury", "injuries", "injured", "cause", "causes", "caused",
    "protect", "protects", "protection", "prevent", "prevents", "prevention", "correct",
    "corrects", "correction", "abnormal", "normal", "normally", "pathological", "should",
    "deficit", "deficits", "weak", "weakness", "patient", "patients", "clinic", "clinical",
    "clinician", "diagnosis", "diagnose",
  ]

  static func violations(in text: String) -> Set<String> {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return Set(words).intersection(forbidden)
  }

  @Test("of whole reports keeps to the words of measurement", arguments: ReportCase.allCases)
  func reports(kind: ReportCase) {
    let page = Wellformed(HTMLReport(recording: kind.recording, pictures: []).render())
    let text = page.text.replacing(IntendedUse.statement, with: "")
    #expect(Self.violations(in: text) == [])
  }

  @Test("of every text in the sources keeps to the words of measurement")
  func sources() throws {
    let folder = Fixture.root.appending(path: "Sources/GaitReport")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let url as URL in files where url.pathExtension == "swift" {
      let source = try String(contentsOf: url, encoding: .utf8)
      let literals = source.matches(of: /"([^"\n]*)"/).map { String($0.output.1) }
      #expect(
        Self.violations(in: literals.joined(separator: " ")) == [], "\(url.lastPathComponent)")
      count += 1
    }
    #expect(count > 15)
  }

  @Test("test finds what it looks for")
  func finds() {
    #expect(Self.violations(in: "You should; because of risks.") == ["should", "risks"])
  }
}
