import GaitMath
import GaitModel

/// The skeleton on the picture: lines and joints in the colours of their sides.
struct FigureOverlay: Sendable {
  private struct Link {
    var from: Int
    var to: Int
    var side: Side?
  }

  private let recording: GaitRecording
  private let style: OverlayStyle
  private let links: [Link]
  private let joints: [(column: Int, side: Side?)]

  init(recording: GaitRecording, style: OverlayStyle) {
    self.recording = recording
    self.style = style
    let skeleton = recording.cleaned.skeleton
    links = skeleton.links.compactMap { link in
      guard let from = skeleton.index(of: link.from), let to = skeleton.index(of: link.to) else {
        return nil
      }
      let side = link.from.side == link.to.side ? link.from.side : nil
      return Link(from: from, to: to, side: side)
    }
    let linked = Set(links.flatMap { [$0.from, $0.to] })
    joints = skeleton.points.enumerated().filter { linked.contains($0.offset) }
      .map { ($0.offset, $0.element.side) }
  }

  func commands(at frame: Int) -> [DrawCommand] {
    // Sides from back to front; the mid-line lies between them.
    let near = nearSide(at: frame) ?? .right
    let layers: [Side?] = [near.opposite, nil, near]
    return layers.flatMap { side in
      let lines = links.filter { $0.side == side }.compactMap { line($0, at: frame) }
      return lines.map(\.halo) + lines.map(\.line)
        + joints.filter { $0.side == side }.flatMap { joint($0.column, side, at: frame) }
    }
  }

  private func line(_ link: Link, at frame: Int) -> (halo: DrawCommand, line: DrawCommand)? {
    guard let a = position(link.from, at: frame), let b = position(link.to, at: frame) else {
      return nil
    }
    let isFar = isFar(link.side, at: frame)
    let isFilled = origin(link.from, at: frame) == .filled || origin(link.to, at: frame) == .filled
    let width = style.stroke * (isFar ? OverlayStyle.farWidth : 1)
    let opacity =
      (isFar ? OverlayStyle.farOpacity : 1) * (isFilled ? OverlayStyle.filledOpacity : 1)
    let halo = Paint(OverlayStyle.plate, opacity: OverlayStyle.haloOpacity * opacity)
    return (
      .line(from: a, to: b, width: width * 1.9, paint: halo),
      .line(
        from: a, to: b, width: width,
        paint: Paint(OverlayStyle.colour(link.side), opacity: opacity))
    )
  }

  /// A measured joint is a white disc with a coloured heart, a filled one a hollow ring.
  private func joint(_ column: Int, _ side: Side?, at frame: Int) -> [DrawCommand] {
    guard let centre = position(column, at: frame) else { return [] }
    let isFar = isFar(side, at: frame)
    let radius = style.jointRadius * (isFar ? OverlayStyle.farWidth : 1)
    let opacity = isFar ? OverlayStyle.farOpacity : 1
    let colour = Paint(OverlayStyle.colour(side), opacity: opacity)
    if origin(column, at: frame) == .filled {
      return [.ring(centre: centre, radius: radius, width: radius * 0.45, paint: colour)]
    }
    return [
      .disc(centre: centre, radius: radius, paint: Paint(OverlayStyle.ink, opacity: opacity)),
      .disc(centre: centre, radius: radius * 0.62, paint: colour),
    ]
  }

  private func nearSide(at frame: Int) -> Side? {
    recording.nearSide(at: recording.cleaned.times[frame])
  }

  private func isFar(_ side: Side?, at frame: Int) -> Bool {
    guard let near = nearSide(at: frame), let side else { return false }
    return side != near
  }

  private func position(_ column: Int, at frame: Int) -> Vector2? {
    let point = recording.cleaned[frame, column]
    guard point.x.isFinite, point.y.isFinite else { return nil }
    return Vector2(Double(point.x), Double(point.y))
  }

  private func origin(_ column: Int, at frame: Int) -> SampleOrigin {
    let sample = frame * recording.cleaned.skeleton.points.count + column
    return sample < recording.origins.count ? recording.origins[sample] : .measured
  }
}
