import FootfallTestSupport
import Testing
import Torch

/// The layers against PyTorch's, bit for bit: first weights after a seed, outputs, gradients of
/// inputs and weights, buffers afterwards, names.
@Suite(.oneAtATime) struct GoldenLayerTests {
  @Test func hasACaseForEveryLayer() throws {
    let golden = try GoldenLayers.shared.get()
    #expect(Set(golden.cases.map(\.name)) == Set(LayerUnderTest.all.keys))
    #expect(golden.torch.hasPrefix(TorchLibrary.version))
  }

  @Test(arguments: GoldenLayers.names) func equalsPyTorch(_ name: String) throws {
    let golden = try GoldenLayers.named(name)
    let make = try #require(LayerUnderTest.all[name])
    try TorchLibrary.setThreads(1)
    try TorchLibrary.seed(GoldenLayers.shared.get().seed)
    let layer = try make()
    #expect(layer.module.state.map(\.name) == golden.names)
    for entry in layer.module.state {
      #expect(try entry.tensor.numbers() == golden.initial[entry.name], "\(entry.name) at first")
    }

    let areNumbers = golden.inputGradients.isEmpty
    let inputs = try golden.inputs.map { try $0.tensor(areNumbers ? .int64 : .float32) }
    if !areNumbers { for input in inputs { try input.setRequiresGradient(true) } }
    let outputs = try layer.run(inputs)
    #expect(try outputs.map { try $0.numbers() } == golden.outputs)

    var total = try Tensor(scalar: 0)
    for output in outputs { total = try total + (output * ramp(output.shape)).sum() }
    try total.backward()
    #expect(
      try inputs.compactMap { try $0.gradient?.numbers() } == golden.inputGradients,
      "gradients of the inputs")
    for entry in layer.module.state {
      guard entry.isParameter else {
        #expect(try entry.tensor.numbers() == golden.buffers[entry.name], "\(entry.name) after")
        continue
      }
      let found = try #require(entry.tensor.gradient).numbers()
      let expected = try #require(golden.gradients[entry.name])
      if let tolerance = Self.tolerances[name] {
        #expect(found.shape == expected.shape)
        for (one, other) in zip(found.values, expected.values) {
          #expect(abs(one - other) <= tolerance, "gradient of \(entry.name)")
        }
      } else {
        #expect(found == expected, "gradient of \(entry.name)")
      }
    }
  }

  /// Where gradients of weights are sums over steps and samples in another order than PyTorch's,
  /// which exchanges the two dimensions first.
  private static let tolerances = [
    "MultiHeadAttention": 1e-6, "MultiHeadAttention across, masked": 1e-6,
  ]
}
