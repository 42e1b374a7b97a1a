/// Collects the steps between the presentation times of a clip, in memory that does not grow with
/// its length: equal steps are counted together.
package struct StepTally: Sendable {
  /// Seconds of one tick of the container's clock: no step is known better than that.
  private let tick: Double
  /// How often a step (in nanoseconds) was seen, and the sum of those steps in seconds.
  private var steps: [Int: (count: Int, sum: Double)] = [:]
  private var first: Double?
  private var last: Double?
  /// Pictures that were added.
  package private(set) var frameCount = 0

  /// An empty tally for times that are whole numbers of `tick` seconds.
  package init(tick: Double) { self.tick = tick }

  /// Adds a picture; times increase.
  package mutating func add(_ time: Double) {
    if let last {
      let step = time - last
      // Steps beyond 2^62 ns (centuries) are all the same.
      let key = Int(min((step * 1e9).rounded(), 0x1p62))
      let entry = steps[key, default: (0, 0)]
      steps[key] = (entry.count + 1, entry.sum + step)
    }
    if first == nil { first = time }
    last = time
    frameCount += 1
  }

  /// Seconds from the first to the last picture.
  package var duration: Double {
    guard let first, let last else { return 0 }
    return last - first
  }

  /// What the steps say about the clip's rate; nil with fewer than two pictures.
  package var summary: Summary? {
    let entries = steps.sorted { $0.key < $1.key }.map(\.value)
    let total = entries.reduce(0) { $0 + $1.count }
    var seen = 0
    let middle = entries.first { entry in
      seen += entry.count
      return 2 * seen >= total
    }
    guard let middle else { return nil }
    let median = middle.sum / Double(middle.count)
    // A clock with coarse ticks (Matroska: 1 ms) makes equal steps look different by a tick.
    let tolerance = max(0.1 * median, 1.5 * tick)
    let alike = entries.filter { abs($0.sum / Double($0.count) - median) <= tolerance }
    let alikeCount = alike.reduce(0) { $0 + $1.count }
    let step = alike.reduce(0) { $0 + $1.sum } / Double(alikeCount)
    let missing = entries.reduce(0) { sum, entry in
      let ratio = entry.sum / Double(entry.count) / step
      return ratio > 1.5 ? sum + Int(min(ratio, 1e9).rounded() - 1) * entry.count : sum
    }
    return Summary(
      step: step, isVariable: Double(total - alikeCount) > 0.02 * Double(total),
      missingFrames: missing)
  }

  /// What the steps of a clip say about its rate.
  package struct Summary: Sendable, Hashable {
    /// The typical step in seconds: the mean of those that differ from the median by no more than
    /// a tenth of it (or one tick of the container's clock).
    package var step: Double
    /// Whether more than 2 % of the steps differ by more than that.
    package var isVariable: Bool
    /// Typical steps that the longer gaps would have held.
    package var missingFrames: Int
  }
}
