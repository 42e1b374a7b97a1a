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

  /// A class of published data; it is named where it stands alone, as a name.
  static let className = "correct"

  /// The texts of a file that a reader of the program may meet: of Swift all string literals, of a
  /// page everything; without the intended-use statement, which may name what the program is not.
  static func texts(of url: URL) throws -> String {
    var text = try String(contentsOf: url, encoding: .utf8)
    if url.pathExtension == "swift" {
      let blocks = text.matches(of: /"""(?s)(.*?)"""/).map { String($0.output.1) }
      let lines = text.matches(of: /"([^"\n]*)"/).map { String($0.output.1) }
        .filter { $0 != Self.className }
      text = (blocks + lines).joined(separator: "\n")
    }
    let words = text.replacing("\\\n", with: " ").split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").replacing(IntendedUse.statement, with: "")
      .replacing("`\(Self.className)`", with: "")
  }

  static func files(below path: String, ending: String) -> [URL] {
    let folder = Fixture.root.appending(path: path).resolvingSymlinksInPath()
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == ending }
      .sorted { $0.path < $1.path }
  }

  @Test(
    "of every text in the sources keeps to the words of measurement",
    arguments: [
      "CommandKit", "Footfall", "FootfallCommand", "GaitAnalysis", "GaitFormats", "GaitModel",
      "GaitNorms", "GaitReport", "Inference", "Learning", "Media", "PoseClassification",
      "PoseEstimation", "TrainCommand",
    ])
  func sources(target: String) throws {
    let files = Self.files(below: "Sources/" + target, ending: "swift")
    try #require(!files.isEmpty)
    for url in files {
      #expect(Self.violations(in: try Self.texts(of: url)) == [], "\(url.lastPathComponent)")
    }
  }

  @Test("of the Guides and the README keeps to the words of measurement")
  func pages() throws {
    let guides = Self.files(below: "Guides", ending: "md")
    try #require(guides.count > 5)
    for url in guides + ["README.md", "CHANGELOG.md"].map({ Fixture.root.appending(path: $0) }) {
      #expect(Self.violations(in: try Self.texts(of: url)) == [], "\(url.lastPathComponent)")
    }
  }

  @Test("test finds what it looks for")
  func finds() {
    #expect(Self.violations(in: "You should; because of risks.") == ["should", "risks"])
  }
}
