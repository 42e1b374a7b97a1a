/// What the recurrent layers share: weights of each layer and direction, and how they are called.
///
/// The names of the state dict are PyTorch's: `weight_ih_l0` (input to gates, `[g hidden, inputs]`),
/// `weight_hh_l0` (state to gates, `[g hidden, hidden]`), `bias_ih_l0` and `bias_hh_l0`
/// (`[g hidden]`) with `g` gates, the same with `_reverse` for the way back, then `_l1` and so on;
/// a layer above the first takes both directions of the one below. All begin uniform within
/// `+-1 / sqrt(hidden)`.
package class Recurrent: Module {
  /// How many layers, which way, and what happens between them.
  package struct Options: Sendable {
    /// Layers on top of each other.
    package var layers = 1
    /// Whether there are biases.
    package var bias = true
    /// Whether input and output are `[N, T, ...]`; otherwise `[T, N, ...]`. States are
    /// `[layers directions, N, hidden]` either way.
    package var batchFirst = false
    /// Probability of dropout between layers, in training.
    package var dropout = 0.0
    /// Whether each layer also reads from the end to the start.
    package var bidirectional = false

    package init(
      layers: Int = 1, bias: Bool = true, batchFirst: Bool = false, dropout: Double = 0,
      bidirectional: Bool = false
    ) {
      self.layers = layers
      self.bias = bias
      self.batchFirst = batchFirst
      self.dropout = dropout
      self.bidirectional = bidirectional
    }
  }

  /// Width of an input.
  package let inputs: Int
  /// Width of the state of one direction.
  package let hidden: Int
  /// How many layers, which way, and what happens between them.
  package let options: Options
  /// The weights under their names, in the order of the state dict.
  package let weights: [(name: String, parameter: Parameter)]

  init(_ inputs: Int, _ hidden: Int, gates: Int, _ options: Options) throws(TorchError) {
    try Initial.requirePositive(
      ("number of inputs", inputs), ("size of the state", hidden),
      ("number of layers", options.layers))
    guard (0...1).contains(options.dropout) else {
      throw .invalid(
        reason: "Dropout needs a probability of 0 to 1, and \(options.dropout) is none.")
    }
    let bound = 1 / Double(hidden).squareRoot()
    let suffixes = options.bidirectional ? ["", "_reverse"] : [""]
    var weights: [(name: String, parameter: Parameter)] = []
    for layer in 0..<options.layers {
      let width = layer == 0 ? inputs : hidden * suffixes.count
      for suffix in suffixes {
        var shapes = [
          ("weight_ih", [gates * hidden, width]), ("weight_hh", [gates * hidden, hidden]),
        ]
        if options.bias {
          shapes += [("bias_ih", [gates * hidden]), ("bias_hh", [gates * hidden])]
        }
        for (name, shape) in shapes {
          let first = try Initial.uniform(shape, bound: bound)
          weights.append(("\(name)_l\(layer)\(suffix)", try Parameter(first)))
        }
      }
    }
    self.inputs = inputs
    self.hidden = hidden
    self.options = options
    self.weights = weights
  }

  /// The weights under their names.
  public override var children: [(name: String, child: Module.Child)] {
    weights.map { ($0.name, .parameter($0.parameter)) }
  }

  /// The output and the last states.
  ///
  /// - Parameters:
  ///   - input: `[T, N, inputs]`, or with the batch first.
  ///   - states: those before the first step; nil for zeros.
  ///   - op: the operator.
  ///   - stateCount: how many states it takes and gives.
  /// - Returns: the output of all steps, then the states.
  /// - Throws: `TorchError.wrongShape`; `invalid` for an empty input.
  func run(
    _ input: Tensor, _ states: [Tensor]?, _ op: Operator, stateCount: Int = 1
  ) throws(TorchError) -> [Tensor] {
    let shape = input.shape
    guard shape.count == 3, shape[2] == inputs else {
      throw .wrongShape(
        what: "The input of a recurrent layer", expected: [-1, -1, inputs], found: shape)
    }
    guard shape[0] > 0, shape[1] > 0 else {
      throw .invalid(reason: "A recurrent layer needs at least one step and one sample.")
    }
    let expected = [
      options.layers * (options.bidirectional ? 2 : 1), shape[options.batchFirst ? 0 : 1], hidden,
    ]
    for state in states ?? [] where state.shape != expected {
      throw .wrongShape(
        what: "The state of a recurrent layer", expected: expected, found: state.shape)
    }
    let type = try input.elementType()
    var before = states ?? []
    while before.count < stateCount { before.append(try .zeros(expected, type)) }
    let arguments: [Argument] = [
      .tensor(input), stateCount == 1 ? .tensor(before[0]) : .tensors(before),
      .tensors(weights.map(\.parameter.tensor)), .bool(options.bias), .int(options.layers),
      .double(options.dropout), .bool(isTraining && !isFrozen), .bool(options.bidirectional),
      .bool(options.batchFirst),
    ]
    let results = try op.call(arguments)
    guard results.count == 1 + stateCount else {
      throw .wrongResultCount(name: op.name, expected: 1 + stateCount, found: results.count)
    }
    return results
  }
}
