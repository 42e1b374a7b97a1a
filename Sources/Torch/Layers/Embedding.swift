/// One learned vector for each number of a list: `[...]` (int64) becomes `[..., size]`.
package final class Embedding: Module, Layer {
  /// The vectors, `[count, size]`; at first of the standard normal distribution.
  package let weight: Parameter
  /// A number that stands for nothing: its vector is 0 at first and never learned.
  package let padding: Int?

  /// - Throws: `TorchError.invalid` for sizes below 1 or a padding that is none of the numbers;
  ///   `library`.
  package init(_ count: Int, _ size: Int, padding: Int? = nil) throws(TorchError) {
    try Initial.requirePositive(("number of vectors", count), ("size", size))
    let vectors = try Tensor.zeros([count, size])
    try vectors.fillNormal(standardDeviation: 1)
    if let padding {
      guard 0..<count ~= padding else {
        throw .invalid(reason: "The padding \(padding) is none of the \(count) numbers.")
      }
      try vectors.sliced(padding..<padding + 1, along: 0).assign(.zeros([1, size]))
    }
    weight = try Parameter(vectors)
    self.padding = padding
  }

  /// - Throws: `TorchError.library` for numbers outside `0..<count`, or that are not whole.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try Operators.embedding.tensor(.tensor(weight.tensor), .tensor(input), .int(padding ?? -1))
  }
}
