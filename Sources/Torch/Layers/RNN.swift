/// `h_t = f(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh)` with `f` = tanh or ReLU (Elman 1990,
/// doi:10.1207/s15516709cog1402_1); names and shapes stand at `Recurrent`.
package final class RNN: Recurrent {
  /// The function of the state.
  package enum Activation: Sendable {
    /// The hyperbolic tangent.
    case tanh
    /// `max(x, 0)`.
    case relu
  }

  /// The function of the state.
  package let activation: Activation

  /// - Throws: `TorchError.invalid` for sizes below 1 or a dropout outside 0...1; `library`.
  package init(
    _ inputs: Int, _ hidden: Int, activation: Activation = .tanh, _ options: Options = Options()
  ) throws(TorchError) {
    self.activation = activation
    try super.init(inputs, hidden, gates: 1, options)
  }

  /// The states of the last layer at all steps, `[T, N, directions hidden]`, and the last states of
  /// all layers, `[layers directions, N, hidden]`.
  ///
  /// - Throws: `TorchError.wrongShape`; `invalid` for an empty input.
  package func callAsFunction(
    _ input: Tensor, state: Tensor? = nil
  ) throws(TorchError) -> (output: Tensor, state: Tensor) {
    let op = activation == .tanh ? Operators.rnnTanh : Operators.rnnRelu
    let results = try run(input, state.map { [$0] }, op)
    return (results[0], results[1])
  }
}
