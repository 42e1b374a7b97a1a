import FootfallTestSupport
import Foundation
import Inference
import Learning
import Testing
import Torch

/// Every form of the recurrent operators.
@Suite(.oneAtATime) struct RecurrentExportTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var gates: Int
    var layers = 1
    var isBidirectional = false
    var hasBiases = true
    var isBatchFirst = true
    /// Whether the state before the first step is made from the input.
    var startsElsewhere = false

    var testDescription: String {
      "\(name), layers \(layers), \(isBidirectional ? 2 : 1) directions, biases \(hasBiases), "
        + "batch first \(isBatchFirst), start \(startsElsewhere)"
    }

    var op: Operator { Operator("aten::" + name, "input") }
  }

  static let forms: [Form] = [("lstm", 4), ("gru", 3), ("rnn_tanh", 1), ("rnn_relu", 1)]
    .flatMap { name, gates in
      [
        Form(name: name, gates: gates),
        Form(name: name, gates: gates, layers: 2, isBidirectional: true),
        Form(name: name, gates: gates, hasBiases: false, isBatchFirst: false),
        Form(name: name, gates: gates, layers: 2, startsElsewhere: true),
      ]
    }

  /// - Returns: the network, with all results as outputs.
  static func network(_ form: Form) throws -> ExportableNetwork {
    try TorchLibrary.seed(5)
    let (width, hidden, directions) = (3, 4, form.isBidirectional ? 2 : 1)
    let module = try RecurrentWeights(form, width: width, hidden: hidden)
    let shape: [Int?] = form.isBatchFirst ? [nil, 6, width] : [6, nil, width]
    let states = form.name == "lstm" ? 2 : 1
    return ExportableNetwork(
      module: module, inputs: [ExportableNetwork.Input(name: "input", shape: shape)],
      outputs: ["output", "h", "c"].prefix(1 + states).map { $0 }
    ) { (inputs) throws(TorchError) in
      let x = inputs[0]
      let batch = x.shape[form.isBatchFirst ? 0 : 1]
      var state = try Tensor.zeros([form.layers * directions, batch, hidden])
      if form.startsElsewhere {
        let mean = try x.mean(over: [1]).matmul(Tensor.full([width, hidden], 0.3))
        state = try Operator("aten::stack").tensor(
          .tensors(Array(repeating: mean, count: form.layers * directions)), .int(0))
      }
      let start: Argument = form.name == "lstm" ? .tensors([state, state]) : .tensor(state)
      return try form.op.call([
        .tensor(x), start, .tensors(module.tensors), .bool(form.hasBiases), .int(form.layers),
        .double(0), .bool(false), .bool(form.isBidirectional), .bool(form.isBatchFirst),
      ])
    }
  }

  @Test(arguments: forms) func computesTheSame(_ form: Form) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "recurrent.onnx")
    let parity = try ParityGate(engine: InferenceEngine()).write(Self.network(form), to: file)
    #expect(parity.difference < 1e-5)
  }

  @Test func refusesDropoutInTraining() throws {
    let form = Form(name: "gru", gates: 3)
    let network = try Self.network(form)
    let training = ExportableNetwork(
      module: network.module, inputs: network.inputs, outputs: network.outputs
    ) { (inputs) throws(TorchError) in
      let weights = network.module.state.map(\.tensor)
      return try form.op.call([
        .tensor(inputs[0]), .tensor(.zeros([1, inputs[0].shape[0], 4])), .tensors(weights),
        .bool(true), .int(1), .double(0), .bool(true), .bool(false), .bool(true),
      ])
    }
    #expect(
      throws: ExportError.unmappedArgument(
        name: "aten::gru.input", argument: "train", value: "true")
    ) { try ONNXExport.model(of: training) }
  }
}

/// Weights of a recurrent operator in libtorch's order.
private final class RecurrentWeights: Module {
  let named: [(name: String, parameter: Parameter)]

  init(_ form: RecurrentExportTests.Form, width: Int, hidden: Int) throws(TorchError) {
    var named: [(name: String, parameter: Parameter)] = []
    let rows = form.gates * hidden
    for layer in 0..<form.layers {
      for direction in 0..<(form.isBidirectional ? 2 : 1) {
        let end = "l\(layer)" + (direction == 1 ? "_reverse" : "")
        let columns = layer == 0 ? width : hidden * (form.isBidirectional ? 2 : 1)
        var shapes = [
          ("weight_ih_\(end)", [rows, columns]), ("weight_hh_\(end)", [rows, hidden]),
        ]
        if form.hasBiases { shapes += [("bias_ih_\(end)", [rows]), ("bias_hh_\(end)", [rows])] }
        for (name, shape) in shapes {
          named.append((name, try Parameter(Tensor.randomNormal(shape) * 0.5)))
        }
      }
    }
    self.named = named
    super.init()
    train(false)
  }

  var tensors: [Tensor] { named.map(\.parameter.tensor) }

  override var children: [(name: String, child: Module.Child)] {
    named.map { ($0.name, .parameter($0.parameter)) }
  }
}
