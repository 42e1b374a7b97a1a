package import Torch

/// Points of regions as heat maps over them, and back (He et al. 2017, doi:10.1109/ICCV.2017.322,
/// section 5).
///
/// A region is split into `side x side` cells; the softmax over the cells of a map says where the point lies.
package enum RegionHeatMaps {
  /// The cell of each point in its region.
  ///
  /// A point on the right or lower edge belongs to the last cell.
  ///
  /// - Parameters:
  ///   - points: x, y and, above 0 where it counts, a third number of each point, one after the other.
  ///   - box: the region.
  ///   - side: cells a side.
  /// - Returns: the numbers of the cells, row by row; nil for points that do not count or lie outside.
  package static func cells(
    _ points: [Float], in box: RegionBox, side: Int
  ) -> [Int?] {
    let (acrossScale, downScale) = (Float(side) / box.width, Float(side) / box.height)
    return stride(from: 0, to: points.count - 2, by: 3).map { place in
      let across = cell(
        points[place], from: box.left, to: box.right, scale: acrossScale, side: side)
      let down = cell(
        points[place + 1], from: box.top, to: box.bottom, scale: downScale, side: side)
      guard points[place + 2] > 0, let across, let down else { return nil }
      return down * side + across
    }
  }

  private static func cell(
    _ place: Float, from start: Float, to end: Float, scale: Float, side: Int
  ) -> Int? {
    if place == end { return side - 1 }
    let cell = ((place - start) * scale).rounded(.down)
    return cell >= 0 && cell < Float(side) ? Int(cell) : nil
  }

  /// How far the maps are from the points: the mean cross entropy of those that count.
  ///
  /// - Parameters:
  ///   - maps: `[R, K, S, S]`.
  ///   - cells: for each of the `R K` maps its cell, or nil.
  /// - Returns: a scalar; 0 where no point counts.
  /// - Throws: `TorchError.wrongShape`; `library`.
  package static func loss(_ maps: Tensor, _ cells: [Int?]) throws(TorchError) -> Tensor {
    try requireMaps(maps)
    let places = cells.indices.filter { cells[$0] != nil }
    guard !places.isEmpty else { return try maps.sum() * 0 }
    let shape = maps.shape
    let rows = try maps.reshaped([-1, shape[2] * shape[3]]).selecting(places, along: 0)
    return try rows.crossEntropy(Tensor(places.map { Int64(cells[$0] ?? 0) }))
  }

  private static func requireMaps(_ maps: Tensor) throws(TorchError) {
    guard maps.shape.count == 4 else {
      throw .wrongShape(what: "Heat maps", expected: [-1, -1, -1, -1], found: maps.shape)
    }
  }

  /// The points at the peaks of the maps of one region, which are first given the size of the region in
  /// whole pixels, rounded up.
  ///
  /// - Parameters:
  ///   - maps: `[1, K, S, S]`.
  ///   - box: the region.
  /// - Returns: x and y of each point, and the height of each peak.
  /// - Throws: `TorchError.wrongShape`; `library`.
  package static func points(
    _ maps: Tensor, in box: RegionBox
  ) throws(TorchError) -> (points: [Float], scores: [Float]) {
    try requireMaps(maps)
    let (width, height) = (max(box.width, 1), max(box.height, 1))
    let (columns, rows) = (width.rounded(.up), height.rounded(.up))
    let large = try maps.resized(height: Int(rows), width: Int(columns), .bicubic)
      .reshaped([maps.shape[1], -1])
    let places = try large.argmax(along: 1).values(Int64.self).map { Int($0) }
    let area = large.shape[1]
    let scores: [Float] = try large.flattened()
      .selecting(places.enumerated().map { $0 * area + $1 }, along: 0).values()
    let points = places.flatMap { place -> [Float] in
      let (row, column) = (place / Int(columns), place % Int(columns))
      return [
        (Float(column) + 0.5) * (width / columns) + box.left,
        (Float(row) + 0.5) * (height / rows) + box.top,
      ]
    }
    return (points, scores)
  }
}
