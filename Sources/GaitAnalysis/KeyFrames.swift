import GaitMath
public import GaitModel

/// A moment of a clip that is worth showing.
public struct KeyFrame: Sendable, Hashable {
  /// Seconds of the clip, as in `GaitRecording.raw`.
  public var time: Double
  /// What it shows, in a few words.
  public var caption: String

  public init(time: Double, caption: String) {
    self.time = time
    self.caption = caption
  }
}

extension GaitRecording {
  /// Moments worth showing, in order of time: for gait from the side the feet farthest apart and
  /// next to each other, for gait from front or rear each foot at its highest, spread over the
  /// clip; otherwise the frame in which most of the body is seen.
  ///
  /// - Parameter strides: from how many parts of the clip moments are taken.
  /// - Returns: at most two moments a part.
  public func keyFrames(strides: Int = 2) -> [KeyFrame] {
    guard refusal == nil, strides > 0, let view,
      let cadence = metric("cadence")?.value, cadence > 0
    else { return clearestFrame.map { [$0] } ?? [] }
    let gaps = ankleGaps(across: view.value == .side)
    guard let first = gaps.first?.time, let last = gaps.last?.time else {
      return clearestFrame.map { [$0] } ?? []
    }
    // Clip time of one stride.
    let stride = 120 / cadence * source.slowMotion
    return (0..<strides).flatMap { part -> [KeyFrame] in
      let start = first + (last - first - stride) * (Double(part) + 0.5) / Double(strides)
      let window = gaps.filter { $0.time >= start && $0.time <= start + stride }
      return view.value == .side ? sideFrames(window) : liftFrames(window)
    }.sorted { $0.time < $1.time }
  }

  /// Left minus right ankle in each frame in which both are seen: across the picture or upwards.
  private func ankleGaps(across: Bool) -> [(time: Double, gap: Double)] {
    guard let left = cleaned.skeleton.index(of: .leftAnkle),
      let right = cleaned.skeleton.index(of: .rightAnkle)
    else { return [] }
    return (0..<cleaned.count).compactMap { frame in
      let (a, b) = (cleaned[frame, left], cleaned[frame, right])
      guard !a.isMissing, !b.isMissing else { return nil }
      return (cleaned.times[frame], Double(across ? a.x - b.x : b.y - a.y))
    }
  }

  private func sideFrames(_ window: [(time: Double, gap: Double)]) -> [KeyFrame] {
    let farthest = window.max { abs($0.gap) < abs($1.gap) }
    let nearest = window.min { abs($0.gap) < abs($1.gap) }
    return [
      farthest.map { KeyFrame(time: $0.time, caption: "Feet farthest apart") },
      nearest.map { KeyFrame(time: $0.time, caption: "Feet passing each other") },
    ].compactMap { $0 }
  }

  private func liftFrames(_ window: [(time: Double, gap: Double)]) -> [KeyFrame] {
    [
      window.max { $0.gap < $1.gap }.map {
        KeyFrame(time: $0.time, caption: "Left foot at its highest")
      },
      window.min { $0.gap < $1.gap }.map {
        KeyFrame(time: $0.time, caption: "Right foot at its highest")
      },
    ].compactMap { $0 }
  }

  /// The frame with the most points; nil if no frame has any.
  private var clearestFrame: KeyFrame? {
    let best = (0..<cleaned.count).max {
      (seen($0), -$0) < (seen($1), -$1)
    }
    guard let best, seen(best) > 0 else { return nil }
    return KeyFrame(time: cleaned.times[best], caption: "The person as seen")
  }

  private func seen(_ frame: Int) -> Int { cleaned[frame].count { !$0.isMissing } }
}
