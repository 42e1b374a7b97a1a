import Foundation
package import GaitModel

/// One stride of a recording, out of the bout that was measured: the best seen one. Seen from the side it begins where the leg nearer
/// to the camera reaches furthest ahead.
package struct StrideWindow: Sendable, Hashable {
  /// Frame of its beginning.
  package var firstFrame: Int
  /// Seconds.
  package var start: Double
  /// Seconds of the clip that the whole stride takes: 120 over the cadence, at normal speed.
  package var duration: Double

  /// Chooses a stride; nil where the recording has no cadence or no whole stride.
  package init?(in recording: GaitRecording) {
    guard recording.refusal == nil, let cadence = recording.metric("cadence")?.value,
      cadence.isFinite, cadence > 20, cadence < 400
    else { return nil }
    let sequence = recording.cleaned
    // Cadence is that of life, times are those of the clip.
    let length = 120 / cadence * max(recording.source.slowMotion, 1)
    guard var first = sequence.times.first, var last = sequence.times.last else { return nil }
    if let measured = recording.bouts.first(where: \.isMeasured) {
      first = max(first, measured.firstTime)
      last = min(last, measured.lastTime)
    }
    guard last - first >= length else { return nil }

    let legs: [PointName] = [
      .leftHip, .rightHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle,
    ]
    let columns = legs.compactMap { sequence.skeleton.index(of: $0) }
    // Frames before each one in which a leg point is missing or filled.
    var flaws = [0]
    for frame in 0..<sequence.count {
      let flaw = columns.contains { column in
        let sample = frame * sequence.skeleton.points.count + column
        return sequence[frame, column].isMissing || sample >= recording.origins.count
          || recording.origins[sample] != .measured
      }
      flaws.append(flaws[frame] + (flaw ? 1 : 0))
    }

    let reach = recording.isFromSide ? Self.reach(in: recording) : nil
    let middle = (first + last) / 2
    var best: (flaws: Int, distance: Double, frame: Int)?
    var end = 0
    for frame in 0..<sequence.count {
      let stop = sequence.times[frame] + length
      guard sequence.times[frame] >= first - 1e-9, stop <= last + 1e-9,
        reach.map({ Self.isPeak($0, at: frame, times: sequence.times, near: length) }) ?? true
      else { continue }
      while end + 1 < sequence.count, sequence.times[end] < stop { end += 1 }
      let count = flaws[end + 1] - flaws[frame]
      let distance = abs(sequence.times[frame] + length / 2 - middle)
      if best.map({ (count, distance) < ($0.flaws, $0.distance) }) ?? true {
        best = (count, distance, frame)
      }
    }
    guard let best else { return nil }
    firstFrame = best.frame
    start = sequence.times[best.frame]
    duration = length
  }

  /// The frames nearest to evenly spaced moments of the stride, in order.
  package func frames(_ count: Int, of sequence: PoseSequence) -> [Int] {
    (0..<count).compactMap { index in
      sequence.nearestFrame(to: start + duration * Double(index) / Double(count))
    }
  }

  /// How far the ankle nearer to the camera lies ahead of its hip, pixels, NaN where unseen.
  private static func reach(in recording: GaitRecording) -> [Double] {
    let direction = recording.direction?.value ?? .right
    let side = recording.nearSide ?? .right
    let sequence = recording.cleaned
    return (0..<sequence.count).map { frame in
      guard let hip = sequence.point(.on(side, "hip"), at: frame),
        let ankle = sequence.point(.on(side, "ankle"), at: frame)
      else { return .nan }
      return Double(direction == .right ? ankle.x - hip.x : hip.x - ankle.x)
    }
  }

  /// Whether a value is the largest within half a stride before and after it.
  private static func isPeak(
    _ values: [Double], at frame: Int, times: [Double], near length: Double
  ) -> Bool {
    guard values[frame].isFinite else { return false }
    var index = frame
    while index > 0, times[frame] - times[index - 1] < length / 2 {
      index -= 1
      if values[index] > values[frame] { return false }
    }
    index = frame
    while index + 1 < values.count, times[index + 1] - times[frame] < length / 2 {
      index += 1
      if values[index] > values[frame] { return false }
    }
    return true
  }
}

extension PoseSequence {
  /// The frame whose time is nearest; nil where there is none.
  package func nearestFrame(to time: Double) -> Int? {
    guard count > 0, time.isFinite else { return nil }
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    if low > 0, time - times[low - 1] <= times[low] - time { low -= 1 }
    return low
  }
}

extension GaitRecording {
  /// Whether the camera looks from the side, as far as is known.
  package var isFromSide: Bool { view.map { $0.value == .side } ?? true }

  /// The side of the body that the camera sees: who moves to the right shows the right side. Nil
  /// where the view is not from the side or the direction is not known.
  package var nearSide: Side? {
    nearSide(facing: direction?.value)
  }

  /// The side of the body that the camera sees at a time, where the person turns round in the clip.
  package func nearSide(at time: Double) -> Side? { nearSide(facing: direction(at: time)) }

  /// Where the person faces at a time: as in the bout that lies nearest.
  package func direction(at time: Double) -> TravelDirection? {
    func distance(_ bout: GaitBout) -> Double {
      max(bout.firstTime - time, time - bout.lastTime, 0)
    }
    return bouts.min { distance($0) < distance($1) }?.direction ?? direction?.value
  }

  private func nearSide(facing direction: TravelDirection?) -> Side? {
    guard let direction, view?.value == .side else { return nil }
    return direction == .right ? .right : .left
  }
}
