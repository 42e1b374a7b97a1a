import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing
import Torch

@Suite(.oneAtATime) struct ONNXExportTests {
  static let engine = try? InferenceEngine()

  /// A linear layer, dropout and a second linear layer over its result and its input.
  private static func small() throws -> ExportableNetwork {
    try TorchLibrary.seed(3)
    let module = try NamedWeights(["first.weight": [4, 3], "first.bias": [4], "second": [2, 7]])
    return ExportableNetwork(
      module: module, inputs: [ExportableNetwork.Input(name: "points", shape: [nil, 3])],
      outputs: ["logits", "hidden"]
    ) { (inputs) throws(TorchError) in
      let hidden = try Operator("aten::relu").tensor(
        .tensor(
          Operator("aten::linear").tensor(
            .tensor(inputs[0]), .tensor(module[0]), .tensor(module[1]))))
      let both = try Tensor.concatenated([hidden, inputs[0]], along: 1)
      return [
        try Operator("aten::linear").tensor(.tensor(both), .tensor(module[2])), hidden,
      ]
    }
  }

  @Test(arguments: OperatorCase.all) func computesTheSame(_ one: OperatorCase) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "one.onnx")
    let gate = ParityGate(engine: try #require(Self.engine))
    let parity = try gate.write(one.network(), to: file)
    #expect(parity.difference < 1e-5)
    #expect(parity.values > 0)
  }

  @Test func triesEveryOperatorOfTheTable() {
    let tried = Set(OperatorCase.all.flatMap(\.operators) + RecurrentExportTests.forms.map(\.op))
    #expect(Set(ONNXExport.operators).subtracting(tried).isEmpty)
  }

  @Test func namesWeightsAndKeepsTheBatchOpen() throws {
    let model = try ONNXExport.model(of: Self.small(), name: "small")
    let network = model.network
    #expect(network.name == "small")
    #expect(network.nodes.map(\.operation) == ["Gemm", "Relu", "Concat", "Gemm"])
    #expect(Set(network.initialisers.map(\.name)) == ["first.weight", "first.bias", "second"])
    #expect(network.inputs.map(\.shape) == [[.named("batch"), .fixed(3)]])
    #expect(network.outputs.map(\.name) == ["logits", "hidden"])
    #expect(
      network.outputs.map(\.shape) == [
        [.named("batch"), .fixed(2)], [.named("batch"), .fixed(4)],
      ])
    #expect(model.opsets == [ONNXModel.Opset(version: 17)])
  }

  @Test func givesTheSameBytesEachTime() throws {
    let first = try ONNXExport.model(of: Self.small()).encoded()
    let second = try ONNXExport.model(of: Self.small()).encoded()
    #expect(first == second)
  }

  @Test func leavesTheRandomGeneratorAlone() throws {
    let network = try Self.small()
    try TorchLibrary.seed(9)
    let expected = try Tensor.randomNormal([4]).values()
    try TorchLibrary.seed(9)
    _ = try ONNXExport.model(of: network)
    #expect(try Tensor.randomNormal([4]).values() == expected)
  }

  @Test func passesAnInputAndAWeightThrough() throws {
    let module = try NamedWeights(["weight": [2]])
    let network = ExportableNetwork(
      module: module, inputs: [ExportableNetwork.Input(name: "x", shape: [nil, 2])],
      outputs: ["same", "again", "weight out"]
    ) { (inputs) throws(TorchError) in
      [try inputs[0].detached(), inputs[0], try module[0].detached()]
    }
    let folder = try TemporaryFolder()
    let gate = ParityGate(engine: try #require(Self.engine))
    let parity = try gate.write(network, to: folder.url.appending(path: "x.onnx"))
    #expect(parity.difference == 0)
  }
}

@Suite(.oneAtATime) struct ExportRefusalTests {
  /// A network of one closure without weights.
  private func network(
    _ shape: [Int?] = [nil, 3], _ run: @escaping (Tensor) throws(TorchError) -> Tensor
  ) throws -> ExportableNetwork {
    ExportableNetwork(
      module: try NamedWeights([:]),
      inputs: [ExportableNetwork.Input(name: "x", shape: shape)], outputs: ["y"]
    ) { (inputs) throws(TorchError) in [try run(inputs[0])] }
  }

