import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing
import Torch

@Suite(.oneAtATime) struct ParityGateTests {
  private let folder: TemporaryFolder
  private let gate: ParityGate
  private let network: ExportableNetwork
  private var file: URL { folder.url.appending(path: "model.onnx") }
  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
  }

  init() throws {
    folder = try TemporaryFolder()
    gate = ParityGate(engine: try InferenceEngine())
    try TorchLibrary.seed(1)
    let module = try NamedWeights(["weight": [2, 3], "bias": [2]])
    network = ExportableNetwork(
      module: module, inputs: [ExportableNetwork.Input(name: "input", shape: [nil, 3])],
      outputs: ["output"]
    ) { (inputs) throws(TorchError) in
      try Operator("aten::linear").call([
        .tensor(inputs[0]), .tensor(module[0]), .tensor(module[1]),
      ])
    }
  }

  @Test func measuresABias() throws {
    var model = try ONNXExport.model(of: network)
    try spoil(&model, by: 0.00005)
    let parity = try gate.write(model, of: network, to: file)
    #expect(abs(parity.difference - 0.00005) < 1e-6)
    #expect(parity.batches == [1, 2, 5])
    #expect(parity.values == 16)
  }

  @Test func refusesASpoiledWeightAndLeavesNothing() throws {
    var model = try ONNXExport.model(of: network)
    try spoil(&model, by: 0.00015)
    let error = try #require(throws: ExportError.self) {
      try gate.write(model, of: network, to: file)
    }
    guard case .differs("output", batch: 1, let difference, limit: 1e-4) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(abs(difference - 0.00015) < 1e-6)
    #expect(files.isEmpty)
    #expect(error.description.hasPrefix("The exported network was refused: its output output"))
  }

  @Test func keepsWhatStoodThereBefore() throws {
    try gate.write(network, to: file, metadata: ["note": "first"])
    let before = try Data(contentsOf: file)
    var model = try ONNXExport.model(of: network)
    try spoil(&model, by: .nan)
    #expect(throws: ExportError.self) { try gate.write(model, of: network, to: file) }
    #expect(try Data(contentsOf: file) == before)
    #expect(files == ["model.onnx"])
  }

  @Test func saysWhereItCannotWrite() throws {
    let lost = folder.url.appending(path: "none/model.onnx")
    let error = try #require(throws: ExportError.self) { try gate.write(network, to: lost) }
    guard case .cannotWrite(lost.path, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func refusesAModelWithAnotherOutput() throws {
    var model = try ONNXExport.model(of: network)
    model.network.outputs[0].name = "input"
    let error = try #require(throws: ExportError.self) {
      try gate.write(model, of: network, to: file)
    }
    guard case .inference = error else {
      Issue.record("\(error)")
      return
    }
    #expect(files.isEmpty)
  }

  /// Adds a number to the first bias.
  private func spoil(_ model: inout ONNXModel, by error: Float) throws {
    let index = try #require(model.network.initialisers.firstIndex { $0.name == "bias" })
    var values = try #require(model.network.initialisers[index].floats)
    values[0] += error
    model.network.initialisers[index] = ONNXTensor("bias", floats: values)
  }
}
