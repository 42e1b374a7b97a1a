import Foundation
import GaitModel
import PoseClassification
import Testing

@Suite struct ProbabilityTrackTests {
  private static func track(
    _ values: [Double?], every step: Double = 0.1, _ smoothing: PostureSmoothing
  ) -> ProbabilityTrack {
    ProbabilityTrack(
      times: values.indices.map { Double($0) * step }, probabilities: values, smoothing: smoothing)
  }

  /// No window and no waiting: thresholds alone.
  private static let plain = PostureSmoothing(window: 0, shortestSpan: 0)

  @Test func aConstantStaysWhatItIs() {
    let track = Self.track([Double?](repeating: 0.7, count: 50), PostureSmoothing())
    #expect(track.smoothed.allSatisfy { abs(($0 ?? 0) - 0.7) < 1e-12 })
    #expect(track.isPositive == [Bool?](repeating: true, count: 50))
    #expect(track.spans.count == 1)
    #expect(abs((track.spans.first?.duration ?? 0) - 4.9) < 1e-12)
  }

  @Test func theMeanIsOverTheWindow() throws {
    // A step from 0 to 1 between 0.4 and 0.5 s: the value changes at 0.45 s, and a window of 0.4 s
    // around t has the share (t + 0.2 - 0.45) / 0.4 of it.
    let values: [Double?] = (0..<10).map { $0 < 5 ? 0 : 1 }
    let track = Self.track(values, PostureSmoothing(window: 0.4))
    for (frame, expected) in [(2, 0.0), (3, 0.125), (4, 0.375), (5, 0.625), (6, 0.875), (7, 1.0)] {
      #expect(abs(try #require(track.smoothed[frame]) - expected) < 1e-9)
    }
  }

  @Test func denseFramesCountNoMoreThanTheirTime() throws {
    // One second of zeros as two frames, one second of ones as a hundred.
    let times = [0, 1] + (1...100).map { 1 + Double($0) / 100 }
    let values = times.map { $0 <= 1 ? 0.0 : 1.0 }
    let track = ProbabilityTrack(
      times: times, probabilities: values, smoothing: PostureSmoothing(window: 10, longestGap: 2))
    let expected = 1 - 1.005 / 2
    for value in track.smoothed { #expect(abs(try #require(value) - expected) < 1e-9) }
  }

  @Test func noWindowReachesOverAGap() throws {
    let times = [0, 0.1, 0.2, 0.9, 1.0, 1.1]
    let track = ProbabilityTrack(
      times: times, probabilities: [0.1, 0.1, 0.1, 0.9, 0.9, 0.9],
      smoothing: PostureSmoothing(window: 5, longestGap: 0.5))
    #expect(track.smoothed.map { ($0 ?? 0).rounded(to: 6) } == [0.1, 0.1, 0.1, 0.9, 0.9, 0.9])
    #expect(track.isPositive == [false, false, false, true, true, true])
    #expect(track.spans.map(\.firstTime) == [0, 0.9])
    #expect(track.spans.map(\.lastTime) == [0.2, 1.1])
    // The time between them belongs to nobody.
    #expect(abs(track.spans.reduce(0) { $0 + $1.duration } - 0.4) < 1e-9)
  }

  @Test func framesWithoutAProbabilityHaveNone() {
    let track = Self.track([0.9, nil, 0.9, .nan, 0.9], Self.plain)
    #expect(track.smoothed == [0.9, nil, 0.9, nil, 0.9])
    #expect(track.isPositive == [true, nil, true, nil, true])
    #expect(track.spans.count == 1)
  }

  @Test func betweenTheThresholdsTheClassBeforeGoesOn() {
    let track = Self.track([0.5, 0.7, 0.5, 0.41, 0.39, 0.5, 0.59, 0.6], Self.plain)
    #expect(track.isPositive == [nil, true, true, true, false, false, false, true])
    #expect(track.spans.map(\.isPositive) == [nil, true, false, true])
  }

  @Test func aShortChangeIsNone() {
    var values = [Double?](repeating: 0.9, count: 30)
    for frame in 10..<14 { values[frame] = 0.1 }
    let smoothing = PostureSmoothing(window: 0, shortestSpan: 0.5)
    #expect(Self.track(values, smoothing).isPositive.allSatisfy { $0 == true })
    // Six frames are half a second, and the change begins where the value changed.
    for frame in 10..<16 { values[frame] = 0.1 }
    let states = Self.track(values, smoothing).isPositive
    #expect(states == (0..<30).map { !(10..<16).contains($0) })
  }

  @Test func aPauseBetweenTheThresholdsStartsTheWaitAnew() {
    let values: [Double?] = [0.9, 0.9, 0.9, 0.1, 0.1, 0.5, 0.1, 0.1, 0.9]
    let smoothing = PostureSmoothing(window: 0, shortestSpan: 0.2)
    #expect(Self.track(values, smoothing).isPositive.allSatisfy { $0 == true })
  }

  @Test func aShortClipTakesWhatItHasReached() {
    let smoothing = PostureSmoothing(window: 0, shortestSpan: 10)
    #expect(Self.track([0.9], smoothing).isPositive == [true])
    #expect(Self.track([0.1], smoothing).isPositive == [false])
    #expect(Self.track([0.5], smoothing).isPositive == [nil])
    #expect(Self.track([0.5, 0.2, 0.2], smoothing).isPositive == [nil, false, false])
    #expect(Self.track([0.9], smoothing).spans.map(\.probability) == [0.9])
  }

  @Test func timesOfASlowedClipAreLonger() {
    let slow = PostureSmoothing().stretched(by: 8)
    #expect(slow.window == 8 && slow.longestGap == 4 && slow.shortestSpan == 4)
    #expect(slow.upper == 0.6 && slow.lower == 0.4)
  }

  @Test func nothingGivesNothing() {
    let track = Self.track([], PostureSmoothing())
    #expect(track.smoothed.isEmpty && track.spans.isEmpty)
    #expect(Self.track([nil, nil], PostureSmoothing()).spans.isEmpty)
  }
}

extension Double {
  fileprivate func rounded(to digits: Int) -> Double {
    let factor = pow(10, Double(digits))
    return (self * factor).rounded() / factor
  }
}
