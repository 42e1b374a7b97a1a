import GaitMath
import GaitModel

/// Finds frames in which the network exchanged left and right, and exchanges them back.
///
/// Networks exchange the sides of the whole body, of the legs, or of the lower legs alone, mostly
/// where the legs pass each other in a side view. What tells the sides apart is continuity: a
/// point goes on with the speed it had. At a true crossing the legs meet but keep their speeds; at
/// an exchange the speeds jump from one leg to the other.
///
/// Four states a frame (as labelled, whole body, legs, lower legs exchanged) are decided together
/// over the clip by dynamic programming (Viterbi 1967, doi:10.1109/TIT.1967.1054010): the cost of
/// a frame is the distance of every point from where its last 30 ms predict it, in leg lengths,
/// each capped; changing the state costs a little, and so does, for ties, every second spent
/// exchanged. Where a clip changes sides for good, the shorter part counts as exchanged; which
/// leg is the left one in truth is left to the network.
package struct SideSwapRepair: Sendable {
  /// Seconds over which the speed of a point is taken.
  private static let baseline = 0.03
  /// Leg lengths that a change of state costs.
  private static let changeCost = 0.15
  /// Leg lengths that a second in an exchanged state costs.
  private static let stayCost = 0.05
  /// Leg lengths that one point can cost in one frame at most.
  private static let cap = 0.5
  /// Pauses longer than this are not bridged, seconds.
  private static let longestPause = 0.15
  /// Below this rate a leg turns round between two frames, and nothing can be told, hertz.
  private static let lowestRate = 20.0

  /// A pair of points, by their places in the skeleton.
  private struct Pair {
    let left: Int
    let right: Int
    let group: Int
  }

  /// Which of the groups (upper body, thighs, lower legs) are exchanged in each state.
  private static let states: [[Bool]] = [
    [false, false, false], [true, true, true], [false, true, true], [false, false, true],
  ]

  private static let groups: [[String]] = [
    ["shoulder", "elbow", "wrist", "ear"], ["hip", "knee"],
    ["ankle", "heel", "big_toe", "small_toe"],
  ]

  private let body: BodyTracks
  private let pairs: [Pair]
  private let legLength: Double

  /// What was found.
  package struct Outcome: Sendable {
    package let body: BodyTracks
    /// Frames in which something was exchanged, in order.
    package let frames: [Int]
  }

  /// Repairs the exchanges of a clip.
  ///
  /// - Complexity: O(frames).
  package static func repair(_ body: BodyTracks, scale: BodyScale) -> Outcome {
    guard let step = body.frameStep, step <= 1 / lowestRate else {
      return Outcome(body: body, frames: [])
    }
    let repair = SideSwapRepair(body, legLength: scale.legLength)
    return repair.exchanged(repair.decide())
  }

  private init(_ body: BodyTracks, legLength: Double) {
    self.body = body
    self.legLength = legLength
    pairs = Self.groups.enumerated().flatMap { group, parts in
      parts.compactMap { part in
        guard let left = body.skeleton.index(of: .on(.left, part)),
          let right = body.skeleton.index(of: .on(.right, part))
        else { return nil }
        return Pair(left: left, right: right, group: group)
      }
    }
  }

  /// The state of every frame.
  private func decide() -> [Int] {
    let count = body.count
    let states = Self.states.indices
    var result = [Int](repeating: 0, count: count)
    // For every frame and state, the state of the frame before on the cheapest way here.
    var origins = [SIMD4<UInt8>](repeating: .zero, count: count)
    var costs = [Double](repeating: 0, count: states.count)
    var chainStart = 0
    for frame in 0..<count {
      let pause = frame > 0 ? body.times[frame] - body.times[frame - 1] : .infinity
      let stay = pause.isFinite ? Self.stayCost * pause : 0
      if pause > Self.longestPause {
        trace(chainStart..<frame, costs, origins, into: &result)
        chainStart = frame
        costs = states.map { $0 == 0 ? 0 : Self.stayCost * Self.baseline }
        continue
      }
      var next = [Double](repeating: .infinity, count: states.count)
      for before in states {
        let motion = motionCosts(frame, before, chainStart, origins)
        for state in states {
          var cost = costs[before] + (state == before ? 0 : Self.changeCost)
          if state > 0 { cost += stay }
          for group in Self.groups.indices {
            cost += motion[2 * group + (Self.states[state][group] ? 1 : 0)]
          }
          if cost < next[state] {
            next[state] = cost
            origins[frame][state] = UInt8(before)
          }
        }
      }
      // Only differences count; kept small so that long clips lose no digits.
      let least = next.min() ?? 0
      costs = next.map { $0 - least }
    }
    trace(chainStart..<count, costs, origins, into: &result)
    return result
  }

  /// Follows the cheapest way of a chain back from its end.
  private func trace(
    _ chain: Range<Int>, _ costs: [Double], _ origins: [SIMD4<UInt8>], into result: inout [Int]
  ) {
    guard var state = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return }
    for frame in chain.reversed() {
      result[frame] = state
      state = Int(origins[frame][state])
    }
  }

  /// For each group, what the frame costs as labelled and exchanged, if the frame before is in a
  /// state and the frames before that on its cheapest way.
  private func motionCosts(
    _ frame: Int, _ before: Int, _ chainStart: Int, _ origins: [SIMD4<UInt8>]
  ) -> SIMD8<Double> {
    let times = body.times
    var earlier = frame - 1
    var earlierState = before
    while earlier > chainStart, times[frame - 1] - times[earlier] < Self.baseline {
      earlierState = Int(origins[earlier][earlierState])
      earlier -= 1
    }
    let span = times[frame - 1] - times[earlier]
    let ahead = span > 0 ? (times[frame] - times[frame - 1]) / span : 0
    var result = SIMD8<Double>.zero
    for pair in pairs {
      let now = Self.states[before][pair.group]
      let then = Self.states[earlierState][pair.group]
      let a = body.tracks[now ? pair.right : pair.left]
      let b = body.tracks[now ? pair.left : pair.right]
      let a0 = body.tracks[then ? pair.right : pair.left]
      let b0 = body.tracks[then ? pair.left : pair.right]
      let left = body.tracks[pair.left]
      let right = body.tracks[pair.right]
      let weight = min(
        1,
        Double(
          min(
            left.confidence[frame], right.confidence[frame], left.confidence[frame - 1],
            right.confidence[frame - 1])))
      guard weight > 0 else { continue }
      let expectedLeft = predicted(a[frame - 1], a0[earlier], ahead)
      let expectedRight = predicted(b[frame - 1], b0[earlier], ahead)
      result[2 * pair.group] +=
        weight * (cost(left[frame], expectedLeft) + cost(right[frame], expectedRight))
      result[2 * pair.group + 1] +=
        weight * (cost(right[frame], expectedLeft) + cost(left[frame], expectedRight))
    }
    return result
  }

  /// Where a point is expected if it keeps its speed; without an earlier place, where it was.
  private func predicted(_ last: Vector2, _ earlier: Vector2, _ ahead: Double) -> Vector2 {
    earlier.x.isNaN ? last : last + (last - earlier) * ahead
  }

  private func cost(_ found: Vector2, _ expected: Vector2) -> Double {
    min(Self.cap, (found - expected).length / legLength)
  }

  /// The tracks with the exchanges undone.
  private func exchanged(_ states: [Int]) -> Outcome {
    var result = body
    let parts = body.skeleton.points.enumerated().compactMap { left, name -> Pair? in
      guard name.side == .left, let right = body.skeleton.index(of: name.mirrored) else {
        return nil
      }
      let part = String(name.rawValue.dropFirst("left_".count))
      return Pair(
        left: left, right: right, group: Self.groups.firstIndex { $0.contains(part) } ?? 0)
    }
    let frames = states.indices.filter { states[$0] > 0 }
    for frame in frames {
      for pair in parts where Self.states[states[frame]][pair.group] {
        let (left, right) = (pair.left, pair.right)
        result.tracks[left].x[frame] = body.tracks[right].x[frame]
        result.tracks[left].y[frame] = body.tracks[right].y[frame]
        result.tracks[left].confidence[frame] = body.tracks[right].confidence[frame]
        result.tracks[right].x[frame] = body.tracks[left].x[frame]
        result.tracks[right].y[frame] = body.tracks[left].y[frame]
        result.tracks[right].confidence[frame] = body.tracks[left].confidence[frame]
      }
    }
    return Outcome(body: result, frames: frames)
  }
}
