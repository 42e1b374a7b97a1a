import Foundation
import GaitAnalysis
import GaitModel
import Testing

/// The sentences that a reader sees state what was measured, and judge nobody.
@Suite struct WordingTests {
  /// The beginnings of words.
  static let forbidden = [
    "risk", "injur", "cause", "protect", "prevent", "correct", "abnormal", "normal", "patholog",
    "deficit", "weak", "patient", "clinic", "diagnos",
  ]

  /// The contents of all string literals of the target.
  static func sentences() throws -> [String] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/GaitAnalysis")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }
      .flatMap { url in
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n").flatMap { line in
          // Every second piece between quotation marks is inside of them.
          line.drop { $0 == " " }.hasPrefix("//")
            ? []
            : line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
              .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
      }
  }

  @Test func noSentenceJudges() throws {
    let sentences = try Self.sentences()
    #expect(sentences.count > 150)
    for sentence in sentences {
      for word in sentence.lowercased().split(whereSeparator: { !$0.isLetter }) {
        let isFree = word != "should" && !Self.forbidden.contains { word.hasPrefix($0) }
        #expect(isFree, "\(sentence)")
      }
    }
  }

  @Test(arguments: [AngleRule.sideView, AngleRule.frontalView])
  func everyAngleTellsItsZeroAndItsSign(rules: [AngleRule]) {
    for rule in rules {
      let convention = rule.definition.convention
      #expect(convention.contains("positive") && convention.hasSuffix("."))
      #expect(convention.contains("0"))
    }
  }
}
