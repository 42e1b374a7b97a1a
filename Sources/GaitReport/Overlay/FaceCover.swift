import GaitMath
package import GaitModel
package import Media

/// Where the heads are that a picture for others must not show: of the analysed person by the
/// points of the head, of everybody else by the upper part of where the detector saw them.
///
/// Whoever was seen in no frame is not known and not covered.
package struct FaceCover: Sendable {
  /// Where a person is at a time, in pixels of the upright picture; nil where not in the picture.
  package typealias Place = @Sendable (_ time: Double) -> Box?

  /// Tiles across a head's part of the picture: about two of them lie on the head itself.
  static let tiles = 5
  /// Side of the covered square over the height of the person: twice the height of a head, which
  /// is 0.13 of it (Drillis and Contini 1966).
  private static let side = 0.27
  /// The detector looks at others now and then only, so that a place between its looks may lag
  /// behind by this long; seconds.
  private static let lag = 0.2
  /// Longest time to the nearest frame with points of the head over which its place is kept.
  private static let hold = 1.0

  private let sequence: PoseSequence
  private let columns: [Int]
  private let analysed: Place?
  private let others: [Place]

  /// Prepares the cover of a recording.
  ///
  /// - Parameters:
  ///   - recording: holds the points of the analysed person.
  ///   - analysed: where the detector saw that person, for frames without points; nil if unknown.
  ///   - others: where the detector saw the others.
  package init(recording: GaitRecording, analysed: Place?, others: [Place]) {
    let skeleton = recording.raw.skeleton
    sequence = recording.raw
    columns = skeleton.points.indices.filter { index in
      let name = skeleton.points[index].rawValue
      return ["nose", "head", "_eye", "_ear", "mouth"].contains { name.contains($0) }
    }
    self.analysed = analysed
    self.others = others
  }

  /// The parts of the picture to be covered at a time.
  package func regions(at time: Double) -> [Box] {
    let own = head(at: time) ?? analysed.flatMap { Self.head(of: $0, at: time) }
    return [own].compactMap(\.self) + others.compactMap { Self.head(of: $0, at: time) }
  }

  /// Covers the heads in the picture of a time.
  package func draw(on canvas: inout Canvas) {
    for region in regions(at: canvas.time) { canvas.mosaic(region, tiles: Self.tiles) }
  }

  /// The head of the analysed person by its points, between two frames with points on the line
  /// from one to the other.
  private func head(at time: Double) -> Box? {
    guard let frame = sequence.nearestFrame(to: time) else { return nil }
    func nearest(_ frames: some Sequence<Int>) -> (time: Double, box: Box)? {
      for frame in frames {
        let distance = abs(sequence.times[frame] - time)
        guard distance <= Self.hold else { return nil }
        if let box = head(inFrame: frame) { return (sequence.times[frame], box) }
      }
      return nil
    }
    if let here = head(inFrame: frame), abs(sequence.times[frame] - time) < 0.05 { return here }
    switch (nearest((0...frame).reversed()), nearest(frame..<sequence.count)) {
    case (let before?, let after?) where after.time > before.time:
      let part = min(max((time - before.time) / (after.time - before.time), 0), 1)
      return Box(
        minX: before.box.minX + part * (after.box.minX - before.box.minX),
        minY: before.box.minY + part * (after.box.minY - before.box.minY),
        maxX: before.box.maxX + part * (after.box.maxX - before.box.maxX),
        maxY: before.box.maxY + part * (after.box.maxY - before.box.maxY))
    case (let known?, _), (nil, let known?): return known.box
    case (nil, nil): return nil
    }
  }

  /// A square around the points of the head, large enough for hair, chin and an error of the
  /// network.
  private func head(inFrame frame: Int) -> Box? {
    let points = columns.map { sequence[frame, $0] }.filter { !$0.isMissing }
    guard !points.isEmpty else { return nil }
    let ys = sequence[frame].filter { !$0.isMissing }.map { Double($0.y) }
    let xs = sequence[frame].filter { !$0.isMissing }.map { Double($0.x) }
    // A crouching or tumbling person is longer than high.
    let size = max((ys.max() ?? 0) - (ys.min() ?? 0), (xs.max() ?? 0) - (xs.min() ?? 0))
    let left = Double(points.map(\.x).min() ?? 0)
    let right = Double(points.map(\.x).max() ?? 0)
    let top = Double(points.map(\.y).min() ?? 0)
    let bottom = Double(points.map(\.y).max() ?? 0)
    let half = max(Self.side * size / 2, 0.9 * max(right - left, bottom - top), 8)
    let centre = Vector2((left + right) / 2, (top + bottom) / 2)
    return Box(
      minX: centre.x - half, minY: centre.y - half, maxX: centre.x + half, maxY: centre.y + half)
  }

  /// The part of the picture that holds the head of a person whom the detector saw, wherever the
  /// person moved since.
  private static func head(of person: Place, at time: Double) -> Box? {
    let parts = [time - lag, time, time + lag].compactMap(person).map(headPart)
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { all, part in
      Box(
        minX: min(all.minX, part.minX), minY: min(all.minY, part.minY),
        maxX: max(all.maxX, part.maxX), maxY: max(all.maxY, part.maxY))
    }
  }

  /// The upper third of a standing person's box; of one who is wider than standing people are (who
  /// crouches, bends or tumbles) all of it, since the head may be anywhere.
  private static func headPart(_ box: Box) -> Box {
    let isUpright = box.width < 0.62 * box.height
    let margin = 0.06 * box.height
    let half = max(box.width, 0.3 * box.height) / 2 + (isUpright ? 0 : margin)
    let middle = (box.minX + box.maxX) / 2
    return Box(
      minX: middle - half, minY: box.minY - margin, maxX: middle + half,
      maxY: isUpright ? box.minY + 0.33 * box.height : box.maxY + margin)
  }
}
