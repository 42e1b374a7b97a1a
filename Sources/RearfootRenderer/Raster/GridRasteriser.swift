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
              target: target, texels: texels, width: texture.width, height: texture.height)
            func corner(_ index: Int) -> Corner {
              let (seen, place, light) = (seen[index], places[index], light[index])
              return Corner(
                x: seen.x + shift.x, y: seen.y + shift.y, isSeen: seen.w > 0, light: light,
                place: SIMD4(place.x - 0.5, place.y - 0.5, seen.z, 0))
            }
            for row in 0..<grid.rows - 1 {
              var upperLeft = corner(row * columns)
              var lowerLeft = corner((row + 1) * columns)
              for column in 1..<columns {
                let upper = corner(row * columns + column)
                let lower = corner((row + 1) * columns + column)
                pen.fill(upperLeft, lowerLeft, upper, facing: grid.outward)
                pen.fill(upper, lowerLeft, lower, facing: grid.outward)
                (upperLeft, lowerLeft) = (upper, lower)
              }
            }
          }
        }
      }
    }
  }

  /// A corner of a triangle.
  private struct Corner {
    var x: Float
    var y: Float
    var isSeen: Bool
    var light: SIMD4<Float>
    /// On the texture, from the middle of its first texel (2), and 1 / depth.
    var place: SIMD4<Float>
  }

  private struct Pen {
    let target: RasterTarget
    let texels: UnsafeBufferPointer<SIMD4<Float>>
    let width: Int
    let height: Int

    /// Fills a triangle that runs around the right way.
    @inline(__always)
    func fill(_ a: Corner, _ b: Corner, _ c: Corner, facing: Float) {
      let (abx, aby) = (b.x - a.x, b.y - a.y)
      let (acx, acy) = (c.x - a.x, c.y - a.y)
      // y grows downwards: the cross product on the picture has the sign of that towards the eye.
      let area = abx * acy - acx * aby
      guard a.isSeen, b.isSeen, c.isSeen, area * facing < -1e-5 else { return }
      let (highest, lowest) = (min(a.y, b.y, c.y), max(a.y, b.y, c.y))
      let (leftmost, rightmost) = (min(a.x, b.x, c.x), max(a.x, b.x, c.x))
      guard lowest > 0, highest < Float(target.height), rightmost > 0,
        leftmost < Float(target.width)
      else { return }
      // Adding a half and cutting off rounds to the nearest; places are not negative here.
      let first = Int(Int32(max(highest + 0.5, 0)))
      let last = min(Int(Int32(lowest + 0.5)), target.height)
      guard first < last else { return }
      let scale = 1 / area
      let lightPerColumn = ((b.light - a.light) * acy - (c.light - a.light) * aby) * scale
      let lightPerRow = ((c.light - a.light) * abx - (b.light - a.light) * acx) * scale
      let placePerColumn = ((b.place - a.place) * acy - (c.place - a.place) * aby) * scale
      let placePerRow = ((c.place - a.place) * abx - (b.place - a.place) * acx) * scale
      let edges = (Edge(a, b), Edge(b, c), Edge(c, a))
      for row in first..<last {
        let y = Float(row) + 0.5
        var (low, high) = (Float.infinity, -Float.infinity)
        edges.0.cross(y, &low, &high)
        edges.1.cross(y, &low, &high)
        edges.2.cross(y, &low, &high)
        guard low < high else { continue }
        let start = Int(Int32(max(low + 0.5, 0)))
        let end = min(Int(Int32(max(high + 0.5, 0))), target.width)
        guard start < end else { continue }
        let (right, below) = (Float(start) + 0.5 - a.x, y - a.y)
        var light = a.light + lightPerColumn * right + lightPerRow * below
        var place = a.place + placePerColumn * right + placePerRow * below
        var index = row * target.width + start
        let stop = row * target.width + end
        while index < stop {
          let nearness = place.z
          if nearness > target.nearness[index] {
            target.nearness[index] = nearness
            let texel = look(place)
            var colour = texel * light + SIMD4(repeating: light.w * texel.w)
            colour.w = 1
            target.colour[index] = colour
          }
          light += lightPerColumn
          place += placePerColumn
          index += 1
        }
      }
    }

    /// The texture between its texels.
    @inline(__always)
    private func look(_ place: SIMD4<Float>) -> SIMD4<Float> {
      let x = min(max(place.x, 0), Float(width) - 1.01)
      let y = min(max(place.y, 0), Float(height) - 1.01)
      let (column, row) = (Int32(x), Int32(y))
      let (tx, ty) = (x - Float(column), y - Float(row))
      let index = Int(row) * width + Int(column)
      let upper = texels[index] + (texels[index + 1] - texels[index]) * tx
      let lower = texels[index + width] + (texels[index + width + 1] - texels[index + width]) * tx
      return upper + (lower - upper) * ty
    }
  }

  /// The side of a triangle, from its upper to its lower end, so that the two triangles beside it find
  /// the same places to the last bit.
  private struct Edge {
    let top: Float
    let bottom: Float
    let x: Float
    let slope: Float

    @inline(__always)
    init(_ one: Corner, _ other: Corner) {
      let swaps = one.y > other.y || (one.y == other.y && one.x > other.x)
      let (upper, lower) = swaps ? (other, one) : (one, other)
      top = upper.y
      bottom = lower.y
      x = upper.x
      slope = lower.y > upper.y ? (lower.x - upper.x) / (lower.y - upper.y) : 0
    }

    @inline(__always)
    func cross(_ y: Float, _ low: inout Float, _ high: inout Float) {
      guard top <= y, y < bottom else { return }
      let place = x + (y - top) * slope
      low = min(low, place)
      high = max(high, place)
    }
  }
}
