extension Tensor {
  /// Where pixels of a resized picture come from. Pixels are areas: corners are not aligned.
  package enum Interpolation: Sendable {
    /// The pixel that lies at or before them.
    case nearest
    /// Between the four pixels around.
    case bilinear
    /// A cubic curve through four pixels each way (Keys 1981, doi:10.1109/TASSP.1981.1163711, with
    /// the parameter -3/4).
    case bicubic
  }

  /// Pictures of another size: `[N, C, H, W] -> [N, C, height, width]`.
  ///
  /// - Throws: `TorchError.library` for another rank, or a size below 1.
  package func resized(
    height: Int, width: Int, _ interpolation: Interpolation = .bilinear
  ) throws(TorchError) -> Tensor {
    let size = Argument.ints([height, width])
    return switch interpolation {
    case .nearest: try Operators.upsampleNearest2d.tensor(.tensor(self), size, .none)
    case .bilinear:
      try Operators.upsampleBilinear2d.tensor(.tensor(self), size, .bool(false), .none)
    case .bicubic:
      try Operators.upsampleBicubic2d.tensor(.tensor(self), size, .bool(false), .none)
    }
  }
}
