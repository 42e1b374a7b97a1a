package import GaitModel
package import Torch

/// The edges of a box in pixels.
package struct RegionBox: Hashable, Sendable {
  /// The left edge.
  package var left: Float
  /// The upper edge.
  package var top: Float
  /// The right edge.
  package var right: Float
  /// The lower edge.
  package var bottom: Float

  package init(left: Float, top: Float, right: Float, bottom: Float) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// From the left to the right edge.
  package var width: Float { right - left }
  /// From the upper to the lower edge.
  package var height: Float { bottom - top }
  /// Left, upper, right and lower edge.
  package var corners: [Float] { [left, top, right, bottom] }
  /// Whether no edge is infinite or not a number.
  package var isFinite: Bool { corners.allSatisfy(\.isFinite) }

  /// The rows of `[N, 4]`.
  ///
  /// - Throws: `TorchError.wrongElementType` for another type than float32; `library`.
  package static func list(_ boxes: Tensor) throws(TorchError) -> [RegionBox] {
    let values: [Float] = try boxes.values()
    return stride(from: 0, to: values.count - 3, by: 4).map {
      RegionBox(
        left: values[$0], top: values[$0 + 1], right: values[$0 + 2], bottom: values[$0 + 3])
    }
  }

  /// `[N, 4]`.
  ///
  /// - Throws: `TorchError.library`.
  package static func tensor(_ boxes: [RegionBox]) throws(TorchError) -> Tensor {
    try Tensor(boxes.flatMap(\.corners), shape: [boxes.count, 4])
  }

  /// The rows of `[..., 4]`, as far as they lie in a picture.
  ///
  /// - Throws: `TorchError.invalid` for one that is not finite: the weights are not sane then.
  package static func list(
    _ boxes: Tensor, clippedTo size: PixelSize
  ) throws(TorchError) -> [RegionBox] {
    let found = try list(boxes)
    guard found.allSatisfy(\.isFinite) else {
      throw .invalid(reason: "The network gives boxes that are not finite.")
    }
    return found.map { $0.clipped(to: size) }
  }

  /// What of the box lies in a picture.
  package func clipped(to size: PixelSize) -> RegionBox {
    let (width, height) = (Float(size.width), Float(size.height))
    return RegionBox(
      left: min(max(left, 0), width), top: min(max(top, 0), height),
      right: min(max(right, 0), width), bottom: min(max(bottom, 0), height))
  }

  /// Intersection by union of each box of one list with each of another: `[A, 4]` and `[B, 4]` to
  /// `A x B` numbers, row by row.
  ///
  /// - Throws: `TorchError.wrongShape`; `library`.
  package static func overlaps(_ first: Tensor, _ second: Tensor) throws(TorchError) -> [Float] {
    for list in [first.shape, second.shape] where list.count != 2 || list[1] != 4 {
      throw .wrongShape(what: "A list of boxes", expected: [-1, 4], found: list)
    }
    let (a, b) = (try first.unbound(along: 1), try second.unbound(along: 1))
    let column = try a.map { (part) throws(TorchError) in try part.unsqueezed(1) }
    let width = try (column[2].minimum(b[2]) - column[0].maximum(b[0])).clamped(from: 0)
    let height = try (column[3].minimum(b[3]) - column[1].maximum(b[1])).clamped(from: 0)
    let common = try width * height
    let areas =
      try (column[2] - column[0]) * (column[3] - column[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return try (common / (areas - common)).values()
  }
}
