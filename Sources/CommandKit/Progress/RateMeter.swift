/// Measures how many units of work are done in a second.
package struct RateMeter: Sendable, Hashable {
  /// Seconds over which the recent rate is taken: long enough to be steady, short enough to follow
  /// a change of the scene.
  private static let window = 4.0
  /// Seconds between two samples that are kept, so that quick work needs no more memory.
  private static let step = 0.1

  private struct Sample: Sendable, Hashable {
    var time: Double
    var done: Int
  }

  private var first: Sample?
  private var last: Sample?
  private var samples: [Sample] = []

  package init() {}

  /// Adds what is done in all at a time in seconds.
  package mutating func add(_ done: Int, at time: Double) {
    let sample = Sample(time: time, done: done)
    if first == nil { first = sample }
    last = sample
    guard time - (samples.last?.time ?? -.infinity) >= Self.step else { return }
    samples.append(sample)
    // One sample older than the window stays, as its beginning.
    while samples.count > 1, time - samples[1].time >= Self.window { samples.removeFirst() }
  }

  /// The rate over the last seconds; nil before there are two samples.
  package var recent: Double? { rate(from: samples.first) }

  /// The rate since the first sample; nil before there are two.
  package var mean: Double? { rate(from: first) }

  private func rate(from start: Sample?) -> Double? {
    guard let start, let last, last.time > start.time, last.done > start.done else { return nil }
    return Double(last.done - start.done) / (last.time - start.time)
  }
}
