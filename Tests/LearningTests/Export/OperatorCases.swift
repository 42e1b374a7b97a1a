import Learning
import Testing
import Torch

/// Weights under names of their own.
final class NamedWeights: Module {
  let tensors: [(name: String, parameter: Parameter)]

  init(_ shapes: KeyValuePairs<String, [Int]>) throws(TorchError) {
    var tensors: [(name: String, parameter: Parameter)] = []
    for (name, shape) in shapes {
      // Variances have to be positive, and small weights keep long sums small.
      let values = try Tensor.randomNormal(shape) * 0.3
      let positive = try Operator("aten::abs").tensor(.tensor(values)) + 0.5
      tensors.append((name, try Parameter(name.contains("var") ? positive : values)))
    }
    self.tensors = tensors
    super.init()
    train(false)
  }

  override var children: [(name: String, child: Module.Child)] {
    tensors.map { ($0.name, .parameter($0.parameter)) }
  }

  subscript(index: Int) -> Tensor { tensors[index].parameter.tensor }
}

/// One way to call an operator of the export's table.
struct OperatorCase: Sendable, CustomTestStringConvertible {
  typealias Run = @Sendable (_ x: Tensor, _ w: NamedWeights) throws(TorchError) -> [Tensor]

  let testDescription: String
  /// The operators that the case is there for.
  let operators: [Operator]
  let shape: [Int?]
  let weights: KeyValuePairs<String, [Int]>
  let run: Run

  init(
    _ name: String, _ shape: [Int?], _ weights: KeyValuePairs<String, [Int]> = [:],
    calling operators: [Operator], _ run: @escaping Run
  ) {
    testDescription = name
    self.operators = operators
    self.shape = shape
    self.weights = weights
    self.run = run
  }

  /// A call with the input alone and further arguments.
  static func plain(
    _ op: Operator, _ shape: [Int?] = [nil, 3, 4], _ rest: @escaping @Sendable () -> [Argument]
  ) -> Self {
    let arguments = rest()
    let note = arguments.isEmpty ? "" : " \(arguments)"
    return Self("\(op.name) \(op.overload)\(note)", shape, calling: [op]) {
      (x, _) throws(TorchError) in
      try op.call([.tensor(x)] + rest())
    }
  }

  /// A call with the input and all weights, then further arguments.
  static func weighted(
    _ name: String, _ op: Operator, _ shape: [Int?], _ weights: KeyValuePairs<String, [Int]>,
    _ rest: @escaping @Sendable () -> [Argument] = { [] }
  ) -> Self {
    Self(name, shape, weights, calling: [op]) { (x, w) throws(TorchError) in
      try op.call([.tensor(x)] + w.tensors.map { .tensor($0.parameter.tensor) } + rest())
    }
  }

  func network() throws(TorchError) -> ExportableNetwork {
    try TorchLibrary.seed(11)
    let module = try NamedWeights(weights)
    let run = run
    let outputs = try withoutGradients { () throws(TorchError) in
      try run(Tensor.ones(shape.map { $0 ?? 2 }), module).count
    }
    return ExportableNetwork(
      module: module, inputs: [ExportableNetwork.Input(name: "input", shape: shape)],
      outputs: (0..<outputs).map { "output\($0)" }
    ) { (inputs) throws(TorchError) in try run(inputs[0], module) }
  }
}
