/// In training each element is 0 with the probability `p` and `x / (1 - p)` otherwise; in use it
/// is `x` (Srivastava et al. 2014, JMLR 15:1929-1958). Any shape.
package final class Dropout: Module, Layer {
  /// `p`.
  package let probability: Double

  /// - Throws: `TorchError.invalid` for a probability outside 0...1.
  package init(_ probability: Double = 0.5) throws(TorchError) {
    guard (0...1).contains(probability) else {
      throw .invalid(reason: "Dropout needs a probability of 0 to 1, and \(probability) is none.")
    }
    self.probability = probability
  }

  /// The input, in training with holes from the generator of `TorchLibrary.seed`.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    guard isTraining, !isFrozen else { return input }
    return try Operators.dropout.tensor(.tensor(input), .double(probability), .bool(true))
  }
}
