import FootfallTestSupport
import Foundation
import GaitModel
import PoseClassification
import Testing

/// The track of random clips against a slow computation from the definition, and what must hold of
/// every track.
@Suite struct ProbabilityTrackRandomTests {
  struct Clip {
    var times: [Double] = []
    var values: [Double?] = []

    /// Irregular times with gaps, and frames without a value.
    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      var time = Double.random(in: 0..<1, using: &random)
      for _ in 0..<80 {
        times.append(time)
        let isMissing = Double.random(in: 0..<1, using: &random) < 0.1
        values.append(isMissing ? nil : Double.random(in: 0...1, using: &random))
        let isGap = Double.random(in: 0..<1, using: &random) < 0.05
        time += Double.random(in: 0.01..<0.08, using: &random) + (isGap ? 0.7 : 0)
      }
    }

    /// The parts: positions of frames with a value, no two neighbours farther apart than `gap`.
    func parts(gap: Double) -> [[Int]] {
      var parts: [[Int]] = []
      for frame in times.indices where values[frame] != nil {
        if let last = parts.last?.last, times[frame] - times[last] <= gap {
          parts[parts.count - 1].append(frame)
        } else {
          parts.append([frame])
        }
      }
      return parts
    }
  }

  /// The mean over a window by adding up ten thousand moments, each with the value of the frame
  /// that is nearest in time.
  private func mean(_ clip: Clip, _ part: [Int], at time: Double, window: Double) -> Double {
    guard let first = part.first, let last = part.last, first != last else {
      return part.first.flatMap { clip.values[$0] } ?? .nan
    }
    let from = max(clip.times[first], time - window / 2)
    let to = min(clip.times[last], time + window / 2)
    let count = 10_000
    var sum = 0.0
    for step in 0..<count {
      let moment = from + (to - from) * (Double(step) + 0.5) / Double(count)
      let nearest = part.min { abs(clip.times[$0] - moment) < abs(clip.times[$1] - moment) }
      sum += nearest.flatMap { clip.values[$0] } ?? .nan
    }
    return sum / Double(count)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theMeanIsThatOfTheDefinition(seed: UInt64) throws {
    let clip = Clip(seed: seed)
    let smoothing = PostureSmoothing(window: 0.6)
    let track = ProbabilityTrack(
      times: clip.times, probabilities: clip.values, smoothing: smoothing)
    for part in clip.parts(gap: smoothing.longestGap) {
      for frame in part where frame.isMultiple(of: 4) {
        let expected = mean(clip, part, at: clip.times[frame], window: smoothing.window)
        #expect(abs(try #require(track.smoothed[frame]) - expected) < 1e-3)
      }
    }
  }

  @Test(arguments: (1...40).map { UInt64($0) })
  func whatHoldsOfEveryTrack(seed: UInt64) throws {
    let clip = Clip(seed: seed)
    let smoothing = PostureSmoothing(window: 0.3, upper: 0.55, lower: 0.45, shortestSpan: 0.2)
    let track = ProbabilityTrack(
      times: clip.times, probabilities: clip.values, smoothing: smoothing)
    let parts = clip.parts(gap: smoothing.longestGap)
    for part in parts {
      let values = part.compactMap { clip.values[$0] }
      for frame in part {
        // A mean lies within what it is a mean of.
        let mean = try #require(track.smoothed[frame])
        #expect(mean >= (values.min() ?? 0) - 1e-12 && mean <= (values.max() ?? 1) + 1e-12)
        // Where there is a class, the value is not beyond the other's threshold for long.
        if mean >= smoothing.upper, track.isPositive[frame] == false {
          #expect(try lasts(track, part, from: frame) { $0 >= smoothing.upper } < 0.2)
        }
      }
      try classesLast(track, part, smoothing)
    }
    for frame in clip.times.indices where clip.values[frame] == nil {
      #expect(track.smoothed[frame] == nil && track.isPositive[frame] == nil)
    }
    // The spans cover the time of all parts, once.
    let covered = track.spans.reduce(0) { $0 + $1.duration }
    let expected = parts.reduce(0) { sum, part in
      sum + clip.times[part[part.count - 1]] - clip.times[part[0]]
    }
    #expect(abs(covered - expected) < 1e-9)
    #expect(zip(track.spans, track.spans.dropFirst()).allSatisfy { $0.lastTime < $1.firstTime })
  }

  /// How long, from a frame on, the smoothed value keeps to a condition.
  private func lasts(
    _ track: ProbabilityTrack, _ part: [Int], from frame: Int, _ holds: (Double) -> Bool
  ) throws -> Double {
    var end = frame
    for next in part where next > frame {
      guard holds(try #require(track.smoothed[next])) else { break }
      end = next
    }
    return track.times[end] - track.times[frame]
  }

  /// Within a part a class that another one follows has lasted as long as it must, from where its
  /// value was reached.
  private func classesLast(
    _ track: ProbabilityTrack, _ part: [Int], _ smoothing: PostureSmoothing
  ) throws {
    var begin = part[0]
    for (one, two) in zip(part, part.dropFirst()) {
      guard track.isPositive[one] != track.isPositive[two] else { continue }
      if track.isPositive[one] != nil {
        #expect(track.times[two] - track.times[begin] >= smoothing.shortestSpan - 1e-9)
      }
      // Once decided, a part never becomes undecided again.
      #expect(track.isPositive[two] != nil)
      begin = two
    }
  }
}
