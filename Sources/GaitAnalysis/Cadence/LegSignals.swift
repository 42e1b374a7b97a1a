import GaitMath
import GaitModel

/// The signals of a clip that show steps, on a uniform grid of time.
package struct LegSignals: Sendable {
  /// Seconds of the samples.
  package let times: [Double]
  /// Samples per second.
  package let rate: Double
  /// Height of the middle of the hips, leg lengths.
  package let hipHeight: [Double]
  /// Height of the left ankle minus height of the right one, leg lengths: swings once a stride,
  /// in any view, while the legs alternate.
  package let heightDifference: [Double]
  /// Height of both ankles together minus twice the hips', leg lengths: swings where the legs
  /// move alike.
  package let heightSum: [Double]
  /// Left ankle minus right ankle across the picture, leg lengths: swings once a stride in a side
  /// view.
  package let widthDifference: [Double]

  /// Seconds from the first to the last sample.
  package var duration: Double { (times.last ?? 0) - (times.first ?? 0) }

  /// Pauses up to this long are bridged by interpolation, seconds. Longer ones cut the clip.
  package static let longestBridge = 0.25
  /// Step frequencies reach 4.5 Hz: a higher rate tells nothing more.
  private static let highestRate = 60.0

  /// Takes the longest part of a clip in which hips and ankles are seen, from cleaned tracks; nil
  /// if there is no such part of at least five frames.
  package init?(_ body: BodyTracks, scale: BodyScale) {
    guard let hip = body[.midHip], let left = body[.leftAnkle], let right = body[.rightAnkle],
      let step = body.frameStep
    else { return nil }
    let seen = (0..<body.count).filter {
      !hip.isMissing($0) && !left.isMissing($0) && !right.isMissing($0)
    }
    var best = 0..<0
    var start = 0
    for i in seen.indices {
      if i > 0, body.times[seen[i]] - body.times[seen[i - 1]] > Self.longestBridge + step {
        start = i
      }
      if i + 1 - start > best.count { best = start..<i + 1 }
    }
    let frames = Array(seen[best])
    guard frames.count >= 5 else { return nil }
    let frameTimes = frames.map { body.times[$0] }
    let rate = min(Self.highestRate, 1 / step)
    func sampled(_ value: (Int) -> Double) -> [Double]? {
      UniformSeries(
        times: frameTimes, values: frames.map { value($0) / scale.legLength }, rate: rate)?.values
    }
    guard let hipHeight = sampled({ hip.y[$0] }),
      let heightDifference = sampled({ left.y[$0] - right.y[$0] }),
      let heightSum = sampled({ left.y[$0] + right.y[$0] - 2 * hip.y[$0] }),
      let widthDifference = sampled({ left.x[$0] - right.x[$0] })
    else { return nil }
    self.rate = rate
    self.hipHeight = hipHeight
    self.heightDifference = heightDifference
    self.heightSum = heightSum
    self.widthDifference = widthDifference
    times = hipHeight.indices.map { frameTimes[0] + Double($0) / rate }
  }

  /// The largest standard deviation about a straight line of the hips' height and the ankles'
  /// differences, leg lengths.
  package var movement: Double {
    [hipHeight, heightDifference, widthDifference]
      .compactMap { Statistics.line(times, $0)?.residual }.max() ?? 0
  }

  /// The part of the signals between two samples.
  package func part(_ range: Range<Int>) -> LegSignals {
    LegSignals(
      times: Array(times[range]), rate: rate, hipHeight: Array(hipHeight[range]),
      heightDifference: Array(heightDifference[range]), heightSum: Array(heightSum[range]),
      widthDifference: Array(widthDifference[range]))
  }

  /// The samples whose time lies in a span.
  package func samples(in span: ClosedRange<Double>) -> Range<Int> {
    let start = times.firstIndex { $0 >= span.lowerBound } ?? times.count
    let end = (times.lastIndex { $0 <= span.upperBound } ?? -1) + 1
    return start..<max(start, end)
  }

  private init(
    times: [Double], rate: Double, hipHeight: [Double], heightDifference: [Double],
    heightSum: [Double], widthDifference: [Double]
  ) {
    self.times = times
    self.rate = rate
    self.hipHeight = hipHeight
    self.heightDifference = heightDifference
    self.heightSum = heightSum
    self.widthDifference = widthDifference
  }

  /// A signal without its drift: what a zero-lag low-pass at `frequency` leaves is taken away.
  package func withoutDrift(_ signal: [Double], below frequency: Double) -> [Double] {
    guard let line = Statistics.line(times, signal) else { return signal }
    let level = zip(times, signal).map { $1 - line.intercept - line.slope * $0 }
    guard duration * frequency > 1,
      let filter = ZeroLagButterworth(cutoff: frequency, samplingRate: rate)
    else { return level }
    return zip(level, filter(level)).map { $0 - $1 }
  }
}
