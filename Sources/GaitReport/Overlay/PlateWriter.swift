import GaitMath
import GaitModel

/// Writes text on dark plates, each where it finds room.
struct PlateWriter {
  /// A piece of a plate's text, with a coloured mark before it.
  struct Run {
    enum Mark {
      case disc, ring
    }

    var text: String
    var mark: Mark?
    /// Of the mark where there is one (the text is then white), else of the text.
    var paint: Paint

    init(_ text: String, mark: Mark? = nil, paint: Paint) {
      self.text = text
      self.mark = mark
      self.paint = paint
    }
  }

  /// A corner of the picture; rows are counted from it inwards.
  struct Corner {
    enum Vertical {
      case top, bottom
    }

    var vertical: Vertical
    var horizontal: Side
    var row: Double

    init(_ vertical: Vertical, _ horizontal: Side, row: Double = 0) {
      self.vertical = vertical
      self.horizontal = horizontal
      self.row = row
    }

    func centre(width: Double, height: Double, margin: Double, in bounds: Box) -> Vector2 {
      let inset = margin + height / 2 + row * (height + margin / 2)
      return Vector2(
        horizontal == .left
          ? bounds.minX + margin + width / 2 : bounds.maxX - margin - width / 2,
        vertical == .top ? bounds.minY + inset : bounds.maxY - inset)
    }
  }

  private var placer: LabelPlacer

  init(bounds: Box) { placer = LabelPlacer(bounds: bounds) }

  var bounds: Box { placer.bounds }

  /// A plate with its text at the first free place; nothing where there is no room.
  mutating func write(
    _ runs: [Run], size: Double, stripe: Paint?, measure: FrameOverlay.TextMeasure,
    centres: (Double, Double) -> [Vector2]
  ) -> [DrawCommand] {
    let padding = 0.45 * size
    let markWidth = 0.95 * size
    let space = 0.8 * size
    let widths = runs.map { run in
      measure(run.text, size) + (run.mark == nil ? 0 : markWidth)
    }
    let stripeWidth = stripe == nil ? 0 : 0.22 * size
    let width =
      widths.reduce(0, +) + space * Double(max(runs.count - 1, 0)) + 2 * padding + stripeWidth
    let height = 1.5 * size
    let candidates = centres(width, height)
    guard let box = placer.place(width: width, height: height, centres: candidates) else {
      return []
    }
    var commands = [
      DrawCommand.rectangle(
        box, cornerRadius: 0.3 * size,
        paint: Paint(OverlayStyle.plate, opacity: OverlayStyle.plateOpacity))
    ]
    if let stripe {
      let bar = Box(
        minX: box.minX, minY: box.minY, maxX: box.minX + stripeWidth, maxY: box.maxY)
      commands.append(.rectangle(bar, cornerRadius: stripeWidth / 2, paint: stripe))
    }
    var x = box.minX + stripeWidth + padding
    let middle = (box.minY + box.maxY) / 2
    for (run, runWidth) in zip(runs, widths) {
      var textX = x
      if let mark = run.mark {
        let centre = Vector2(x + 0.32 * size, middle)
        switch mark {
        case .disc: commands.append(.disc(centre: centre, radius: 0.3 * size, paint: run.paint))
        case .ring:
          commands.append(
            .ring(centre: centre, radius: 0.24 * size, width: 0.12 * size, paint: run.paint))
        }
        textX += markWidth
      }
      // Capitals and digits are about 0.72 em high: half of that below the middle centres them.
      commands.append(
        .text(
          run.text, origin: Vector2(textX, middle + 0.36 * size), size: size,
          paint: run.mark == nil ? run.paint : Paint(OverlayStyle.ink)))
      x += runWidth + space
    }
    return commands
  }
}
