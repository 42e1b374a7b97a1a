/// Collects the steps between the presentation times of a clip, in memory that does not grow with
/// its length: equal steps are counted together.
struct StepTally: Sendable {
  /// Seconds of one tick of the container's clock: no step is known better than that.
  private let tick: Double
  private var counts: [Int: Int] = [:]
  private var first: Double?
  private var last: Double?
  private(set) var frameCount = 0

  init(tick: Double) { self.tick = tick }

  /// Adds a picture; times increase.
  mutating func add(_ time: Double) {
    if let last { counts[Int(((time - last) * 1e9).rounded()), default: 0] += 1 }
    if first == nil { first = time }
    last = time
    frameCount += 1
  }

  /// Seconds from the first to the last picture.
  var duration: Double {
    guard let first, let last else { return 0 }
    return last - first
  }

  /// What the steps say about the clip's rate; nil with fewer than two pictures.
  var summary: Summary? {
    let steps = counts.sorted { $0.key < $1.key }
    let total = steps.reduce(0) { $0 + $1.value }
    guard total > 0 else { return nil }
    var seen = 0
    let middle = steps.first { step in
      seen += step.value
      return 2 * seen >= total
    }
    guard let median = middle.map({ Double($0.key) * 1e-9 }), median > 0 else { return nil }
    // A clock with coarse ticks (Matroska: 1 ms) makes equal steps look different by a tick.
    let tolerance = max(0.1 * median, 1.5 * tick)
    let alike = steps.filter { abs(Double($0.key) * 1e-9 - median) <= tolerance }
    let alikeCount = alike.reduce(0) { $0 + $1.value }
    let alikeSum = alike.reduce(0.0) { $0 + Double($1.key) * 1e-9 * Double($1.value) }
    let step = alikeSum / Double(alikeCount)
    let missing = steps.reduce(0) { sum, entry in
      let ratio = Double(entry.key) * 1e-9 / step
      return ratio > 1.5
        ? sum + (Int(exactly: ratio.rounded()) ?? 1) * entry.value - entry.value : sum
    }
    return Summary(
      step: step, isVariable: Double(total - alikeCount) > 0.02 * Double(total),
      missingFrames: missing)
  }

  /// What the steps of a clip say about its rate.
  struct Summary: Sendable, Hashable {
    /// The typical step in seconds: the mean of those that differ from the median by no more than
    /// a tenth of it (or one tick of the container's clock).
    var step: Double
    /// Whether more than 2 % of the steps differ by more than that.
    var isVariable: Bool
    /// Typical steps that the longer gaps would have held.
    var missingFrames: Int
  }
}
