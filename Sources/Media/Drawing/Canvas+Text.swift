extension Canvas {
  /// Where a text stands relative to its place.
  package enum TextAlignment: Sendable, Hashable {
    case left, centre, right
  }

  /// Writes a line of text; `place` is on its base line.
  ///
  /// - Parameters:
  ///   - text: the letters.
  ///   - place: left end, middle or right end of the base line.
  ///   - size: height of the font in pixels of the frame.
  ///   - font: the font.
  ///   - alignment: which point of the text lies at `place`.
  ///   - ink: the colour.
  package mutating func text(
    _ text: String, at place: SIMD2<Float>, size: Float, font: Font,
    alignment: TextAlignment = .left, _ ink: Ink
  ) {
    guard place.x.isFinite, place.y.isFinite, abs(place.x) < 1e6, abs(place.y) < 1e6 else { return }
    let (glyphs, width) = font.layOut(text, size: copySize(size))
    let origin = self.place(place)
    let start =
      switch alignment {
      case .left: origin.x
      case .centre: origin.x - width / 2
      case .right: origin.x - width
      }
    let colour = PlaneInk(ink, matrix)
    let base = Int(origin.y.rounded())
    for (glyph, pen) in glyphs {
      stamp(glyph, x: Int((start + pen).rounded()) + glyph.left, y: base - glyph.top, colour)
    }
  }

  /// The width of a line of text in pixels of the frame.
  package borrowing func width(of text: String, size: Float, font: Font) -> Float {
    font.layOut(text, size: copySize(size)).width / scale
  }

  private borrowing func copySize(_ size: Float) -> Int {
    Int(min(max(size * scale, 1), 2000).rounded())
  }

  /// Blends a glyph whose top left pixel is (x, y).
  private func stamp(_ glyph: Font.Glyph, x: Int, y: Int, _ ink: PlaneInk) {
    guard let luma = buffer.plane(0), let cb = buffer.plane(1), let cr = buffer.plane(2) else {
      return
    }
    let left = max(x, 0)
    let right = min(x + glyph.width, buffer.width)
    let top = max(y, 0)
    let bottom = min(y + glyph.height, buffer.height)
    guard left < right, top < bottom else { return }
    glyph.coverage.withUnsafeBufferPointer { coverage in
      for row in top..<bottom {
        let line = luma.data + row * luma.stride
        let letters = (row - y) * glyph.width - x
        for column in left..<right {
          line[column] = ink.blend(line[column], ink.luma, Float(coverage[letters + column]) / 255)
        }
      }
      for row in top / 2..<(bottom + 1) / 2 {
        for column in left / 2..<(right + 1) / 2 {
          var sum = 0
          for v in max(2 * row, top)..<min(2 * row + 2, bottom) {
            for u in max(2 * column, left)..<min(2 * column + 2, right) {
              sum += Int(coverage[(v - y) * glyph.width + u - x])
            }
          }
          let share = Float(sum) / 1020
          let place = row * cb.stride + column
          cb.data[place] = ink.blend(cb.data[place], ink.cb, share)
          let other = row * cr.stride + column
          cr.data[other] = ink.blend(cr.data[other], ink.cr, share)
        }
      }
    }
  }
}
