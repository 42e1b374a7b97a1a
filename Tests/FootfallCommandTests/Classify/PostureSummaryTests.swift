import FootfallCommand
import FootfallTestSupport
import GaitModel
import Testing

@Suite struct PostureSummaryTests {
  private func text(_ record: PostureRecord) -> String {
    let summary = PostureSummary(
      record, folder: "run.posture", files: ["posture.json", "posture.csv"], notes: ["A note."])
    return summary.lines(width: 200).joined(separator: "\n") + "\n"
  }

  @Test func tellsWhatTheClassifierSaid() {
    #expect(
      text(SamplePosture.record()) == """
        Input           run.mp4: 4 frames in 1.50 s
        Classifier      Sample form, tells “low” and “high” apart
        Seen            side view, facing left, 3 of 4 poses classified
        Share of time   “high” 50 %, “low” 25 %, undecided 25 %
        Probability     of “high”: 0.37
        0.00 to 0.00 s  “high”, mean probability 0.90
        0.50 to 0.50 s  undecided, mean probability 0.12
        1.50 to 1.50 s  “low”, mean probability 0.10
        Meaning         The probability says how much a pose resembles the poses that were labelled “high” in the training data (20 samples in 4 groups). It does not say why, and nothing about what suits this
                        person.
        Tested          on clips that the classifier had not seen: accuracy 0.90 (95 % interval 0.70 to 0.98) on 20 videos, 5 folds by video
        Left out        1 pose (the point right_ear was not seen)
        Note            A note.
        Folder          run.posture
        Files           posture.json, posture.csv

        """)
  }

  @Test func aSinglePoseHasAClassAndNoShareOfTime() {
    var record = SamplePosture.record()
    record.frames = [record.frames[0]]
    record.spans = [record.spans[0]]
    let lines = text(record)
    #expect(lines.contains("Class        “high”\n") && lines.contains("of “high”: 0.90\n"))
    #expect(!lines.contains("Share of time") && !lines.contains("0.00 to 0.00 s"))
  }

  @Test func aClipWithoutAnAnswerSaysWhy() {
    var record = SamplePosture.record()
    record.frames = record.frames.map {
      PostureFrame(time: $0.time, probability: nil, smoothed: nil, label: nil)
    }
    (record.spans, record.shares) = ([], [])
    record.omissions = [PostureOmission(reason: "the side is not known", frames: 4)]
    record.view = Decision(.front, confidence: 0.7)
    let lines = text(record)
    #expect(
      lines.contains(
        "No pose could be classified: the side is not known. The classifier needs a view from the "
          + "side; --view and --direction say it where the program is wrong."))
    #expect(!lines.contains("Share of time") && !lines.contains("Meaning"))
    record.view = Decision(.side, confidence: 0.7)
    #expect(text(record).contains("the side is not known.\n"))
    record.frames = []
    record.omissions = []
    #expect(text(record).contains("Nobody was seen, so there is no pose to classify.\n"))
  }

  @Test func aCardWithoutTestsSaysSo() {
    var record = SamplePosture.record()
    record.card.metrics = []
    #expect(text(record).contains("the card states no test on clips that the classifier had not"))
  }

  @Test func manySpansAreCut() {
    var record = SamplePosture.record()
    record.spans = (0..<20).map {
      PostureSpan(
        label: "low", firstTime: Double($0), lastTime: Double($0) + 0.5, probability: 0.1)
    }
    let lines = text(record)
    #expect(lines.contains("11.00 to 11.50 s") && !lines.contains("12.00 to 12.50 s"))
    #expect(lines.contains("and 8 more"))
  }
}
