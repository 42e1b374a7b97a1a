import GaitMath
package import GaitModel
package import Media

extension FrameOverlay {
  /// Draws the overlay of a time on the picture of that time.
  package func draw(at time: Double, on canvas: inout Canvas, font: Font) {
    let commands = commands(at: time) { text, size in
      Double(canvas.width(of: text, size: Float(size), font: font))
    }
    canvas.draw(commands, font: font)
  }

  /// Draws figure and angles of a time, with all text inside a cut-out of the picture.
  package func draw(
    at time: Double, inside region: Box, leg: Side? = nil, on canvas: inout Canvas, font: Font
  ) {
    let commands = commands(at: time, inside: region, leg: leg) { text, size in
      Double(canvas.width(of: text, size: Float(size), font: font))
    }
    canvas.draw(commands, font: font)
  }
}

extension Canvas {
  fileprivate mutating func draw(_ commands: [DrawCommand], font: Font) {
    for command in commands {
      switch command {
      case .line(let from, let to, let width, let paint):
        line(from: from.pixel, to: to.pixel, width: Float(width), paint.ink)
      case .disc(let centre, let radius, let paint):
        disc(at: centre.pixel, radius: Float(radius), paint.ink)
      case .ring(let centre, let radius, let width, let paint):
        ring(at: centre.pixel, radius: Float(radius), width: Float(width), paint.ink)
      case .rectangle(let box, let cornerRadius, let paint):
        rectangle(box, cornerRadius: Float(cornerRadius), paint.ink)
      case .text(let string, let origin, let size, let paint):
        text(string, at: origin.pixel, size: Float(size), font: font, paint.ink)
      }
    }
  }
}

extension Paint {
  fileprivate var ink: Ink {
    Ink(
      red: colour.red, green: colour.green, blue: colour.blue, opacity: Float(opacity))
  }
}

extension Vector2 {
  fileprivate var pixel: SIMD2<Float> { SIMD2<Float>(self) }
}
