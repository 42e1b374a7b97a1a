import GaitMath
import GaitModel

/// The numbers that stand beside the joints: flexion of hip, knee and ankle and the lean of the
/// trunk; in a front or rear view the lean to the side and the tilt of the pelvis.
struct AngleNumbers: Sendable {
  /// A number, and the joint to which it belongs.
  struct Label {
    var text: String
    var side: Side?
    var opacity: Double
    var joint: Vector2
    /// 1 where the number prefers to stand in front of the joint, -1 behind it.
    var preference: Double

    /// How much further away than usual the number stands; the ankle's clears the foot.
    var distance: Double

    /// Centres of the plate in the order of preference.
    func centres(width: Double, height: Double, gap: Double, forward: Double) -> [Vector2] {
      let gap = gap * distance
      let near = preference * forward * (gap + width / 2)
      let step = height * 1.15
      let offsets: [(Double, Double)] = [
        (near, 0), (near, -step), (near, step), (-near, 0), (-near, -step), (-near, step),
        (0, -gap - height), (0, gap + height),
      ]
      return offsets.map { joint + Vector2($0.0, $0.1) }
    }
  }

  private struct Entry {
    var values: [Double]
    var filled: [Bool]
    var side: Side?
    var joint: PointName
    /// The pair whose middle stands for the joint where a skeleton lacks it.
    var pair: (PointName, PointName)?
    var preference: Double
  }

  private let recording: GaitRecording
  private let entries: [Entry]

  init(recording: GaitRecording) {
    self.recording = recording
    let groups = AngleGroup.shown(in: recording)
    var entries: [Entry] = []
    func add(_ part: String, side: Side?, at joint: PointName, preference: Double) {
      guard let group = groups.first(where: { $0.part == part }),
        let series = group.series.first(where: { $0.definition.side == side })
      else { return }
      let pair: (PointName, PointName)? =
        switch joint {
        case .neck: (.leftShoulder, .rightShoulder)
        case .midHip: (.leftHip, .rightHip)
        default: nil
        }
      entries.append(
        Entry(
          values: series.values, filled: group.filled(series.definition, in: recording),
          side: side, joint: joint, pair: pair, preference: preference))
    }
    for side in Side.allCases {
      let knee = recording.nearSide == nil && side == .left ? -1.0 : 1.0
      add("knee", side: side, at: .on(side, "knee"), preference: knee)
      add("hip", side: side, at: .on(side, "hip"), preference: -1)
      add("ankle", side: side, at: .on(side, "ankle"), preference: -1)
    }
    add("trunk_lean", side: nil, at: .neck, preference: -1)
    add("trunk_lateral_lean", side: nil, at: .neck, preference: 1)
    add("pelvis", side: nil, at: .midHip, preference: 1)
    self.entries = entries
  }

  /// The numbers of a frame: those of a leg, or of the one nearer to the camera.
  func labels(at frame: Int, leg: Side? = nil) -> [Label] {
    // Both legs carry numbers only where it is not known which of them is near.
    let near = leg ?? recording.nearSide(at: recording.cleaned.times[frame])
    return entries.compactMap { entry in
      guard frame < entry.values.count, entry.values[frame].isFinite,
        near == nil || entry.side == nil || entry.side == near,
        let joint = position(of: entry, at: frame)
      else { return nil }
      return Label(
        text: NumberText.fixed(entry.values[frame], 0) + "°", side: entry.side,
        opacity: entry.filled[frame] ? 0.6 : 1, joint: joint, preference: entry.preference,
        distance: [.leftAnkle, .rightAnkle].contains(entry.joint) ? 2.2 : 1)
    }
  }

  private func position(of entry: Entry, at frame: Int) -> Vector2? {
    if let point = point(entry.joint, at: frame) { return point }
    guard let pair = entry.pair, let a = point(pair.0, at: frame),
      let b = point(pair.1, at: frame)
    else { return nil }
    return (a + b) / 2
  }

  private func point(_ name: PointName, at frame: Int) -> Vector2? {
    recording.cleaned.point(name, at: frame).map { Vector2(Double($0.x), Double($0.y)) }
  }
}
