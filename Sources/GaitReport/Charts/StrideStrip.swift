import GaitMath
import GaitModel

/// The person as stick figures through one stride, drawn from the measured points.
struct StrideStrip: Sendable {
  let recording: GaitRecording
  let window: StrideWindow

  static let figures = 7
  private static let spacing = 96.0
  private static let height = 168.0

  init(recording: GaitRecording, window: StrideWindow) {
    self.recording = recording
    self.window = window
  }

  /// The strip as SVG; nil where the points of the stride make no figure.
  func render() -> Markup? {
    let sequence = recording.cleaned
    let frames = window.frames(Self.figures, of: sequence)
    let heights = frames.flatMap { frame in
      sequence[frame].filter { !$0.isMissing }.map { Double($0.y) }
    }
    guard let top = heights.min(), let bottom = heights.max(), bottom - top > 1 else { return nil }
    let scale = (Self.height - 28) / (bottom - top)
    let figures = frames.enumerated().compactMap { index, frame -> Markup? in
      guard let hips = middle(.midHip, .leftHip, .rightHip, at: frame) else { return nil }
      let centre = Self.spacing * (Double(index) + 0.5)
      return figure(at: frame) { point in
        Vector2(centre + (point.x - hips.x) * scale, 16 + (point.y - top) * scale)
      }
    }
    guard figures.count > 1 else { return nil }
    let width = Self.spacing * Double(Self.figures)
    let ground = Self.height - 6
    return SVG.drawing(
      id: "stride", width: width, height: Self.height, className: "stride",
      title: "One stride as stick figures",
      description: "The measured points of \(figures.count) moments of one stride, "
        + "\(Wording.seconds(window.duration)) long, in their order from left to right.",
      [SVG.line("ground", from: Vector2(0, ground), to: Vector2(width, ground))] + figures)
  }

  /// One figure: the far side first, so that the near side lies over it.
  private func figure(at frame: Int, place: (Vector2) -> Vector2) -> Markup {
    let near = recording.nearSide
    let far = near?.opposite ?? .left
    let neck = middle(.neck, .leftShoulder, .rightShoulder, at: frame)
    let hips = middle(.midHip, .leftHip, .rightHip, at: frame)

    func limbs(_ side: Side) -> [Markup] {
      let chains: [[PointName]] = [
        [.on(side, "shoulder"), .on(side, "elbow"), .on(side, "wrist")],
        [.on(side, "hip"), .on(side, "knee"), .on(side, "ankle")],
        [.on(side, "ankle"), .on(side, "heel"), .on(side, "big_toe"), .on(side, "ankle")],
      ]
      var path = SVGPath()
      for chain in chains {
        for (from, to) in zip(chain, chain.dropFirst()) {
          guard let a = point(from, at: frame), let b = point(to, at: frame) else { continue }
          path.add(joining: [place(a), place(b)])
        }
      }
      let className = "limb \(side.rawValue)" + (near != nil && side == far ? " far" : "")
      return path.data.isEmpty ? [] : [SVG.path(className, path)]
    }

    var body: [Markup] = []
    if let neck, let hips {
      let head = head(at: frame)
      let spine = [hips, neck, head].compactMap(\.self).map(place)
      body.append(SVG.path("limb middle", SVGPath(joining: spine)))
      if let head {
        let trunk = (place(neck) - place(hips)).length
        body.append(SVG.circle("head", centre: place(head), radius: trunk * 0.19))
      }
    }
    return SVG.group("figure", limbs(far) + body + limbs(far.opposite))
  }

  private func head(at frame: Int) -> Vector2? {
    let names: [PointName] = [.nose, .leftEar, .rightEar, .head]
    let points = names.compactMap { point($0, at: frame) }
    guard !points.isEmpty else { return nil }
    return points.reduce(Vector2.zero, +) / Double(points.count)
  }

  private func middle(
    _ name: PointName, _ left: PointName, _ right: PointName, at frame: Int
  ) -> Vector2? {
    if let point = point(name, at: frame) { return point }
    guard let a = point(left, at: frame), let b = point(right, at: frame) else { return nil }
    return (a + b) / 2
  }

  private func point(_ name: PointName, at frame: Int) -> Vector2? {
    recording.cleaned.point(name, at: frame).map { Vector2(Double($0.x), Double($0.y)) }
  }
}
