import CommandKit
import Foundation
import Testing

@Suite struct ProgressTests {
  private static let half = ProgressState(
    stage: "tracking", title: "Following the person", done: 115, total: 230, rate: 62.4)

  @Test(arguments: [
    (0, 230, 50.0, 4.6), (230, 230, 50, 0), (115, 230, 11.5, 10), (300, 230, 50, 0),
  ])
  func timeLeftIsWorkOverRate(_ done: Int, _ total: Int, _ rate: Double, _ left: Double) throws {
    let state = ProgressState(stage: "a", title: "A", done: done, total: total, rate: rate)
    #expect(abs(try #require(state.timeLeft) - left) < 1e-12)
  }

  @Test(arguments: [nil, 0, -1, .infinity, .nan] as [Double?])
  func noTimeLeftWithoutARate(_ rate: Double?) {
    let state = ProgressState(stage: "a", title: "A", done: 1, total: 2, rate: rate)
    #expect(state.timeLeft == nil)
  }

  @Test func noFractionWithoutATotal() {
    #expect(ProgressState(stage: "a", title: "A", done: 1, rate: 5).fraction == nil)
    #expect(ProgressState(stage: "a", title: "A", done: 0, total: 0).fraction == nil)
    #expect(ProgressState(stage: "a", title: "A", done: 9, total: 4).fraction == 1)
  }

  static let bars: [(width: Int, line: String)] = [
    (
      100,
      "Following the person  [##############--------------]   50%  115/230  62 frames/s  0:02 left"
    ),
    (80, "Following the person  [########--------]   50%  115/230  62 frames/s  0:02 left"),
    (70, "Following the person  [#######--------]   50%  62 frames/s  0:02 left"),
    (60, "Following the person  [#########---------]   50%  0:02 left"),
    (50, "Following the person   50%  0:02 left"),
    (30, "Following the person   50%"),
    (20, "Following the pe..."),
    (4, "..."),
    (0, "."),
  ]

  @Test(arguments: bars.indices)
  func barFitsTheTerminal(_ index: Int) {
    let (width, line) = Self.bars[index]
    let bar = ProgressBar(width: width, usesUnicode: false, usesColour: false)
    #expect(bar.line(Self.half) == line)
  }

  @Test func barNeverReachesTheLastColumn() {
    for width in 2...120 {
      for done in [0, 1, 114, 229, 230] {
        var state = Self.half
        state.done = done
        let bar = ProgressBar(width: width, usesUnicode: true, usesColour: false)
        #expect(CharacterWidth.columns(bar.line(state)) < width)
      }
    }
  }

  @Test func blocksAndColour() {
    var bar = ProgressBar(width: 40, usesUnicode: true, usesColour: false)
    let state = ProgressState(stage: "a", title: "Drawing", done: 1, total: 4)
    #expect(bar.line(state) == "Drawing  ████░░░░░░░░░░░░░░░   25%  1/4")
    bar.usesColour = true
    #expect(bar.line(state).contains("\u{1B}[32m████\u{1B}[0m░"))
  }

  @Test func unknownWholeHasNoBar() {
    let bar = ProgressBar(width: 80, usesUnicode: true, usesColour: false)
    let state = ProgressState(stage: "a", title: "Following", done: 12, rate: 9.96)
    #expect(bar.line(state) == "Following  12  10 frames/s")
    #expect(bar.line(ProgressState(stage: "b", title: "Writing")) == "Writing")
  }

  @Test func plainLines() {
    #expect(
      PlainProgress.line(Self.half)
        == "Following the person: 115 of 230 frames (50 %), 62 frames/s, 0:02 left")
    let open = ProgressState(stage: "a", title: "Following", done: 12, rate: 4.25)
    #expect(PlainProgress.line(open) == "Following: 12 frames, 4.3 frames/s")
    #expect(PlainProgress.line(ProgressState(stage: "b", title: "Writing")) == "Writing")
  }

  @Test(arguments: [
    (0.2, "0:01 left"), (59.5, "1:00 left"), (3725, "1:02:05 left"),
    (1e9, "days left"),
  ])
  func timeLeftAsText(_ seconds: Double, _ text: String) {
    let state = ProgressState(
      stage: "a", title: "A", done: 0, total: 1_000_000, rate: 1_000_000 / seconds)
    #expect(PlainProgress.line(state).hasSuffix(text))
  }

  @Test func jsonSurvivesARateThatIsNoNumber() throws {
    var state = Self.half
    state.rate = .nan
    #expect(!ProgressEvent(state).line.contains("frames_per_second"))
  }

  @Test func countsOtherThingsThanFrames() {
    let state = ProgressState(
      stage: "training", title: "Epoch 3 of 20", detail: "loss 0.431", unit: "batches", done: 25,
      total: 100, rate: 4.25)
    let bar = ProgressBar(width: 100, usesUnicode: false, usesColour: false)
    #expect(
      bar.line(state)
        == "Epoch 3 of 20  loss 0.431  [#######---------------------]   25%  25/100  "
        + "4.3 batches/s  0:18 left")
    #expect(
      PlainProgress.line(state)
        == "Epoch 3 of 20: 25 of 100 batches (25 %), 4.3 batches/s, 0:18 left, loss 0.431")
    #expect(
      ProgressEvent(state).line
        == #"{"detail":"loss 0.431","event":"progress","frame":25,"frames":100,"#
        + #""frames_per_second":4.25,"seconds_left":17.65,"stage":"training","#
        + #""title":"Epoch 3 of 20","unit":"batches"}"#)
  }
}
