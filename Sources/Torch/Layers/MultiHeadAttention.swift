/// `softmax(Q K^T / sqrt(d) + mask) V` in several heads of the width `d = width / heads`, then a
/// linear layer (Vaswani et al. 2017, arXiv:1706.03762).
///
/// The batch comes first: `[N, T, width] -> [N, T, width]`. `Q`, `K`, `V` are linear in query, key
/// and value with the rows of `inProjWeight` in this order; head `h` takes their columns
/// `h d ..< (h + 1) d`.
package final class MultiHeadAttention: Module, Layer {
  /// Weights of `Q`, `K`, `V` under one another, `[3 width, width]`; at first uniform within
  /// `+-sqrt(6 / (4 width))` (Glorot and Bengio 2010, PMLR 9:249-256).
  package let inProjWeight: Parameter
  /// Biases of `Q`, `K`, `V`, `[3 width]`; at first 0.
  package let inProjBias: Parameter
  /// What joins the heads; its bias is 0 at first.
  package let outProj: Linear
  /// Width of input and output.
  package let width: Int
  /// Number of heads.
  package let heads: Int
  /// Probability with which a weight of the softmax is dropped in training.
  package let dropout: Double

  /// - Throws: `TorchError.invalid` for sizes below 1, heads that do not divide the width, or a
  ///   dropout outside 0...1; `library`.
  package init(_ width: Int, heads: Int, dropout: Double = 0) throws(TorchError) {
    try Initial.requirePositive(("width", width), ("number of heads", heads))
    guard width.isMultiple(of: heads) else {
      throw .invalid(reason: "A width of \(width) cannot be split into \(heads) heads.")
    }
    guard (0...1).contains(dropout) else {
      throw .invalid(reason: "Dropout needs a probability of 0 to 1, and \(dropout) is none.")
    }
    // PyTorch draws the outer layer first.
    outProj = try Linear(width, width)
    if let bias = outProj.bias { try bias.tensor.assign(.zeros([width])) }
    let deviation = (2 / Double(4 * width)).squareRoot()
    inProjWeight = try Parameter(
      Initial.uniform([3 * width, width], bound: 3.0.squareRoot() * deviation))
    inProjBias = try Parameter(.zeros([3 * width]))
    self.width = width
    self.heads = heads
    self.dropout = dropout
  }

  /// Self-attention: query, key and value are the input.
  ///
  /// - Throws: `TorchError.wrongShape`; `library`.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try self(query: input, key: input, value: input)
  }

  /// What each query gathers from the values.
  ///
  /// - Parameters:
  ///   - query: `[N, T, width]`.
  ///   - key: `[N, S, width]`.
  ///   - value: as `key`.
  ///   - mask: `[T, S]`, or anything that spreads to `[N, heads, T, S]`: real numbers are added to
  ///     the scores; truth values leave a key out where they are true.
  ///   - padding: `[N, S]` (bool), true for keys that are not there.
  /// - Returns: `[N, T, width]`; not a number for a query that may look at no key.
  /// - Throws: `TorchError.wrongShape`; `library` for a mask that does not spread.
  package func callAsFunction(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor? = nil, padding: Tensor? = nil
  ) throws(TorchError) -> Tensor {
    try requireShapes(query, key, value, padding)
    var scores = try mask.map { (mask) throws(TorchError) in try added(mask, like: query) }
    if let padding {
      let wide = try added(padding, like: query).unsqueezed(1).unsqueezed(1)
      if let other = scores { scores = try other + wide } else { scores = wide }
    }
    let (queries, keys, values) = try projected(query, key, value)
    let gathered = try Operators.attention.tensor(
      .tensor(queries), .tensor(keys), .tensor(values), .optional(scores),
      .double(isTraining && !isFrozen ? dropout : 0))
    return try outProj(gathered.transposed(1, 2).reshaped([-1, query.shape[1], width]))
  }

  private func requireShapes(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, _ padding: Tensor?
  ) throws(TorchError) {
    let shape = query.shape
    guard shape.count == 3, shape[2] == width else {
      throw .wrongShape(what: "A query of attention", expected: [-1, -1, width], found: shape)
    }
    let other = key.shape
    guard other.count == 3, other[0] == shape[0], other[2] == width else {
      throw .wrongShape(what: "A key of attention", expected: [shape[0], -1, width], found: other)
    }
    guard value.shape == other else {
      throw .wrongShape(what: "A value of attention", expected: other, found: value.shape)
    }
    if let padding, padding.shape != [other[0], other[1]] {
      throw .wrongShape(
        what: "The padding of attention", expected: [other[0], other[1]], found: padding.shape)
    }
  }

  /// What is added to the scores: minus infinity where a truth value leaves out.
  private func added(_ mask: Tensor, like query: Tensor) throws(TorchError) -> Tensor {
    let type = try query.elementType()
    guard try mask.elementType() == .bool else { return try mask.to(type) }
    return try Tensor.choosing(mask, .full([], -.infinity, type), .full([], 0, type))
  }

  /// Queries, keys and values, each `[N, heads, T or S, d]`. Inputs that are one and the same go
  /// through one product.
  private func projected(
    _ query: Tensor, _ key: Tensor, _ value: Tensor
  ) throws(TorchError) -> (Tensor, Tensor, Tensor) {
    if query === key, key === value {
      let all = try rows(0..<3, of: query)
      return (try part(0, of: all), try part(1, of: all), try part(2, of: all))
    }
    let queries = try part(0, of: rows(0..<1, of: query))
    if key === value {
      let both = try rows(1..<3, of: key)
      return (queries, try part(0, of: both), try part(1, of: both))
    }
    return (
      queries, try part(0, of: rows(1..<2, of: key)), try part(0, of: rows(2..<3, of: value))
    )
  }

  /// The linear layer with some of the thirds of its rows.
  private func rows(_ thirds: Range<Int>, of input: Tensor) throws(TorchError) -> Tensor {
    guard thirds != 0..<3 else {
      return try Operators.linear.tensor(
        .tensor(input), .tensor(inProjWeight.tensor), .tensor(inProjBias.tensor))
    }
    let range = thirds.lowerBound * width..<thirds.upperBound * width
    return try Operators.linear.tensor(
      .tensor(input), .tensor(inProjWeight.tensor.sliced(range, along: 0)),
      .tensor(inProjBias.tensor.sliced(range, along: 0)))
  }

  /// One of the parts of the last dimension, split into heads.
  private func part(_ index: Int, of tensor: Tensor) throws(TorchError) -> Tensor {
    let shape = tensor.shape
    var one = tensor
    if shape[2] > width { one = try one.sliced(index * width..<(index + 1) * width, along: 2) }
    return try one.reshaped([-1, shape[1], heads, width / heads]).transposed(1, 2)
  }
}
