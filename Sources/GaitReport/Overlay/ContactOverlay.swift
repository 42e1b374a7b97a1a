import GaitMath
import GaitModel

/// What the events put on a picture: a bar under each foot that stands on the ground, a strip at
/// the bottom in which the contacts pass a fixed mark, and the phase of the near leg.
struct ContactOverlay: Sendable {
  private let recording: GaitRecording
  private let style: OverlayStyle
  private let contacts: [ContactSpan]

  /// Seconds that the strip shows before and after the moment.
  static let reach = 1.2

  init(recording: GaitRecording, style: OverlayStyle) {
    self.recording = recording
    self.style = style
    contacts = ContactSpan.all(in: recording.events)
  }

  /// Whether there is anything to be shown.
  var hasContacts: Bool { !contacts.isEmpty }

  /// Whether the strip lies along the upper edge: where the feet are often low in the picture, it
  /// would cover them below.
  var isAtTop: Bool {
    let sequence = recording.cleaned
    let columns = sequence.skeleton.points.indices.filter { index in
      ["heel", "toe", "ankle"].contains { sequence.skeleton.points[index].rawValue.hasSuffix($0) }
    }
    let limit = Float(Double(recording.source.imageSize.height) - stripHeight)
    var seen = 0
    var low = 0
    for frame in 0..<sequence.count {
      for column in columns where !sequence[frame, column].isMissing {
        seen += 1
        if sequence[frame, column].y > limit { low += 1 }
      }
    }
    return low * 20 > seen
  }

  /// Height of the strip in pixels; 0 where there are no contacts.
  var stripHeight: Double { hasContacts ? 2.9 * style.cornerSize : 0 }

  /// The phase of a leg at a time, in words; nil where it is not known.
  func phase(of side: Side, at time: Double) -> String? {
    recording.phases.first { $0.side == side && $0.start <= time && time < $0.end }
      .map { "\(side.rawValue): \(Wording.name($0.phase))" }
  }

  /// The bars under the feet that stand at the time of a frame.
  func feet(at frame: Int) -> [DrawCommand] {
    let time = recording.cleaned.times[frame]
    return contacts.filter { ($0.start...max($0.start, $0.end)).contains(time) }
      .flatMap { bar(under: $0.side, at: frame) }
  }

  private func bar(under side: Side, at frame: Int) -> [DrawCommand] {
    let names: [PointName] = [
      .on(side, "heel"), .on(side, "big_toe"), .on(side, "small_toe"), .on(side, "ankle"),
    ]
    let points = names.compactMap { recording.cleaned.point($0, at: frame) }
    // The ankle alone would put the bar through the foot.
    guard points.count > 1, let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let low = points.map(\.y).max()
    else { return [] }
    let y = Double(low) + 3.5 * style.stroke
    let from = Vector2(Double(left) - style.stroke, y)
    let to = Vector2(Double(right) + style.stroke, y)
    let width = 1.5 * style.stroke
    return [
      .line(
        from: from, to: to, width: width * 1.7, paint: Paint(OverlayStyle.plate, opacity: 0.5)),
      .line(from: from, to: to, width: width, paint: Paint(OverlayStyle.colour(side))),
    ]
  }

  /// The strip of a time along the upper or lower edge of a picture.
  func strip(
    at time: Double, in bounds: Box, isAtTop: Bool, measure: FrameOverlay.TextMeasure
  ) -> [DrawCommand] {
    guard hasContacts, time.isFinite else { return [] }
    let size = style.cornerSize
    let top = isAtTop ? bounds.minY : bounds.maxY - stripHeight
    let plate = Box(
      minX: bounds.minX, minY: top, maxX: bounds.maxX, maxY: top + stripHeight)
    let names = Side.allCases.map { measure($0.rawValue, 0.85 * size) }
    let left = plate.minX + 0.7 * size + (names.max() ?? 0) + 0.7 * size
    let right = plate.maxX - 0.7 * size
    // Where a picture is too small for the strip, it has none.
    guard right - left > 6 * size, bounds.height > 4 * stripHeight else { return [] }
    let place = PlotArea(
      left: left, top: plate.minY, width: right - left, height: stripHeight,
      xRange: (time - Self.reach)...(time + Self.reach), yRange: 0...1)
    var commands: [DrawCommand] = [
      .rectangle(
        plate, cornerRadius: 0, paint: Paint(OverlayStyle.plate, opacity: OverlayStyle.plateOpacity)
      )
    ]
    for (row, side) in Side.allCases.enumerated() {
      let middle = plate.minY + size * (0.9 + 1.1 * Double(row))
      commands += lane(side, y: middle, at: time, in: place)
      commands.append(
        .text(
          side.rawValue,
          origin: Vector2(left - 0.7 * size - names[row], middle + 0.3 * size), size: 0.85 * size,
          paint: Paint(OverlayStyle.ink, opacity: isOnGround(side, at: time) ? 1 : 0.55)))
    }
    let now = place.x(time)
    let inset = 0.25 * size
    commands.append(
      .line(
        from: Vector2(now, plate.minY + inset), to: Vector2(now, plate.maxY - inset),
        width: max(1, 0.1 * size), paint: Paint(OverlayStyle.ink)))
    return commands
  }

  private func isOnGround(_ side: Side, at time: Double) -> Bool {
    contacts.contains { $0.side == side && $0.start <= time && time <= $0.end }
  }

  /// The contacts of a side as bars; the one at hand is full, the others fainter.
  private func lane(
    _ side: Side, y: Double, at time: Double, in place: PlotArea
  ) -> [DrawCommand] {
    let size = style.cornerSize
    let baseline = DrawCommand.line(
      from: Vector2(place.left, y), to: Vector2(place.right, y), width: max(1, 0.06 * size),
      paint: Paint(OverlayStyle.ink, opacity: 0.25))
    let bars = contacts.compactMap { contact -> DrawCommand? in
      guard contact.side == side, contact.end > place.xRange.lowerBound,
        contact.start < place.xRange.upperBound
      else { return nil }
      let from = place.x(max(contact.start, place.xRange.lowerBound))
      let to = place.x(min(contact.end, place.xRange.upperBound))
      let isNow = contact.start <= time && time <= contact.end
      return .rectangle(
        Box(minX: from, minY: y - 0.32 * size, maxX: max(to, from + 1), maxY: y + 0.32 * size),
        cornerRadius: 0.12 * size,
        paint: Paint(OverlayStyle.colour(side), opacity: isNow ? 1 : 0.6))
    }
    return [baseline] + bars
  }
}
