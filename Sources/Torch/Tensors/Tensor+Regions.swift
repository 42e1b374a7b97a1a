// What networks that look for things in pictures need beside convolutions.

extension Tensor {
  /// Equal cells of regions of feature maps (RoIAlign; He et al. 2017, doi:10.1109/ICCV.2017.322).
  ///
  /// A region is split into `size x size` cells. In each lie `sampling x sampling` points at equal
  /// distances; the cell is the mean of the map there, taken between the four pixels around. Points
  /// more than one pixel outside of the map count as 0.
  ///
  /// - Parameters:
  ///   - regions: `[R, 5]`: number of the picture, left, top, right, bottom.
  ///   - scale: what the coordinates are multiplied by to be those of the map.
  ///   - size: cells a side.
  ///   - sampling: points a side of a cell; 0 for as many as a cell has pixels, rounded up.
  ///   - isAligned: whether the centre of the first pixel lies at 1/2. Otherwise it lies at 0, and
  ///     a region is at least one pixel wide and high.
  /// - Returns: `[R, C, size, size]`; self is `[N, C, H, W]` and gets a gradient, the regions none.
  /// - Throws: `TorchError.library` for other shapes, for regions that are not finite or of a
  ///   picture that is not there, or on another device than the processor.
  package func aligningRegions(
    _ regions: Tensor, scale: Double, size: Int, sampling: Int = 0, isAligned: Bool = false
  ) throws(TorchError) -> Tensor {
    try Operators.alignRegions.tensor(
      .tensor(self), .tensor(regions), .double(scale), .int(size), .int(size), .int(sampling),
      .bool(isAligned))
  }

  /// Which boxes are left when of those that lie over each other only the best stays
  /// (non-maximum suppression).
  ///
  /// Going down by score, the earlier one first where scores are equal, a box goes if it has more
  /// than the limit in common with one of its group that stays: intersection by union.
  ///
  /// - Parameters:
  ///   - scores: `[N]`; self is the boxes, `[N, 4]`: left, top, right, bottom.
  ///   - groups: `[N]`, whole numbers; boxes of different groups do not touch each other. Nil: all
  ///     are of one.
  ///   - limit: the overlap above which a box goes.
  /// - Returns: positions of those that stay, the best first.
  /// - Throws: `TorchError.library` for other shapes, or boxes and scores that are not numbers.
  package func suppressingOverlaps(
    scores: Tensor, groups: [Int]? = nil, limit: Double
  ) throws(TorchError) -> [Int] {
    let groups = try Tensor((groups ?? Array(repeating: 0, count: scores.count)).map(Int64.init))
    let kept = try Operators.suppress.tensor(
      .tensor(self), .tensor(scores), .tensor(groups), .double(limit))
    return try kept.values(Int64.self).map { Int($0) }
  }

  /// The largest elements of the last dimension and where they lie, the largest first.
  ///
  /// - Throws: `TorchError.library` for more than there are.
  package func largest(
    _ count: Int
  ) throws(TorchError) -> (values: Tensor, positions: Tensor) {
    let found = try Operators.topk.call([.tensor(self), .int(count)])
    guard found.count == 2 else {
      throw .wrongResultCount(name: Operators.topk.name, expected: 2, found: found.count)
    }
    return (found[0], found[1])
  }
}
