import GaitMath
package import GaitModel

/// When each foot stands, in views from the rear and the front.
///
/// A contact is hard to tell there, since a foot comes down along the line of sight; that one foot
/// is lower than the other is plain. The middle of the time in which it is so is the middle of
/// stance, in running (from half of one flight to half of the next) as in walking (from half of one
/// double support to half of the next).
package struct FrontalStances: Sendable {
  /// Seconds of mid-stance of each foot, by time.
  package let middles: [Side: [Double]]
  /// Standard uncertainty of one of them, seconds.
  package let uncertainty: Double

  /// How far the feet rise over each other, as a share of the usual distance, before a crossing
  /// counts: smaller ones are noise.
  private static let hysteresis = 0.3
  /// The share of a stride in which an ankle rises over the other one by its usual distance.
  private static let rise = 0.1
  /// Shares of half a stride that a foot is the lower one.
  private static let limits = 0.6...1.4

  /// - Parameters:
  ///   - body: cleaned tracks, y up.
  ///   - stride: seconds of the usual stride.
  ///   - noise: standard deviation of an ankle's height, pixels.
  package init(_ body: BodyTracks, stride: Double, noise: Double = 0) {
    guard let left = body[.leftAnkle], let right = body[.rightAnkle], stride > 0 else {
      middles = [:]
      uncertainty = .infinity
      return
    }
    let height = (0..<body.count).map { right.y[$0] - left.y[$0] }
    let swing = Statistics.median(height.filter(\.isFinite).map(abs)) ?? 0
    let step = body.frameStep ?? 0
    // Both ends of the time count half: frames in between, and noise of two ankles over the slope.
    let crossing = swing > 0 ? 2.0.squareRoot() * noise * Self.rise * stride / swing : 0
    uncertainty = ((step * step / 12 + crossing * crossing) / 2).squareRoot()
    let crossings = Self.crossings(height, times: body.times, stride: stride)
    var found: [Side: [Double]] = [.left: [], .right: []]
    for (first, second) in zip(crossings, crossings.dropFirst()) {
      let share = (second.time - first.time) / (stride / 2)
      guard first.rises != second.rises, Self.limits.contains(share) else { continue }
      let frames = body.times.indices.filter {
        body.times[$0] > first.time && body.times[$0] < second.time
      }
      guard frames.allSatisfy({ height[$0].isFinite }) else { continue }
      // While the right ankle is the higher one the left foot stands.
      found[first.rises ? .left : .right, default: []].append((first.time + second.time) / 2)
    }
    middles = found
  }

  /// A moment at which both ankles are level.
  private struct Crossing {
    var time: Double
    /// Whether the right one goes up.
    var rises: Bool
  }

  /// Changes from clearly lower to clearly higher and back: half-way between the moments at which
  /// one is left and the other reached, so that two feet on the ground count half to each.
  private static func crossings(
    _ height: [Double], times: [Double], stride: Double
  ) -> [Crossing] {
    var result: [Crossing] = []
    /// The last clear frame: whether the right ankle was the higher one.
    var clear: (frame: Int, isHigh: Bool)?
    for frame in height.indices {
      guard height[frame].isFinite else {
        clear = nil
        continue
      }
      // A person who goes away swings less and less in the picture: what counts is near in time.
      let limit = hysteresis * usual(height, times: times, about: frame, within: stride)
      guard abs(height[frame]) > limit else { continue }
      let isHigh = height[frame] > 0
      if let last = clear, last.isHigh != isHigh {
        let left = level(
          last.isHigh ? limit : -limit, height, times, from: last.frame, to: last.frame + 1)
        let reached = level(isHigh ? limit : -limit, height, times, from: frame - 1, to: frame)
        result.append(Crossing(time: (left + reached) / 2, rises: isHigh))
      }
      clear = (frame, isHigh)
    }
    return result
  }

  /// When the straight line between two frames passes a level; the nearer end where it does not.
  private static func level(
    _ value: Double, _ height: [Double], _ times: [Double], from first: Int, to second: Int
  ) -> Double {
    let rise = height[second] - height[first]
    let share = rise == 0 ? 0 : max(0, min(1, (value - height[first]) / rise))
    return times[first] + share * (times[second] - times[first])
  }

  /// How far the ankles usually lie over each other within some seconds of a frame.
  private static func usual(
    _ height: [Double], times: [Double], about frame: Int, within reach: Double
  ) -> Double {
    let low = times[..<frame].lastIndex { $0 < times[frame] - reach } ?? 0
    let high = times[frame...].firstIndex { $0 > times[frame] + reach } ?? times.count
    return Statistics.quantile(height[low..<high].filter(\.isFinite).map(abs), 0.8) ?? 0
  }
}
