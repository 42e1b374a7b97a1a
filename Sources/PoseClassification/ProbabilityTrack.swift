package import GaitModel

/// A probability through time, smoothed and turned into two classes with hysteresis.
///
/// Poses that are farther apart than `longestGap` part the track; nothing reaches from one part to
/// the next. Within a part a pose holds halfway to its neighbours, and the smoothed value at t is
/// the mean over [t - window/2, t + window/2] as far as the part goes: by time, so that frames that
/// come more densely count no more. A class begins where the smoothed value reaches its threshold
/// and stays beyond it for `shortestSpan`; between the thresholds the class before goes on. A part
/// begins undecided, and one that ends before `shortestSpan` is over takes the class that it has
/// reached.
package struct ProbabilityTrack: Sendable, Hashable {
  /// Seconds, one a frame.
  package let times: [Double]
  /// As given; nil where there is none.
  package let probabilities: [Double?]
  /// The mean over the window; nil where there is no probability.
  package private(set) var smoothed: [Double?]
  /// Whether the positive class holds; nil where that is undecided or there is no probability.
  package private(set) var isPositive: [Bool?]
  /// How it was done.
  package let smoothing: PostureSmoothing

  private var parts: [Part] = []

  /// A stretch of one class within a part.
  package struct Span: Sendable, Hashable {
    /// Whether the positive class holds; nil for undecided.
    package var isPositive: Bool?
    /// Seconds of the first frame.
    package var firstTime: Double
    /// Seconds of the last frame.
    package var lastTime: Double
    /// Mean probability over the time that the frames stand for.
    package var probability: Double
    /// The time that the frames stand for, seconds; 0 for a single pose.
    package var duration: Double
  }

  /// - Parameters:
  ///   - times: seconds, strictly increasing.
  ///   - probabilities: one a time, 0 to 1, or nil; values that are not finite count as nil.
  ///   - smoothing: windows and thresholds.
  package init(times: [Double], probabilities: [Double?], smoothing: PostureSmoothing) {
    let count = min(times.count, probabilities.count)
    self.times = Array(times.prefix(count))
    self.probabilities = probabilities.prefix(count).map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.smoothing = smoothing
    smoothed = [Double?](repeating: nil, count: count)
    isPositive = [Bool?](repeating: nil, count: count)
    for frames in separated() {
      let part = Part(
        frames: frames, times: frames.map { times[$0] },
        values: frames.compactMap { self.probabilities[$0] })
      let means = part.means(window: smoothing.window)
      let states = Self.states(part.times, means, smoothing)
      for (index, frame) in frames.enumerated() {
        smoothed[frame] = means[index]
        isPositive[frame] = states[index]
      }
      parts.append(part)
    }
  }

  /// The stretches of one class by time.
  package var spans: [Span] {
    parts.flatMap { part in
      var spans: [Span] = []
      var first = 0
      for index in part.frames.indices {
        let isLast = index + 1 == part.frames.count
        if !isLast, isPositive[part.frames[index]] == isPositive[part.frames[index + 1]] {
          continue
        }
        spans.append(
          Span(
            isPositive: isPositive[part.frames[index]], firstTime: part.times[first],
            lastTime: part.times[index], probability: part.mean(of: first...index),
            duration: part.duration(of: first...index)))
        first = index + 1
      }
      return spans
    }
  }

  /// Frames with a probability, parted where too long a time lies between two.
  private func separated() -> [[Int]] {
    var groups: [[Int]] = []
    for frame in times.indices where probabilities[frame] != nil {
      if let last = groups.last?.last, times[frame] - times[last] <= smoothing.longestGap {
        groups[groups.count - 1].append(frame)
      } else {
        groups.append([frame])
      }
    }
    return groups
  }

  /// The class at each time of a part.
  private static func states(
    _ times: [Double], _ means: [Double], _ smoothing: PostureSmoothing
  ) -> [Bool?] {
    var result: [Bool?] = []
    var state: Bool?
    /// What the value says since when, while that is not the state yet.
    var coming: (value: Bool, since: Int)?
    for (index, mean) in means.enumerated() {
      let side: Bool? = mean >= smoothing.upper ? true : mean <= smoothing.lower ? false : nil
      result.append(state)
      guard let side, side != state else {
        coming = nil
        continue
      }
      if coming?.value != side { coming = (side, index) }
      guard let since = coming?.since,
        times[index] - times[since] >= smoothing.shortestSpan - 1e-9
      else { continue }
      state = side
      for changed in since...index { result[changed] = side }
      coming = nil
    }
    if state == nil, let coming {
      for index in coming.since..<result.count { result[index] = coming.value }
    }
    return result
  }
}

/// Frames that belong together, each of which holds halfway to its neighbours.
private struct Part: Sendable, Hashable {
  let frames: [Int]
  let times: [Double]
  let values: [Double]
  /// Where each frame's time begins, and the end.
  private let edges: [Double]
  /// The integral of the values from the beginning to each edge.
  private let integral: [Double]

  init(frames: [Int], times: [Double], values: [Double]) {
    self.frames = frames
    self.times = times
    self.values = values
    let middles = zip(times, times.dropFirst()).map { ($0 + $1) / 2 }
    edges = times.prefix(1) + middles + times.suffix(1)
    var sum = 0.0
    var integral = [0.0]
    for (index, value) in values.enumerated() {
      sum += value * (edges[index + 1] - edges[index])
      integral.append(sum)
    }
    self.integral = integral
  }

  /// The mean over a window around each time.
  func means(window: Double) -> [Double] {
    guard times.count > 1, window > 0 else { return values }
    return times.map { time in
      let from = max(edges[0], time - window / 2)
      let to = min(edges[edges.count - 1], time + window / 2)
      return (integral(to: to) - integral(to: from)) / (to - from)
    }
  }

  /// The mean over the time of some frames.
  func mean(of range: ClosedRange<Int>) -> Double {
    let duration = duration(of: range)
    guard duration > 0 else {
      return values[range].reduce(0, +) / Double(range.count)
    }
    return (integral[range.upperBound + 1] - integral[range.lowerBound]) / duration
  }

  /// The time that some frames stand for.
  func duration(of range: ClosedRange<Int>) -> Double {
    edges[range.upperBound + 1] - edges[range.lowerBound]
  }

  private func integral(to time: Double) -> Double {
    var low = 0
    var high = values.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle] <= time { low = middle } else { high = middle - 1 }
    }
    return integral[low] + values[low] * (time - edges[low])
  }
}
