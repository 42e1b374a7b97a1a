import GaitMath
package import GaitModel

/// Decides what is drawn on a picture of the clip: skeleton, angles, feet on the ground, time,
/// legend, phase and cadence.
///
/// The decision is a list of `DrawCommand` and needs no picture. Points that are missing are not
/// drawn, filled points are hollow, and what they touch is faint. Text never leaves the picture.
package struct FrameOverlay: Sendable {
  /// The width of a text at a size (height of the em square), both in pixels.
  package typealias TextMeasure = (_ text: String, _ size: Double) -> Double

  /// What is drawn.
  package let recording: GaitRecording
  /// Sizes for the picture and the analysed person.
  package let style: OverlayStyle
  private let figure: FigureOverlay
  private let numbers: AngleNumbers
  private let contacts: ContactOverlay
  private let isStripAtTop: Bool

  /// Prepares what is the same in every picture of a recording.
  package init(recording: GaitRecording) {
    self.recording = recording
    style = OverlayStyle(
      picture: recording.source.imageSize, personHeight: recording.analysedPerson?.height)
    figure = FigureOverlay(recording: recording, style: style)
    numbers = AngleNumbers(recording: recording)
    contacts = ContactOverlay(recording: recording, style: style)
    isStripAtTop = contacts.isAtTop
  }

  /// What is drawn on the picture of a time.
  package func commands(at time: Double, measure: TextMeasure) -> [DrawCommand] {
    let size = recording.source.imageSize
    let whole = Box(
      minX: 0, minY: 0, maxX: Double(size.width - 1), maxY: Double(size.height - 1))
    let strip = contacts.strip(
      at: time, in: whole, isAtTop: isStripAtTop, measure: measure)
    // All other text keeps clear of the strip.
    var bounds = whole
    if !strip.isEmpty {
      if isStripAtTop {
        bounds.minY += contacts.stripHeight
      } else {
        bounds.maxY -= contacts.stripHeight
      }
    }
    var plates = PlateWriter(bounds: bounds)
    let frame = frame(at: time)
    var commands = frame.map { contacts.feet(at: $0) + figure.commands(at: $0) } ?? []
    commands += strip
    commands += corners(at: time, frame: frame, on: &plates, measure: measure)
    if let frame {
      commands += labels(at: frame, size: style.numberSize, on: &plates, measure: measure)
    }
    return commands
  }

  /// What is drawn on a cut-out of the picture of a time: figure and angles alone, with all text
  /// inside the cut-out; the angles are those of a leg, or of the near one.
  package func commands(
    at time: Double, inside region: Box, leg: Side? = nil, measure: TextMeasure
  ) -> [DrawCommand] {
    guard let frame = frame(at: time) else { return [] }
    var plates = PlateWriter(bounds: region)
    // Cut-outs stand small on a page: a twentieth of their width can still be read there.
    let size = max(style.numberSize, 0.05 * region.width)
    return contacts.feet(at: frame) + figure.commands(at: frame)
      + labels(at: frame, leg: leg, size: size, on: &plates, measure: measure)
  }

  /// The frame of the recording that shows a time: no further away than half a frame.
  private func frame(at time: Double) -> Int? {
    let sequence = recording.cleaned
    guard let frame = sequence.nearestFrame(to: time) else { return nil }
    let step = sequence.frameRate.map { 1 / $0 } ?? 0
    return abs(sequence.times[frame] - time) <= 0.5 * step + 1e-6 ? frame : nil
  }

  private func labels(
    at frame: Int, leg: Side? = nil, size: Double, on plates: inout PlateWriter,
    measure: TextMeasure
  ) -> [DrawCommand] {
    let forward = recording.direction(at: recording.cleaned.times[frame]) == .left ? -1.0 : 1.0
    return numbers.labels(at: frame, leg: leg).flatMap { label -> [DrawCommand] in
      let colour = OverlayStyle.colour(label.side)
      return plates.write(
        [PlateWriter.Run(label.text, paint: Paint(OverlayStyle.ink, opacity: label.opacity))],
        size: size, stripe: Paint(colour, opacity: label.opacity), measure: measure,
        centres: { width, height in
          label.centres(
            width: width, height: height, gap: style.numberGap, forward: forward)
        })
    }
  }

  private func corners(
    at time: Double, frame: Int?, on plates: inout PlateWriter, measure: TextMeasure
  ) -> [DrawCommand] {
    let size = style.cornerSize
    var commands: [DrawCommand] = []
    func write(_ runs: [PlateWriter.Run], _ corners: [PlateWriter.Corner]) {
      let bounds = plates.bounds
      commands += plates.write(runs, size: size, stripe: nil, measure: measure) { width, height in
        corners.map { $0.centre(width: width, height: height, margin: 0.7 * size, in: bounds) }
      }
    }
    let ink = Paint(OverlayStyle.ink)
    if recording.source.kind != .photo {
      write([.init(Wording.seconds(time), paint: ink)], [.init(.top, .left)])
    }
    if let status = status(of: frame) {
      write([.init(status, paint: ink)], [.init(.top, .left, row: 1), .init(.top, .left)])
    }
    if let headline {
      write(
        [.init(headline, paint: ink)],
        [.init(.top, .right), .init(.top, .left, row: 1), .init(.top, .left, row: 2)])
    }
    write(
      [
        .init("left", mark: .disc, paint: Paint(Palette.left)),
        .init("right", mark: .disc, paint: Paint(Palette.right)),
        .init("filled", mark: .ring, paint: ink),
      ], [.init(.bottom, .left)])
    if frame != nil, let side = recording.nearSide(at: time),
      let phase = contacts.phase(of: side, at: time)
    {
      write(
        [.init(phase, paint: ink)], [.init(.bottom, .right), .init(.bottom, .left, row: 1)])
    }
    return commands
  }

  /// The cadence, or that there is none.
  private var headline: String? {
    if let refusal = recording.refusal { return Wording.heading(of: refusal.reason) }
    guard let cadence = recording.metric("cadence"), let value = cadence.value, value.isFinite
    else { return nil }
    return NumberText.withUncertainty(value, standard: cadence.uncertainty) + " " + cadence.unit
  }

  /// What is not seen in a frame; nil where the body is.
  private func status(of frame: Int?) -> String? {
    guard let frame else { return "not analysed" }
    let points = recording.cleaned[frame]
    if points.allSatisfy(\.isMissing) { return "person not seen" }
    let legs: [PointName] = [.leftKnee, .rightKnee, .leftAnkle, .rightAnkle]
    let hidden = legs.allSatisfy { recording.cleaned.point($0, at: frame) == nil }
    return hidden ? "legs not seen" : nil
  }
}
