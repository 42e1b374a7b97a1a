/// Up to 64 neighbouring pixels of one row and panel, on their way to a colour.
struct Span {
  /// The most pixels of a span.
  static let most = 64

  let count: Int
  /// Places on the panel, in metres.
  let u: UnsafeMutablePointer<Float>
  let v: UnsafeMutablePointer<Float>
  let colour: UnsafeMutablePointer<SIMD4<Float>>
  /// Metres of u and of v across a pixel.
  let footprint: SIMD2<Float>

  /// Draws a layer over the colours.
  func draw(_ layer: Layer) {
    switch layer {
    case .grain(let noise, let size, let amount, let at):
      noise.table.values.withUnsafeBufferPointer { table in
        guard let base = table.baseAddress else { return }
        read(base, size, at) { index, value in colour[index] *= max(1 + amount * value, 0) }
      }
    case .patches(let noise, let size, let above, let width, let other, let strength, let at):
      let other = SIMD4(other, 1)
      let scale = 1 / max(width, 1e-3)
      noise.table.values.withUnsafeBufferPointer { table in
        guard let base = table.baseAddress else { return }
        read(base, size, at) { index, value in
          let share = strength * min(max((value - above) * scale + 0.5, 0), 1)
          colour[index] += (other - colour[index]) * share
        }
      }
    case .cells(let cells): draw(cells)
    case .bands(let axis, let period, let width, let at, let other, let strength):
      let places = axis == .u ? u : v
      let filter = axis == .u ? footprint.x : footprint.y
      let other = SIMD4(other, 1)
      let scale = 1 / period
      for index in 0..<count {
        let place = (places[index] - at) * scale
        let distance = abs(Self.fromNearestWhole(place)) * period
        let share = strength * Self.line(distance, width: width, filter, period: period)
        colour[index] += (other - colour[index]) * share
      }
    case .band(let axis, let at, let width, let fade, let other, let strength):
      let places = axis == .u ? u : v
      let filter = (axis == .u ? footprint.x : footprint.y) + fade
      let other = SIMD4(other, 1)
      for index in 0..<count {
        let distance = abs(places[index] - at)
        let share = strength * Self.line(distance, width: width, filter, period: .infinity)
        colour[index] += (other - colour[index]) * share
      }
    case .gradient(let axis, let from, let to, let other, let strength):
      let places = axis == .u ? u : v
      let other = SIMD4(other, 1)
      let scale = from == to ? 0 : 1 / (to - from)
      for index in 0..<count {
        let share = strength * min(max((places[index] - from) * scale, 0), 1)
        colour[index] += (other - colour[index]) * share
      }
    }
  }

  /// Calls a body with the noise at every pixel.
  @inline(__always) private func read(
    _ table: UnsafePointer<Float>, _ size: SIMD2<Float>, _ at: SIMD2<Float>,
    _ body: (Int, Float) -> Void
  ) {
    let texels = footprint / size
    // Between the finer and the coarser direction: a floor seen flat is blurred less than its
    // depth asks for, as the eye expects.
    let reader = NoiseReader(table, footprint: (texels.x * texels.y).squareRoot())
    let scale = reader.scale / size
    let start = at * reader.scale * Float(NoiseTable.side)
    let pixel = (texels.x * texels.y).squareRoot() * reader.scale
    if pixel > 0.75 {
      // As many texels as pixels: nothing lies between them.
      for index in 0..<count {
        body(index, reader.nearest(u[index] * scale.x + start.x, v[index] * scale.y + start.y))
      }
      return
    }
    for index in 0..<count {
      body(index, reader(u[index] * scale.x + start.x, v[index] * scale.y + start.y))
    }
  }

  private func draw(_ cells: Cells) {
    let size = cells.size
    let (scaleU, scaleV) = (1 / size.x, 1 / size.y)
    let other = SIMD4(cells.jointColour, 1)
    // A joint finer than a pixel still darkens by its share of the pixel.
    for index in 0..<count {
      let row = (v[index] - cells.at.y) * scaleV
      let (wholeRow, partRow) = NoiseReader.split(row)
      let shift = cells.shift.map { Float(wholeRow & 0xFF) * $0 } ?? Self.hash(wholeRow, 7)
      let (wholeColumn, partColumn) = NoiseReader.split((u[index] - cells.at.x) * scaleU + shift)
      if cells.variety > 0 || cells.chequer > 0 {
        let odd = Float((wholeRow ^ wholeColumn) & 1) - 0.5
        let tone = Self.hash(wholeColumn, wholeRow) - 0.5
        colour[index] *= 1 + cells.variety * tone + cells.chequer * odd
      }
      let nearU = min(partColumn, 1 - partColumn) * size.x
      let nearV = min(partRow, 1 - partRow) * size.y
      let alongU = Self.line(nearU, width: cells.joint, footprint.x, period: size.x)
      let alongV = Self.line(nearV, width: cells.joint, footprint.y, period: size.y)
      let share = cells.jointStrength * (1 - (1 - alongU) * (1 - alongV))
      colour[index] += (other - colour[index]) * share
    }
  }

  /// How much of a pixel a line covers whose middle is at a distance: a box filter `filter` wide
  /// over a band `width` wide, faded to the mean where the lines are closer than pixels.
  @inline(__always) static func line(
    _ distance: Float, width: Float, _ filter: Float, period: Float
  ) -> Float {
    let ramp = ((width + filter) * 0.5 - distance) / max(filter, 1e-9)
    let share = min(max(ramp, 0), min(width / max(filter, 1e-9), 1))
    guard filter > 0.5 * period else { return share }
    let mean = min(width / period, 1)
    let fading = min(2 * filter / period - 1, 1)
    return share + (mean - share) * fading
  }

  /// From the nearest whole number, -0.5 to 0.5.
  @inline(__always) static func fromNearestWhole(_ x: Float) -> Float {
    x - ((x + 12_582_912) - 12_582_912)
  }

  /// A number from 0 to below 1 that looks random, for a pair of whole numbers.
  @inline(__always) static func hash(_ x: UInt32, _ y: UInt32) -> Float {
    var z = (x & 0xFFFF) &* 0x9E37_79B1 ^ (y & 0xFFFF) &* 0x85EB_CA77
    z = (z ^ (z >> 15)) &* 0x2C1B_3C6D
    z = (z ^ (z >> 12)) &* 0x297A_2D39
    return Float((z ^ (z >> 15)) >> 8) * 0x1p-24
  }
}
