/// Pictures with more pixels: `[N, C, H, W] -> [N, C, floor(H scale), floor(W scale)]`.
package final class Upsample: Module, Layer {
  /// Where new pixels come from.
  package enum Mode: Sendable {
    /// The pixel that lies at or before them.
    case nearest
    /// Between the four pixels around, with the pixels taken as areas (no aligned corners).
    case bilinear
  }

  /// How many times as many rows, and columns.
  package let scale: Double
  /// Where new pixels come from.
  package let mode: Mode

  /// - Throws: `TorchError.invalid` for a scale that is not above 0.
  package init(scale: Double, mode: Mode = .nearest) throws(TorchError) {
    guard scale > 0, scale.isFinite else {
      throw .invalid(reason: "A picture cannot be scaled by \(scale).")
    }
    self.scale = scale
    self.mode = mode
  }

  /// - Throws: `TorchError.library` for another rank, or if no pixel would be left.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    let scales = Argument.doubles([scale, scale])
    switch mode {
    case .nearest:
      return try Operators.upsampleNearest2d.tensor(.tensor(input), .none, scales)
    case .bilinear:
      return try Operators.upsampleBilinear2d.tensor(.tensor(input), .none, .bool(false), scales)
    }
  }
}