  @Test func refusesAnOperatorWithoutMapping() throws {
    let network = try network { (x) throws(TorchError) in
      try Operator("aten::cumsum").tensor(.tensor(x), .int(1))
    }
    #expect(throws: ExportError.unmappedOperator(name: "aten::cumsum")) {
      try ONNXExport.model(of: network)
    }
  }

  @Test func refusesInPlaceChanges() throws {
    let network = try network { (x) throws(TorchError) in
      try Operator("aten::relu_").tensor(.tensor(x))
    }
    #expect(throws: ExportError.unmappedOperator(name: "aten::relu_")) {
      try ONNXExport.model(of: network)
    }
  }

  @Test func refusesAnArgumentWithoutMapping() throws {
    let ceiling = try network([nil, 2, 5, 5]) { (x) throws(TorchError) in
      try Operator("aten::max_pool2d").tensor(
        .tensor(x), .ints([2]), .ints([2]), .ints([0]), .ints([1]), .bool(true))
    }
    #expect(
      throws: ExportError.unmappedArgument(
        name: "aten::max_pool2d", argument: "ceil_mode", value: "true")
    ) { try ONNXExport.model(of: ceiling) }
    let scaled = try network { (x) throws(TorchError) in
      try Operator("aten::add", "Tensor").tensor(.tensor(x), .tensor(x), .double(2))
    }
    #expect(
      throws: ExportError.unmappedArgument(
        name: "aten::add.Tensor", argument: "alpha", value: "2.0")
    ) { try ONNXExport.model(of: scaled) }
  }

  @Test func refusesTraining() throws {
    let module = Sequential([])
    let network = ExportableNetwork(module, input: [nil, 3])
    #expect(throws: ExportError.inTraining(module: "")) { try ONNXExport.model(of: network) }
    module.train(false)
    #expect(throws: Never.self) { try ONNXExport.model(of: network) }

    let outer = Sequential([Sequential([])])
    outer.train(false)
    outer.layers[0].train()
    #expect(throws: ExportError.inTraining(module: "0")) {
      try ONNXExport.model(of: ExportableNetwork(outer, input: [nil, 3]))
    }
    let dropping = try self.network { (x) throws(TorchError) in
      try Operator("aten::dropout").tensor(.tensor(x), .double(0.5), .bool(true))
    }
    #expect(
      throws: ExportError.unmappedArgument(name: "aten::dropout", argument: "train", value: "true")
    ) { try ONNXExport.model(of: dropping) }
  }

  @Test func refusesNumbersThatFollowTheBatch() throws {
    let factor = try network { (x) throws(TorchError) in try x * Double(x.shape[0]) }
    #expect(
      throws: ExportError.followsBatch(name: "aten::mul.Scalar", what: "the argument other")
    ) { try ONNXExport.model(of: factor) }
    let pairs = try network { (x) throws(TorchError) in
      try x.matmul(x.transposed(0, 1)).reshaped([-1])
    }
    #expect(throws: Never.self) { try ONNXExport.model(of: pairs) }
    let filled = try network { (x) throws(TorchError) in try x + Tensor.ones(x.shape) }
    #expect(throws: ExportError.unseenValue(name: "aten::add.Tensor")) {
      try ONNXExport.model(of: filled)
    }
    let steps = try network { (x) throws(TorchError) in
      x.shape[0] == 2 ? try x * 2 : try x + 2
    }
    #expect(
      throws: ExportError.followsBatch(name: "sequence", what: "the list of operators")
    ) { try ONNXExport.model(of: steps) }
  }

  @Test func refusesValuesFromOutsideTheTrace() throws {
    let network = try network { (x) throws(TorchError) in
      try x + Tensor(scalar: Float(x.sum().item()))
    }
    #expect(throws: ExportError.unseenValue(name: "aten::add.Tensor")) {
      try ONNXExport.model(of: network)
    }
  }

  @Test func refusesAnotherNumberOfOutputs() throws {
    let network = ExportableNetwork(
      module: try NamedWeights([:]),
      inputs: [ExportableNetwork.Input(name: "x", shape: [nil, 3])], outputs: ["a", "b"]
    ) { inputs in inputs }
    #expect(throws: ExportError.wrongOutputCount(expected: 2, found: 1)) {
      try ONNXExport.model(of: network)
    }
  }
}
