import CommandKit
import Foundation
import Testing

/// A clock that tests set.
private final class FakeClock {
  var now = 0.0
}

@Suite struct ProgressReporterTests {
  private func frames(_ done: Int) -> ProgressState {
    ProgressState(stage: "tracking", title: "Following", done: done, total: 100)
  }

  @Test func jsonLinesAreObjects() throws {
    let recorder = Recorder()
    let clock = FakeClock()
    var reporter = ProgressReporter(
      style: .json, console: recorder.console(isTTY: true), clock: { clock.now })
    reporter.update(ProgressState(stage: "preparing", title: "Opening \"a/b\"\n"))
    reporter.update(ProgressState(stage: "tracking", title: "Following", done: 15, total: 230))
    clock.now = 2
    reporter.update(ProgressState(stage: "tracking", title: "Following", done: 115, total: 230))
    reporter.note("A note.")
    reporter.finish()
    let lines = recorder.messages.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        #"{"event":"progress","stage":"preparing","title":"Opening \"a/b\"\n"}"#,
        #"{"event":"progress","frame":15,"frames":230,"stage":"tracking","title":"Following"}"#,
        #"{"event":"progress","frame":115,"frames":230,"frames_per_second":50,"seconds_left":2.3,"#
          + #""stage":"tracking","title":"Following"}"#,
        #"{"event":"note","message":"A note."}"#,
      ])
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
    #expect(
      ProgressEvent(doneIn: "run.footfall", files: ["result.json"], status: .success).line
        == #"{"event":"done","files":["result.json"],"folder":"run.footfall","status":0}"#)
    #expect(
      ProgressEvent(CommandFailure(.badInput, "a.mp4: empty")).line
        == #"{"event":"error","message":"a.mp4: empty","status":3}"#)
  }

  /// What a reporter writes while 100 frames pass in ten seconds.
  private func run(_ style: ProgressReporter.Style, isTTY: Bool) -> String {
    let recorder = Recorder()
    let clock = FakeClock()
    var reporter = ProgressReporter(
      style: style,
      console: recorder.console(isTTY: isTTY, width: 60, environment: ["TERM": "xterm"]),
      clock: { clock.now })
    reporter.update(ProgressState(stage: "preparing", title: "Opening"))
    for frame in 0...100 {
      clock.now = 0.05 + Double(frame) * 0.1
      reporter.update(frames(frame))
      clock.now += 0.01
      reporter.update(frames(frame))
    }
    reporter.note("Done.")
    reporter.finish()
    return recorder.messages
  }

  @Test func terminalGetsAMovingLine() {
    let text = run(.auto, isTTY: true)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.last == "Done.")
    // The passing message is wiped away, the bar's last state stays.
    #expect(text.hasPrefix("\rOpening\u{1B}[K\r\u{1B}[K\rFollowing  [----"))
    #expect(lines[0].hasSuffix("100%  100/100  10 frames/s\u{1B}[K"))
    let draws = text.split(separator: "\r").count
    // Ten a second at the most.
    #expect(draws > 45 && draws < 105)
  }

  @Test(arguments: [ProgressReporter.Style.auto, .plain])
  func logGetsALineNowAndThen(_ style: ProgressReporter.Style) {
    let text = run(style, isTTY: style == .plain)
    #expect(
      text.split(separator: "\n") == [
        "Opening", "Following: 0 of 100 frames (0 %)",
        "Following: 100 of 100 frames (100 %), 10 frames/s", "Done.",
      ])
    #expect(!text.contains("\u{1B}"))
  }

  @Test func programsGetTwoLinesASecond() {
    let lines = run(.json, isTTY: true).split(separator: "\n")
    #expect(lines.count > 18 && lines.count < 26)
    #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    #expect(lines.dropLast().last?.contains("\"frame\":100,") == true)
  }

  @Test func aCountThatGoesBackBeginsAnotherPiece() {
    let recorder = Recorder()
    let clock = FakeClock()
    var reporter = ProgressReporter(
      style: .plain, console: recorder.console(), clock: { clock.now })
    for state in [frames(0), frames(100)] {
      reporter.update(state)
      clock.now += 1
    }
    for done in [4, 5, 30] {
      clock.now += 0.1
      reporter.update(
        ProgressState(stage: "tracking", title: "Following", done: done, total: 30))
    }
    #expect(
      recorder.messages.split(separator: "\n") == [
        "Following: 0 of 100 frames (0 %)",
        "Following: 100 of 100 frames (100 %), 100 frames/s",
        "Following: 4 of 30 frames (13 %)",
        "Following: 30 of 30 frames (100 %), 130 frames/s",
      ])
  }

  @Test func aLogGetsOneLineForSmallThings() {
    let recorder = Recorder()
    var reporter = ProgressReporter(style: .plain, console: recorder.console(), clock: { 0 })
    for file in ["a", "b", "c"] {
      reporter.update(ProgressState(stage: "writing", title: "Writing \(file)"))
    }
    #expect(recorder.messages == "Writing a\n")
  }

  @Test func quietIsQuiet() { #expect(run(.none, isTTY: true).isEmpty) }
}
