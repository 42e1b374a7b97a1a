/// A recurrent layer with a cell that gates protect (Hochreiter and Schmidhuber 1997,
/// doi:10.1162/neco.1997.9.8.1735; forget gate: Gers et al. 2000, doi:10.1162/089976600300015015):
///
/// `i, f, o = sigmoid(W x_t + b + W' h_(t-1) + b')`, `g = tanh(W x_t + b + W' h_(t-1) + b')`,
/// `c_t = f c_(t-1) + i g`, `h_t = o tanh(c_t)`. The rows of the weights are those of `i`, `f`,
/// `g`, `o`; names and shapes stand at `Recurrent`.
package final class LSTM: Recurrent {
  /// What goes from step to step, both `[layers directions, N, hidden]`.
  package struct State {
    /// `h`.
    package let hidden: Tensor
    /// `c`.
    package let cell: Tensor

    package init(hidden: Tensor, cell: Tensor) {
      self.hidden = hidden
      self.cell = cell
    }
  }

  /// - Throws: `TorchError.invalid` for sizes below 1 or a dropout outside 0...1; `library`.
  package init(_ inputs: Int, _ hidden: Int, _ options: Options = Options()) throws(TorchError) {
    try super.init(inputs, hidden, gates: 4, options)
  }

  /// `h` of the last layer at all steps, `[T, N, directions hidden]`, and the last states of all
  /// layers.
  ///
  /// - Throws: `TorchError.wrongShape`; `invalid` for an empty input.
  package func callAsFunction(
    _ input: Tensor, state: State? = nil
  ) throws(TorchError) -> (output: Tensor, state: State) {
    let before = state.map { [$0.hidden, $0.cell] }
    let results = try run(input, before, Operators.lstm, stateCount: 2)
    return (results[0], State(hidden: results[1], cell: results[2]))
  }
}
