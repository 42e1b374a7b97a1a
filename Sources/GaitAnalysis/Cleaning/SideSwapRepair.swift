import GaitMath
import GaitModel

/// Finds frames in which the network exchanged left and right, and exchanges them back.
///
/// Networks exchange the sides of the whole body, of the legs, or of the lower legs alone, mostly
/// where the legs pass each other in a side view. What tells the sides apart is continuity: a
/// point goes on with the speed it had. At a true crossing the legs meet but keep their speeds; at
/// an exchange the speeds jump from one leg to the other. Where the network has lost a leg for a
/// few frames, continuity fails; then the rhythm helps: in gait the legs take turns, and a leg
/// that is ahead out of turn is the other one (`SideExpectation`).
///
/// Four states a frame (as labelled; whole body, legs, lower legs exchanged) are decided together
/// over the clip by dynamic programming (Viterbi 1967, doi:10.1109/TIT.1967.1054010). A frame
/// costs the distance of every point from where its last 30 ms predict it, in leg lengths, each
/// capped, and an exchanged group of points costs how much less its sides then suit the rhythm. A
/// change of state costs as much as half a frame's usual cost, so that noise alone does not pay
/// for it.
///
/// Exchanges that last for strides turn the rhythm's expectation round with them. So the clip is
/// decided twice, with the rhythm and by continuity alone, and continuity has its way where the
/// legs then take turns more regularly. Where a clip changes sides for good, the shorter part
/// counts as exchanged: which leg is the left one in truth is left to the network.
package struct SideSwapRepair: Sendable {
  /// Seconds over which the speed of a point is taken.
  private static let baseline = 0.03
  /// Leg lengths that a change of state costs at least.
  private static let leastChangeCost = 0.15
  /// The same as a share of what a frame costs in the median: grows with the noise.
  private static let changeShare = 0.5
  /// Leg lengths that one point can cost in one frame at most.
  private static let cap = 0.5
  /// Leg lengths that a point out of turn by a leg length costs in a second.
  private static let rhythmWeight = 4.0
  /// How much more regular the legs must become for the rhythm to be set aside.
  private static let leastGain = 0.1
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

  /// Which groups are exchanged, as bits: 1 the upper body, 2 the thighs, 4 the lower legs.
  private static let states = [0, 7, 6, 4]

  private static let groups: [[String]] = [
    ["shoulder", "elbow", "wrist", "ear"], ["hip", "knee"],
    ["ankle", "heel", "big_toe", "small_toe"],
  ]

  /// Positions of one pair, in leg lengths, frame after frame.
  private struct Motion {
    let left: [Vector2]
    let right: [Vector2]
    /// The lower confidence of the two, at most 1; 0 where one is missing.
    let weight: [Double]
    /// Leg lengths by which the pair suits the rhythm less if exchanged; negative where it suits
    /// it better.
    let mismatch: [Double]
    let bit: Int
  }

  /// What was found.
  package struct Outcome: Sendable {
    /// The points with the exchanges undone.
    package let body: BodyTracks
    /// Frames in which something was exchanged, in order.
    package let frames: [Int]

    package init(body: BodyTracks, frames: [Int]) {
      self.body = body
      self.frames = frames
    }
  }

  private let times: [Double]
  private let motions: [Motion]
  private let changeCost: Double

  /// Repairs the exchanges of a clip.
  ///
  /// - Complexity: O(frames).
  package static func repair(_ body: BodyTracks, scale: BodyScale) -> Outcome {
    guard let step = body.frameStep, step <= 1 / lowestRate else {
      return Outcome(body: body, frames: [])
    }
    let repair = SideSwapRepair(body, scale: scale)
    let guided = exchanged(body, repair.decide(rhythmWeight: rhythmWeight))
    guard let withRhythm = regularity(guided.body, scale), withRhythm + leastGain < 1 else {
      return guided
    }
    let free = exchanged(body, repair.decide(rhythmWeight: 0))
    guard let without = regularity(free.body, scale), without > withRhythm + leastGain else {
      return guided
    }
    return free
  }

  /// The share of the ankles' movement against each other that a steady rhythm explains; nil
  /// without a rhythm.
  private static func regularity(_ body: BodyTracks, _ scale: BodyScale) -> Double? {
    guard let signals = LegSignals(body, scale: scale),
      let stride = StrideRhythm.frequency(signals)
    else { return nil }
    let fits = [signals.heightDifference, signals.widthDifference].compactMap {
      HarmonicFit(times: signals.times, values: $0, frequency: stride, harmonics: [1, 2, 3])
    }
    let total = fits.reduce(0) { $0 + $1.total }
    return total > 0 ? 1 - fits.reduce(0) { $0 + $1.residual } / total : nil
  }

  private init(_ body: BodyTracks, scale: BodyScale) {
    times = body.times
    let legLength = scale.legLength
    let rhythm = LegSignals(body, scale: scale).flatMap { StrideRhythm.frequency($0) }
    let expectation = SideExpectation(times: body.times, rhythm: rhythm)
    motions = Self.pairs(of: body.skeleton, named: Self.groups.flatMap { $0 }).map { pair in
      let left = Self.positions(body.tracks[pair.left], legLength)
      let right = Self.positions(body.tracks[pair.right], legLength)
      let weight = zip(body.tracks[pair.left].confidence, body.tracks[pair.right].confidence)
        .map { max(0, min(1, Double(min($0, $1)))) }
      let difference = zip(left, right).map { $0 - $1 }
      let expected = expectation.expected(difference, weight: weight)
      let mismatch = difference.indices.map { i in
        weight[i] > 0
          ? weight[i]
            * ((difference[i] + expected[i]).length - (difference[i] - expected[i]).length) : 0
      }
      return Motion(
        left: left, right: right, weight: weight, mismatch: mismatch, bit: 1 << pair.group)
    }
    let usual = Statistics.median(
      Self.usualCosts(motions, times, frames: stride(from: 2, to: times.count, by: 3)))
    changeCost = max(Self.leastChangeCost, Self.changeShare * (usual ?? 0))
  }

  private static func positions(_ track: PointTrack, _ legLength: Double) -> [Vector2] {
    (0..<track.count).map { track[$0] / legLength }
  }

  private static func pairs(of skeleton: Skeleton, named parts: [String]?) -> [Pair] {
    skeleton.points.enumerated().compactMap { left, name in
      guard name.side == .left, let right = skeleton.index(of: name.mirrored) else { return nil }
      let part = String(name.rawValue.dropFirst("left_".count))
      guard parts?.contains(part) ?? true else { return nil }
      return Pair(
        left: left, right: right, group: groups.firstIndex { $0.contains(part) } ?? 0)
    }
  }

  /// What frames cost as labelled: the level of the noise.
  private static func usualCosts(
    _ motions: [Motion], _ times: [Double], frames: some Sequence<Int>
  ) -> [Double] {
    frames.map { frame in
      motions.reduce(0) { sum, motion in
        let costs = costs(
          motion, frame, earlier: frame - 2, now: 0, then: 0,
          ahead: (times[frame] - times[frame - 1]) / (times[frame - 1] - times[frame - 2]))
        return sum + min(costs.x, costs.y)
      }
    }
  }

  /// The exchanged groups of every frame, as bits.
  private func decide(rhythmWeight: Double) -> [Int] {
    let count = times.count
    var result = [Int](repeating: 0, count: count)
    // For every frame and state, the state of the frame before on the cheapest way here.
    var origins = [SIMD4<UInt8>](repeating: .zero, count: count)
    var costs = SIMD4<Double>.zero
    var chainStart = 0
    for frame in 0..<count {
      if frame == 0 || times[frame] - times[frame - 1] > Self.longestPause {
        trace(chainStart..<frame, costs, origins, into: &result)
        chainStart = frame
        // Ties go to the labels.
        costs = SIMD4(0, 1, 1, 1) * 1e-3
        continue
      }
      var next = SIMD4<Double>(repeating: .infinity)
      for before in Self.states.indices {
        let motion = motionCosts(frame, before, chainStart, origins, rhythmWeight)
        for state in Self.states.indices {
          let bits = Self.states[state]
          let cost =
            costs[before] + (state == before ? 0 : changeCost)
            + motion.stay + (bits & 1 != 0 ? motion.exchange.x : 0)
            + (bits & 2 != 0 ? motion.exchange.y : 0) + (bits & 4 != 0 ? motion.exchange.z : 0)
          if cost < next[state] {
            next[state] = cost
            origins[frame][state] = UInt8(before)
          }
        }
      }
      // Only differences count; kept small so that long clips lose no digits.
      costs = next - next.min()
    }
    trace(chainStart..<count, costs, origins, into: &result)
    return result
  }

  /// Follows the cheapest way of a chain back from its end. A group that is exchanged in most of
  /// the chain keeps its labels there, and the rest is exchanged.
  private func trace(
    _ chain: Range<Int>, _ costs: SIMD4<Double>, _ origins: [SIMD4<UInt8>],
    into result: inout [Int]
  ) {
    guard var state = Self.states.indices.min(by: { costs[$0] < costs[$1] }) else { return }
    var counts = SIMD3<Int>.zero
    for frame in chain.reversed() {
      let bits = Self.states[state]
      result[frame] = bits
      counts &+= SIMD3(bits & 1, bits >> 1 & 1, bits >> 2 & 1)
      state = Int(origins[frame][state])
    }
    let flip = (0..<3).reduce(0) { $0 | (2 * counts[$1] > chain.count ? 1 << $1 : 0) }
    if flip != 0 { for frame in chain { result[frame] ^= flip } }
  }

  /// What a frame costs as labelled, and how much more with each group exchanged, if the frame
  /// before is in a state and the frames before that on its cheapest way.
  private func motionCosts(
    _ frame: Int, _ before: Int, _ chainStart: Int, _ origins: [SIMD4<UInt8>],
    _ rhythmWeight: Double
  ) -> (stay: Double, exchange: SIMD3<Double>) {
    var earlier = frame - 1
    var earlierState = before
    while earlier > chainStart, times[frame - 1] - times[earlier] < Self.baseline {
      earlierState = Int(origins[earlier][earlierState])
      earlier -= 1
    }
    let span = times[frame - 1] - times[earlier]
    let ahead = span > 0 ? (times[frame] - times[frame - 1]) / span : 0
    var stay = 0.0
    var exchange = SIMD3<Double>.zero
    let rhythm = rhythmWeight * (times[frame] - times[frame - 1])
    for motion in motions {
      let costs = Self.costs(
        motion, frame, earlier: earlier, now: Self.states[before],
        then: Self.states[earlierState], ahead: ahead)
      stay += costs.x
      exchange[motion.bit >> 1] += costs.y - costs.x + rhythm * motion.mismatch[frame]
    }
    return (stay, exchange)
  }

  /// What a pair costs in a frame as labelled (x) and exchanged (y).
  ///
  /// `now` and `then` are the exchanged groups of the frame before and of the earlier frame that
  /// the speed is taken from; `ahead` is the step to this frame over the time between those two.
  private static func costs(
    _ motion: Motion, _ frame: Int, earlier: Int, now: Int, then: Int, ahead: Double
  ) -> Vector2 {
    let weight = min(motion.weight[frame], motion.weight[frame - 1])
    guard weight > 0 else { return .zero }
    var left = motion.left[frame - 1]
    var right = motion.right[frame - 1]
    if now & motion.bit != 0 { swap(&left, &right) }
    if motion.weight[earlier] > 0 {
      let exchanged = then & motion.bit != 0
      left += (left - (exchanged ? motion.right : motion.left)[earlier]) * ahead
      right += (right - (exchanged ? motion.left : motion.right)[earlier]) * ahead
    }
    let foundLeft = motion.left[frame]
    let foundRight = motion.right[frame]
    return weight
      * Vector2(
        min(cap, (foundLeft - left).length) + min(cap, (foundRight - right).length),
        min(cap, (foundRight - left).length) + min(cap, (foundLeft - right).length))
  }

  /// The tracks with the exchanges undone.
  private static func exchanged(_ body: BodyTracks, _ states: [Int]) -> Outcome {
    var result = body
    let frames = states.indices.filter { states[$0] != 0 }
    for pair in pairs(of: body.skeleton, named: nil) {
      for frame in frames where states[frame] & 1 << pair.group != 0 {
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
