/// A recurrent layer with two gates (Cho et al. 2014, doi:10.3115/v1/D14-1179), here in the form
/// whose reset gate acts behind the product:
///
/// `r, z = sigmoid(W x_t + b + W' h + b')`, `n = tanh(W x_t + b + r (W' h + b'))`,
/// `h_t = (1 - z) n + z h` with `h = h_(t-1)`. The rows of the weights are those of `r`, `z`, `n`;
/// names and shapes stand at `Recurrent`.
package final class GRU: Recurrent {
  /// - Throws: `TorchError.invalid` for sizes below 1 or a dropout outside 0...1; `library`.
  package init(_ inputs: Int, _ hidden: Int, _ options: Options = Options()) throws(TorchError) {
    try super.init(inputs, hidden, gates: 3, options)
  }

  /// The states of the last layer at all steps, `[T, N, directions hidden]`, and the last states of
  /// all layers, `[layers directions, N, hidden]`.
  ///
  /// - Throws: `TorchError.wrongShape`; `invalid` for an empty input.
  package func callAsFunction(
    _ input: Tensor, state: Tensor? = nil
  ) throws(TorchError) -> (output: Tensor, state: Tensor) {
    let results = try run(input, state.map { [$0] }, Operators.gru)
    return (results[0], results[1])
  }
}
