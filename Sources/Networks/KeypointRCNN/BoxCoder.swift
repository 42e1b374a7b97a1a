import Foundation
package import Torch

/// Boxes as changes of other boxes (Girshick et al. 2014, doi:10.1109/CVPR.2014.81, appendix C).
///
/// With the centres `x, y` and sizes `w, h` of a box and `X, Y, W, H` of the one that it starts from:
/// `a (x - X) / W`, `a (y - Y) / H`, `b log(w / W)`, `b log(h / H)`.
package struct BoxCoder: Sendable {
  /// `a`, for the place.
  package let place: Double
  /// `b`, for the size.
  package let size: Double
  /// A size may grow to 1000 / 16 times at most, so that no exponential overflows.
  package static let largest = log(1000.0 / 16)

  package init(place: Double, size: Double) {
    self.place = place
    self.size = size
  }

  /// The changes that make boxes of those that they start from.
  ///
  /// - Parameters:
  ///   - boxes: `[N, 4]`.
  ///   - starts: `[N, 4]`, what they start from.
  /// - Returns: the changes, `[N, 4]`.
  /// - Throws: `TorchError.wrongShape`, `library`.
  package func changes(to boxes: Tensor, from starts: Tensor) throws(TorchError) -> Tensor {
    let (box, start) = (try Middle(boxes), try Middle(starts))
    return try .stacked(
      [
        (box.x - start.x) * place / start.width, (box.y - start.y) * place / start.height,
        (box.width / start.width).log() * size, (box.height / start.height).log() * size,
      ], along: 1)
  }

  /// The boxes that changes make.
  ///
  /// - Parameters:
  ///   - changes: `[N, 4 C]`, the four of each class side by side.
  ///   - starts: `[N, 4]`.
  /// - Returns: the boxes, `[N, C, 4]`.
  /// - Throws: `TorchError.wrongShape`, `library`.
  package func boxes(_ changes: Tensor, from starts: Tensor) throws(TorchError) -> Tensor {
    let shape = changes.shape
    guard shape.count == 2, shape[1] % 4 == 0 else {
      throw .wrongShape(what: "A list of changes", expected: [-1, 4], found: shape)
    }
    let parts = try changes.reshaped([shape[0], shape[1] / 4, 4]).unbound(along: -1)
    let start = try Middle(starts, along: 1)
    let x = try parts[0] / place * start.width + start.x
    let y = try parts[1] / place * start.height + start.y
    let halfWidth = try (parts[2] / size).clamped(to: Self.largest).exp() * start.width * 0.5
    let halfHeight = try (parts[3] / size).clamped(to: Self.largest).exp() * start.height * 0.5
    return try .stacked([x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight], along: 2)
  }

  /// Boxes by centre and size.
  private struct Middle {
    let x: Tensor
    let y: Tensor
    let width: Tensor
    let height: Tensor

    // `dimension`: a new one of the size 1, or none.
    init(_ boxes: Tensor, along dimension: Int? = nil) throws(TorchError) {
      let parts = try boxes.unbound(along: 1).map { (part) throws(TorchError) in
        if let dimension { try part.unsqueezed(dimension) } else { part }
      }
      guard parts.count == 4 else {
        throw .wrongShape(what: "A list of boxes", expected: [-1, 4], found: boxes.shape)
      }
      width = try parts[2] - parts[0]
      height = try parts[3] - parts[1]
      x = try parts[0] + width * 0.5
      y = try parts[1] + height * 0.5
    }
  }
}
