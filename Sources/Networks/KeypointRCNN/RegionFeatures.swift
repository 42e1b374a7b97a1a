import Foundation
package import Torch

/// Features of regions, each from the map of the pyramid whose scale suits its size
/// (Lin et al. 2017, doi:10.1109/CVPR.2017.106, equation 1).
///
/// The map is that of the stride `2^k` with `k = floor(4 + log2(sqrt(width height) / 224))`, at least 2 and
/// at most 5. torchvision works the strides out from the sizes of the maps; it gets 4, 8, 16 and 32 for every
/// picture of 68 pixels or more in height.
package struct RegionFeatures: Sendable {
  /// Cells a side.
  package let size: Int
  /// Points a side of a cell.
  package static let sampling = 2
  private static let levels = 2...5

  package init(size: Int) { self.size = size }

  /// The features of all regions.
  ///
  /// - Parameters:
  ///   - maps: the pyramid, the finest first; the first four are used.
  ///   - regions: `[R, 4]` for each picture, in pixels of the batch.
  /// - Returns: `[all regions, C, size, size]`, picture by picture.
  /// - Throws: `TorchError.invalid` for fewer than four maps; `library`.
  package func callAsFunction(_ maps: [Tensor], _ regions: [Tensor]) throws(TorchError) -> Tensor {
    guard maps.count >= Self.levels.count else {
      throw .invalid(reason: "Features of regions need \(Self.levels.count) maps.")
    }
    var rows: [[Float]] = []
    var places: [[Int]] = Self.levels.map { _ in [] }
    for (picture, boxes) in regions.enumerated() {
      for box in try RegionBox.list(boxes) {
        places[Self.level(of: box) - Self.levels.lowerBound].append(rows.count)
        rows.append([Float(picture)] + box.corners)
      }
    }
    var parts: [Tensor] = []
    for (level, chosen) in places.enumerated() {
      let part = try Tensor(chosen.flatMap { rows[$0] }, shape: [chosen.count, 5])
      parts.append(
        try maps[level].to(.float32).aligningRegions(
          part, scale: 1 / Double(FeaturePyramid.strides[level]), size: size,
          sampling: Self.sampling))
    }
    // Back in the order of the regions.
    var order = Array(repeating: 0, count: rows.count)
    for (place, row) in places.joined().enumerated() { order[row] = place }
    return try .concatenated(parts, along: 0).selecting(order, along: 0)
  }

  /// The exponent of the stride. The millionth keeps exact powers on their side of the border.
  package static func level(of box: RegionBox) -> Int {
    let side = (box.width * box.height).squareRoot()
    let level = (4 + log2(side / 224) + 1e-6).rounded(.down)
    guard level.isFinite else { return levels.lowerBound }
    return min(max(Int(level), levels.lowerBound), levels.upperBound)
  }
}
