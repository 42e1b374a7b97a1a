package import GaitModel

extension Canvas {
  /// Draws a straight line with round ends.
  package mutating func line(
    from a: SIMD2<Float>, to b: SIMD2<Float>, width: Float, _ ink: Ink
  ) {
    fill(Capsule(a: place(a), b: place(b), radius: width * scale / 2), ink)
  }

  /// Fills a circle.
  package mutating func disc(at centre: SIMD2<Float>, radius: Float, _ ink: Ink) {
    fill(Disc(centre: place(centre), radius: radius * scale), ink)
  }

  /// Draws the line of a circle; `radius` leads to its middle.
  package mutating func ring(
    at centre: SIMD2<Float>, radius: Float, width: Float, _ ink: Ink
  ) {
    fill(Ring(centre: place(centre), radius: radius * scale, halfWidth: width * scale / 2), ink)
  }

  /// Draws part of the line of a circle with round ends.
  ///
  /// - Parameters:
  ///   - centre: the circle's centre.
  ///   - radius: to the middle of the line.
  ///   - start: where it begins, in radians clockwise as seen from the right.
  ///   - sweep: how far it goes from there, clockwise (negative: the other way).
  ///   - width: of the line.
  ///   - ink: the colour.
  package mutating func arc(
    at centre: SIMD2<Float>, radius: Float, start: Float, sweep: Float, width: Float, _ ink: Ink
  ) {
    let shape = Arc(
      centre: place(centre), radius: radius * scale, halfWidth: width * scale / 2,
      middle: start + sweep / 2, halfAngle: min(abs(sweep) / 2, .pi))
    fill(shape, ink)
  }

  /// Fills a rectangle; its edges lie between pixels where the coordinates are halves.
  package mutating func rectangle(_ box: Box, cornerRadius: Float = 0, _ ink: Ink) {
    let shape = RoundedRectangle(
      minimum: place(SIMD2(Float(box.minX), Float(box.minY))),
      maximum: place(SIMD2(Float(box.maxX), Float(box.maxY))),
      cornerRadius: max(0, cornerRadius * scale))
    fill(shape, ink)
  }

  /// A place of the frame on the copy: both have their first pixel's centre at 0.
  func place(_ p: SIMD2<Float>) -> SIMD2<Float> { (p + 0.5) * scale - 0.5 }

  private mutating func fill(_ shape: some Shape, _ ink: Ink) {
    let (low, high) = shape.bounds
    // What lies a million pixels away comes of a fault before; it also keeps the sums finite.
    let limit: Float = 1e6
    guard low.x > -limit, low.y > -limit, high.x < limit, high.y < limit, low.x <= high.x,
      low.y <= high.y
    else { return }
    let colour = PlaneInk(ink, matrix)
    paint(shape, plane: 0, colour.luma, colour)
    paint(shape, plane: 1, colour.cb, colour)
    paint(shape, plane: 2, colour.cr, colour)
  }

  /// Blends a value into one plane. A sample's coverage is taken from the distance of its centre
  /// to the edge, over the width of one sample.
  private func paint(_ shape: some Shape, plane index: Int, _ value: Int32, _ ink: PlaneInk) {
    guard let plane = buffer.plane(index) else { return }
    // A chroma sample stands for two by two pixels, its centre between them.
    let pitch: Float = index == 0 ? 1 : 2
    let first: Float = index == 0 ? 0 : 0.5
    let columns = index == 0 ? buffer.width : buffer.width / 2
    let rows = index == 0 ? buffer.height : buffer.height / 2
    let (low, high) = shape.bounds
    let margin = pitch / 2
    /// The samples whose centres lie from a to b, cut to 0..<count; none where a or b is no number.
    func samples(_ a: Float, _ b: Float, _ count: Int) -> Range<Int> {
      let lower = ((a - first) / pitch).rounded(.up)
      let upper = ((b - first) / pitch).rounded(.down)
      guard lower < Float(count), upper >= 0, lower <= upper else { return 0..<0 }
      return Int(max(lower, 0))..<Int(min(upper, Float(count - 1))) + 1
    }
    for row in samples(low.y - margin, high.y + margin, rows) {
      let y = Float(row) * pitch + first
      let (left, right) = shape.span(y, margin: margin)
      let line = plane.data + row * plane.stride
      for column in samples(left, right, columns) {
        let distance = shape.distance(SIMD2(Float(column) * pitch + first, y))
        guard distance < margin else { continue }
        let coverage = min(1, (margin - distance) / pitch)
        line[column] = ink.blend(line[column], value, coverage)
      }
    }
  }
}
