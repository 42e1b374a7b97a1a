package import Foundation
package import GaitModel

/// `poses.c3d`: the cleaned points and the gait events, for programs of motion laboratories.
///
/// Points carry Pose2Sim's names. X points right and Y up from the lowest row of the picture, Z is
/// 0; millimetres where the scale of the picture is known, else pixels. C3D knows an even clock
/// only: each frame stands at the nearest tick of the frame rate, and a tick without a frame has
/// missing points. Events are `Foot Strike` and `Foot Off` in the contexts `Left` and `Right`,
/// seconds from the first frame.
package enum PosesC3D {
  /// Writes the file of a recording.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(_ recording: GaitRecording, to url: URL) throws(FormatError) {
    guard let contents = contents(of: recording) else {
      throw FormatError(
        file: url.lastPathComponent,
        problem: "the times of the frames lie too far apart for C3D; analyse a shorter part")
    }
    try C3DWriter.write(contents, to: url)
  }

  /// What the file holds; nil where gaps between the frames make it too long.
  package static func contents(of recording: GaitRecording) -> C3DRecording? {
    let poses = recording.cleaned
    let factor = recording.scale.map { Float($0.metresPerPixel * 1000) } ?? 1
    let bottom = Float(poses.imageSize.height - 1)
    guard let clock = EvenClock(poses.times) else { return nil }
    let count = poses.skeleton.points.count
    var positions = [SIMD3<Float>](
      repeating: C3DRecording.missing, count: clock.count * count)
    for frame in 0..<poses.count {
      guard let tick = clock.ticks[frame] else { continue }
      for (index, point) in poses[frame].enumerated() where point.x.isFinite && point.y.isFinite {
        positions[tick * count + index] = SIMD3(point.x, bottom - point.y, 0) * factor
      }
    }
    let first = poses.times.first ?? 0
    return C3DRecording(
      rate: clock.rate, unit: recording.scale == nil ? "px" : "mm",
      labels: poses.skeleton.points.map { TRCPointNames.name(of: $0) }, positions: positions,
      events: recording.events.map { event in
        C3DRecording.Event(
          label: event.kind == .initialContact ? "Foot Strike" : "Foot Off",
          context: event.side == .left ? "Left" : "Right", time: event.time - first)
      })
  }
}

/// Frames with times of their own on an even clock.
struct EvenClock {
  /// Ticks per second.
  let rate: Double
  /// Number of ticks from the first to the last frame.
  let count: Int
  /// The tick of each frame; nil for one that lies nearest to a tick that another has.
  let ticks: [Int?]

  /// Days at the usual rates.
  private static let longest = 1 << 22

  /// The clock of increasing times, seconds: its step is the mean of all steps within a quarter of
  /// the median, which gaps do not change and rounded times hardly. Nil where it has too many
  /// ticks.
  init?(_ times: [Double]) {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    guard !steps.isEmpty else {
      rate = 1
      count = times.count
      ticks = times.indices.map { $0 }
      return
    }
    let median = steps.sorted()[steps.count / 2]
    let usual = steps.filter { abs($0 - median) <= median / 4 }
    let step = usual.reduce(0, +) / Double(usual.count)
    let span = (times[times.count - 1] - times[0]) / step
    guard span < Double(Self.longest) else { return nil }
    var result: [Int?] = []
    var last = -1
    for time in times {
      let tick = Int(((time - times[0]) / step).rounded())
      result.append(tick > last ? tick : nil)
      last = max(last, tick)
    }
    rate = 1 / step
    ticks = result
    count = last + 1
  }
}
