/// Limits the length of gradients.
package enum GradientClipping {
  private static let norm = Operator("aten::linalg_vector_norm")
  private static let stack = Operator("aten::stack")
  private static let reciprocal = Operator("aten::reciprocal")
  private static let clampAbove = Operator("aten::clamp")

  /// The Euclidean length of all gradients together.
  ///
  /// - Returns: 0 where there are none.
  /// - Throws: `TorchError.library`.
  package static func length(_ gradients: [Tensor]) throws(TorchError) -> Double {
    guard let total = try total(gradients) else { return 0 }
    return try total.item()
  }

  /// Scales all gradients by min(1, limit / (length + 1e-6)), so that together they are no longer
  /// than `limit`; the arithmetic is that of PyTorch's `clip_grad_norm_`.
  ///
  /// Source: Pascanu, Mikolov and Bengio 2013, doi:10.48550/arXiv.1211.5063, algorithm 1.
  ///
  /// - Returns: the length before; infinite or not a number where a gradient is, and the gradients
  ///   are of no use then.
  /// - Throws: `TorchError.invalid` for a limit that is not above 0; `library`.
  package static func clip(_ gradients: [Tensor], to limit: Double) throws(TorchError) -> Double {
    guard limit > 0 else {
      throw .invalid(reason: "Gradients cannot be limited to a length of \(limit).")
    }
    guard let total = try total(gradients) else { return 0 }
    return try withoutGradients { () throws(TorchError) in
      // A number over a tensor is the reciprocal times the number there.
      let factor = try reciprocal.tensor(.tensor(total + 1e-6)) * limit
      let clamped = try clampAbove.tensor(.tensor(factor), .none, .double(1))
      for gradient in gradients { try Update.scale(gradient, by: clamped) }
      return try total.item()
    }
  }

  private static func total(_ gradients: [Tensor]) throws(TorchError) -> Tensor? {
    guard !gradients.isEmpty else { return nil }
    return try withoutGradients { () throws(TorchError) in
      var norms: [Tensor] = []
      for gradient in gradients { norms.append(try norm.tensor(.tensor(gradient), .int(2))) }
      return try norm.tensor(.tensor(stack.tensor(.tensors(norms), .int(0))), .int(2))
    }
  }
}
