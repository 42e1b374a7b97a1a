/// A surface as rows and columns of points: everything that is drawn but the markers.
package struct SurfaceGrid {
  /// How many rows of points.
  package let rows: Int
  /// With `isClosed`, the last column lies on the first.
  package let columns: Int
  /// Whether the columns go all the way around.
  package let isClosed: Bool
  /// Metres in the world, row by row.
  package var positions: [SIMD4<Float>]
  /// Where each point lies on the texture, in texels.
  package var places: [SIMD2<Float>]
  /// Away from the body, of length 1.
  package private(set) var normals: [SIMD4<Float>] = []
  /// The light on each point: red, green, blue, and the shine.
  package var light: [SIMD4<Float>] = []
  /// Which texture it has.
  package var texture: Int
  /// 1 where the cross product of the way to the next row and the way to the next column leads away
  /// from the body, else -1.
  package let outward: Float

  /// A surface by its points; normals are found, light is dark.
  package init(
    rows: Int, columns: Int, isClosed: Bool, texture: Int, outward: Float,
    positions: [SIMD4<Float>], places: [SIMD2<Float>]
  ) {
    (self.rows, self.columns, self.isClosed) = (rows, columns, isClosed)
    (self.texture, self.outward) = (texture, outward)
    (self.positions, self.places) = (positions, places)
    findNormals()
  }

  /// Finds the normals from the neighbours of each point.
  package mutating func findNormals() {
    var result = [SIMD4<Float>](repeating: .zero, count: positions.count)
    guard rows > 1, columns > 1, positions.count == rows * columns else {
      normals = result
      return
    }
    positions.withUnsafeBufferPointer { positions in
      for row in 0..<rows {
        let above = max(row - 1, 0) * columns
        let below = min(row + 1, rows - 1) * columns
        for column in 0..<columns {
          var (before, after) = (column - 1, column + 1)
          if before < 0 { before = isClosed ? columns - 2 : 0 }
          if after >= columns { after = isClosed ? 1 : columns - 1 }
          let down = positions[below + column] - positions[above + column]
          let across = positions[row * columns + after] - positions[row * columns + before]
          result[row * columns + column] = down.cross3(across).unit3 * outward
        }
      }
    }
    normals = result
  }
}
