/// Draws surfaces triangle by triangle into a target.
package enum GridRasteriser {
  /// Draws what of a surface faces the camera and is nearer than what was drawn before.
  ///
  /// A pixel belongs to a triangle where its middle lies in it; pixels on a shared edge belong to one
  /// of the two. Between the corners, 1 / depth, light and the place on the texture run straight
  /// over the picture, which is exact for 1 / depth and near enough for small triangles.
  ///
  /// - Parameters:
  ///   - grid: the surface, with its light.
  ///   - seen: where its points are seen, by `FastView`.
  ///   - texture: its look.
  ///   - target: where it is drawn.
  ///   - shift: added to every place in the picture, pixels.
  package static func draw(
    _ grid: SurfaceGrid, seen: [SIMD4<Float>], texture: SurfaceTexture, on target: RasterTarget,
    shift: SIMD2<Float>
  ) {
    guard grid.rows > 1, grid.columns > 1, seen.count == grid.rows * grid.columns,
      grid.places.count == seen.count,
      grid.light.count == seen.count
    else { return }
    let shift = shift - SIMD2(Float(target.left), Float(target.top))
    let columns = grid.columns
    seen.withUnsafeBufferPointer { seen in
      grid.light.withUnsafeBufferPointer { light in
        grid.places.withUnsafeBufferPointer { places in
          texture.texels.withUnsafeBufferPointer { texels in
            let pen = Pen(
              target: (target.width, target.height), nearest: target.nearness,
              colour: target.colour, seen: seen, light: light, places: places,
              texture: Texture(texels, texture.width, texture.height), shift: shift,
              facing: grid.outward)
            var before = pen.misses(0..<columns)
            for row in 1..<grid.rows {
              let upper = (row - 1) * columns
              let lower = row * columns
              let misses = pen.misses(lower..<lower + columns)
              defer { before = misses }
              // Wholly above or wholly below the target.
              if misses != 0, misses == before { continue }
              for column in 1..<columns {
                pen.fill(upper + column - 1, lower + column - 1, upper + column)
                pen.fill(upper + column, lower + column - 1, lower + column)
              }
            }
          }
        }
      }
    }
  }

  private struct Pen {
    let target: (width: Int, height: Int)
    let nearest: UnsafeMutablePointer<Float>
    let colour: UnsafeMutablePointer<SIMD4<Float>>
    let seen: UnsafeBufferPointer<SIMD4<Float>>
    let light: UnsafeBufferPointer<SIMD4<Float>>
    let places: UnsafeBufferPointer<SIMD2<Float>>
    let texture: Texture
    let shift: SIMD2<Float>
    let facing: Float

    /// -1 where all of some points are above the target, 1 where all are below it, else 0.
    func misses(_ points: Range<Int>) -> Int {
      var (low, high) = (Float.infinity, -Float.infinity)
      for point in points {
        low = min(low, seen[point].y)
        high = max(high, seen[point].y)
      }
      if high + shift.y < 0 { return -1 }
      return low + shift.y > Float(target.height) ? 1 : 0
    }

    /// A place on the texture, from the middle of its first texel (2), and 1 / depth.
    @inline(__always)
    private func place(_ index: Int) -> SIMD4<Float> {
      SIMD4(places[index].x - 0.5, places[index].y - 0.5, seen[index].z, 0)
    }

    /// Fills a triangle that runs around the right way.
    @inline(__always)
    func fill(_ first: Int, _ second: Int, _ third: Int) {
      let (a, b, c) = (seen[first], seen[second], seen[third])
      let (abx, aby) = (b.x - a.x, b.y - a.y)
      let (acx, acy) = (c.x - a.x, c.y - a.y)
      // y grows downwards: the cross product on the picture has the sign of that towards the eye.
      let area = abx * acy - acx * aby
      guard area * facing < -1e-5, a.w > 0, b.w > 0, c.w > 0 else { return }
      let (pa, pb, pc) = (a.lowHalf + shift, b.lowHalf + shift, c.lowHalf + shift)
      let (highest, lowest) = (min(pa.y, pb.y, pc.y), max(pa.y, pb.y, pc.y))
      guard lowest > 0, highest < Float(target.height), max(pa.x, pb.x, pc.x) > 0,
        min(pa.x, pb.x, pc.x) < Float(target.width)
      else { return }
      // Adding a half and cutting off rounds to the nearest; places are not negative here.
      let top = Int(Int32(max(highest + 0.5, 0)))
      let bottom = min(Int(Int32(lowest + 0.5)), target.height)
      guard top < bottom else { return }
      let scale = 1 / area
      let (lightA, placeA) = (light[first], place(first))
      let (lightB, lightC) = (light[second] - lightA, light[third] - lightA)
      let (placeB, placeC) = (place(second) - placeA, place(third) - placeA)
      let lightPerColumn = (lightB * acy - lightC * aby) * scale
      let lightPerRow = (lightC * abx - lightB * acx) * scale
      let placePerColumn = (placeB * acy - placeC * aby) * scale
      let placePerRow = (placeC * abx - placeB * acx) * scale
      let sides = Sides(pa, pb, pc)
      let (nearest, colour, texture, width) = (nearest, colour, texture, target.width)
      for row in top..<bottom {
        let y = Float(row) + 0.5
        let (low, high) = sides.cross(y)
        let start = Int(Int32(max(low + 0.5, 0)))
        let end = min(Int(Int32(max(high + 0.5, 0))), width)
        guard start < end else { continue }
        let (right, below) = (Float(start) + 0.5 - pa.x, y - pa.y)
        var light = lightA + lightPerColumn * right + lightPerRow * below
        var place = placeA + placePerColumn * right + placePerRow * below
        var index = row * width + start
        let stop = row * width + end
        while index < stop {
          let nearness = place.z
          if nearness > nearest[index] {
            nearest[index] = nearness
            let matt = texture(place.x, place.y) * light
            colour[index] = matt + SIMD4(repeating: matt.w)
          }
          light += lightPerColumn
          place += placePerColumn
          index += 1
        }
      }
    }
  }

  /// A texture while it is read.
  private struct Texture {
    private let texels: UnsafePointer<SIMD4<Float>>?
    private let width: Int
    private let lastX: Float
    private let lastY: Float

    init(_ texels: UnsafeBufferPointer<SIMD4<Float>>, _ width: Int, _ height: Int) {
      self.texels = texels.baseAddress
      self.width = width
      lastX = Float(width) - 1.01
      lastY = Float(height) - 1.01
    }

    /// The look between the texels.
    @inline(__always)
    func callAsFunction(_ x: Float, _ y: Float) -> SIMD4<Float> {
      guard let texels else { return .zero }
      let (column, tx) = NoiseReader.split(min(lastX, max(0, x)))
      let (row, ty) = NoiseReader.split(min(lastY, max(0, y)))
      let upper = texels + (Int(row & 0xFFF) * width + Int(column & 0xFFF))
      let lower = upper + width
      let above = upper[0] + (upper[1] - upper[0]) * tx
      let below = lower[0] + (lower[1] - lower[0]) * tx
      return above + (below - above) * ty
    }
  }

  /// The sides of a triangle: every row between its highest and its lowest corner meets the long side
  /// and one of the two short ones.
  private struct Sides {
    let long: Edge
    let upper: Edge
    let lower: Edge

    @inline(__always)
    init(_ one: SIMD2<Float>, _ two: SIMD2<Float>, _ three: SIMD2<Float>) {
      var (top, middle, bottom) = (one, two, three)
      if middle.isAbove(top) { swap(&top, &middle) }
      if bottom.isAbove(middle) { swap(&middle, &bottom) }
      if middle.isAbove(top) { swap(&top, &middle) }
      long = Edge(top, bottom)
      upper = Edge(top, middle)
      lower = Edge(middle, bottom)
    }

    @inline(__always)
    func cross(_ y: Float) -> (low: Float, high: Float) {
      let one = long.cross(y)
      let other = y < lower.start.y ? upper.cross(y) : lower.cross(y)
      return (min(one, other), max(one, other))
    }
  }

  /// The side of a triangle, from its upper to its lower end, so that the two triangles beside it find
  /// the same places to the last bit.
  private struct Edge {
    let start: SIMD2<Float>
    let slope: Float

    @inline(__always)
    init(_ upper: SIMD2<Float>, _ lower: SIMD2<Float>) {
      start = upper
      slope = lower.y > upper.y ? (lower.x - upper.x) / (lower.y - upper.y) : 0
    }

    @inline(__always)
    func cross(_ y: Float) -> Float { start.x + (y - start.y) * slope }
  }
}

extension SIMD2 where Scalar == Float {
  /// Whether a place comes before another from the top down, and from left to right in a row.
  @inline(__always)
  fileprivate func isAbove(_ other: Self) -> Bool {
    y < other.y || (y == other.y && x < other.x)
  }
}
