import FootfallCommand
import FootfallTestSupport
import GaitModel
import Testing

/// What is printed of a classification gives no medical statement and no advice of that kind.
@Suite struct PostureWordingTests {
  private static let words: Set<String> = [
    "risk", "injury", "injuries", "cause", "protect", "prevent", "correct", "incorrect",
    "abnormal", "normal", "pathological", "should", "deficit", "weak", "patient", "clinic",
    "diagnosis", "healthy", "good", "bad", "wrong",
  ]

  private func words(of record: PostureRecord) -> Set<String> {
    let summary = PostureSummary(record, folder: "a.posture", files: ["posture.json"], notes: [])
    let text = summary.lines(width: 100).joined(separator: " ")
    return Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  @Test func theAnswerJudgesNobody() {
    #expect(words(of: SamplePosture.record()).isDisjoint(with: Self.words))
  }

  @Test func aRefusalJudgesTheProgramAlone() {
    var record = SamplePosture.record()
    record.frames = record.frames.map {
      PostureFrame(time: $0.time, probability: nil, smoothed: nil, label: nil)
    }
    record.view = Decision(.front, confidence: 1)
    // “where the program is wrong” is about the view that it found.
    #expect(words(of: record).intersection(Self.words) == ["wrong"])
  }

  /// The names of classes are the data's own, and stand in quotation marks.
  @Test func classesAreQuoted() {
    var record = SamplePosture.record()
    record.card.classes = ["incorrect", "correct"]
    record.card.positiveClass = "correct"
    record.shares = [PostureShare(label: "correct", share: 1)]
    let summary = PostureSummary(record, folder: "a", files: [], notes: [])
    let text = summary.lines(width: 400).joined(separator: "\n")
    let all = text.count(of: "correct")
    let quoted = text.count(of: "“correct”") + text.count(of: "“incorrect”")
    #expect(all > 3 && all == quoted)
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
