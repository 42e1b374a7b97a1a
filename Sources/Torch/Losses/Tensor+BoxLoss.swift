/// How a predicted box is compared with the right one.
///
/// With the boxes `A` and `B`, `I` their intersection, `U` their union, `C` the smallest box around
/// both (each with its area), `d` the distance of the centres and `c` the diagonal of `C`:
package enum BoxLoss: Sendable, CaseIterable {
  /// `1 - I / U`.
  case iou
  /// `1 - I / U + (C - U) / C` (Rezatofighi et al. 2019, doi:10.1109/CVPR.2019.00075).
  case giou
  /// `1 - I / U + d^2 / c^2` (Zheng et al. 2020, doi:10.1609/aaai.v34i07.6999).
  case diou
  /// That of `diou` and `a v` with `v = 4 / pi^2 (atan(w_B / h_B) - atan(w_A / h_A))^2` and
  /// `a = v / (1 - I / U + v)`, through which no gradient goes (same source).
  case ciou
}

extension Tensor {
  /// The overlap `I / U` of boxes with those at the same place of another list.
  ///
  /// - Parameter boxes: corners `x1, y1, x2, y2` with `x1 <= x2` and `y1 <= y2`, `[..., 4]`, with
  ///   the shape of self.
  /// - Returns: 0...1, `[...]`.
  /// - Throws: `TorchError.wrongShape`; `library`.
  package func overlap(with boxes: Tensor) throws(TorchError) -> Tensor {
    try BoxPair(self, boxes).overlap
  }

  /// How far boxes are from those at the same place of another list.
  ///
  /// - Parameters:
  ///   - boxes: corners `x1, y1, x2, y2` with `x1 <= x2` and `y1 <= y2`, `[..., 4]`, with the shape
  ///     of self.
  ///   - kind: how they are compared.
  ///   - reduction: how the losses of the boxes become one.
  /// - Returns: a scalar; `[...]` without reduction.
  /// - Throws: `TorchError.wrongShape`; `library`.
  package func boxLoss(
    _ boxes: Tensor, _ kind: BoxLoss, reduction: Reduction = .mean
  ) throws(TorchError) -> Tensor {
    let pair = try BoxPair(self, boxes)
    let apart = try pair.overlap * -1 + 1
    let loss =
      switch kind {
      case .iou: apart
      case .giou: try apart + pair.emptyShare()
      case .diou: try apart + pair.distance()
      case .ciou: try apart + pair.distance() + pair.aspect(apart)
      }
    return try loss.reduced(reduction)
  }
}

/// Two lists of boxes, and what the losses need of them. Divisors are raised by 1e-7, so that boxes
/// without area give numbers.
private struct BoxPair {
  /// One list: its corners.
  struct Boxes {
    let left: Tensor
    let top: Tensor
    let right: Tensor
    let bottom: Tensor
    let width: Tensor
    let height: Tensor

    init(_ corners: Tensor) throws(TorchError) {
      let parts = try corners.unbound(along: -1)
      guard parts.count == 4 else {
        throw .wrongResultCount(name: "unbind", expected: 4, found: parts.count)
      }
      (left, top, right, bottom) = (parts[0], parts[1], parts[2], parts[3])
      width = try right - left
      height = try bottom - top
    }
  }

  let first: Boxes
  let second: Boxes
  let union: Tensor
  let overlap: Tensor
  /// Width and height of the smallest boxes around both.
  let around: (width: Tensor, height: Tensor)

  static let epsilon = 1e-7

  init(_ first: Tensor, _ second: Tensor) throws(TorchError) {
    try first.requireShape(of: second)
    guard first.shape.last == 4 else {
      throw .wrongShape(what: "A list of boxes", expected: [-1, 4], found: first.shape)
    }
    let (a, b) = (try Boxes(first), try Boxes(second))
    let width = try (a.right.minimum(b.right) - a.left.maximum(b.left)).clamped(from: 0)
    let height = try (a.bottom.minimum(b.bottom) - a.top.maximum(b.top)).clamped(from: 0)
    let common = try width * height
    union = try a.width * a.height + b.width * b.height - common
    overlap = try common / (union + Self.epsilon)
    around = (
      try a.right.maximum(b.right) - a.left.minimum(b.left),
      try a.bottom.maximum(b.bottom) - a.top.minimum(b.top)
    )
    (self.first, self.second) = (a, b)
  }

  /// `(C - U) / C`.
  func emptyShare() throws(TorchError) -> Tensor {
    let area = try around.width * around.height
    return try (area - union) / (area + Self.epsilon)
  }

  /// `d^2 / c^2`.
  func distance() throws(TorchError) -> Tensor {
    // Twice the distance of the centres, along x and y.
    let x = try first.left + first.right - second.left - second.right
    let y = try first.top + first.bottom - second.top - second.bottom
    let diagonal = try around.width * around.width + around.height * around.height
    return try (x * x + y * y) * 0.25 / (diagonal + Self.epsilon)
  }

  /// `a v`.
  func aspect(_ apart: Tensor) throws(TorchError) -> Tensor {
    let difference = try Self.angle(second) - Self.angle(first)
    let v = try difference * difference * (4 / (Double.pi * Double.pi))
    let share = try withoutGradients { () throws(TorchError) in
      try v / (apart + v + Self.epsilon)
    }
    return try share * v
  }

  private static func angle(_ boxes: Boxes) throws(TorchError) -> Tensor {
    try (boxes.width / (boxes.height + epsilon)).arctangent()
  }
}
