import FootfallTestSupport
import Foundation
import Inference
import Learning
import Testing
import Torch

/// The layers of `Torch` as they are, through ONNX and OpenVINO.
@Suite(.oneAtATime) struct LayerExportTests {
  /// A network of layers, and the shape of its input behind the batch.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let shape: [Int]
    let make: @Sendable () throws -> (Module, (Tensor) throws(TorchError) -> Tensor)

    var testDescription: String { name }

    static func layers(
      _ name: String, _ shape: [Int], _ make: @escaping @Sendable () throws -> [any Layer]
    ) -> Self {
      Self(name: name, shape: shape) {
        let net = Sequential(try make())
        return (net, { (input) throws(TorchError) in try net(input) })
      }
    }
  }

  static let examples: [Example] = [
    .layers("pictures", [3, 12, 10]) {
      [
        try Conv2d(3, 6, kernel: 3, stride: 2, padding: 1, groups: 3, bias: false),
        try BatchNorm2d(6), ReLU6(), try MaxPool2d(kernel: 2), SiLU(), try Upsample(scale: 2),
        try Conv2d(6, 4, kernel: 1), Hardswish(), AdaptiveAvgPool2d(), Flatten(), try Dropout(),
        try Linear(4, 3), Softmax(),
      ]
    },
    .layers("series", [2, 16]) {
      [
        try Conv1d(2, 4, kernel: 3, padding: 2, dilation: 2), try BatchNorm1d(4), GELU(),
        try AvgPool1d(kernel: 2), try MaxPool1d(kernel: 2), LeakyReLU(), Flatten(),
        try Linear(16, 5), try LayerNorm(5), Tanh(), Sigmoid(),
      ]
    },
    .layers("attention", [6, 8]) { [try MultiHeadAttention(8, heads: 2)] },
    Example(name: "attention with a mask", shape: [3, 8]) {
      let layer = try MultiHeadAttention(8, heads: 4)
      let mask = try Tensor(
        [false, true, true, false, false, true, false, false, false], shape: [3, 3])
      return (
        layer,
        { (x) throws(TorchError) in try layer(query: x, key: x, value: x, mask: mask) }
      )
    },
    Example(name: "LSTM", shape: [5, 3]) {
      let layer = try LSTM(
        3, 4, .init(layers: 2, batchFirst: true, dropout: 0.4, bidirectional: true))
      return (layer, { (x) throws(TorchError) in try layer(x).output })
    },
    Example(name: "GRU", shape: [5, 3]) {
      let layer = try GRU(3, 4, .init(batchFirst: true))
      return (layer, { (x) throws(TorchError) in try layer(x).state })
    },
    Example(name: "RNN", shape: [5, 3]) {
      let layer = try RNN(3, 4, activation: .relu, .init(bias: false, batchFirst: true))
      return (layer, { (x) throws(TorchError) in try layer(x).output })
    },
  ]

  @Test(arguments: examples) func computesTheSame(_ example: Example) throws {
    try TorchLibrary.seed(17)
    let (module, run) = try example.make()
    module.train(false)
    // As learned. A last sum with zeros, as of a fresh bias, OpenVINO takes out; its output then
    // has two names, and is not found by ours.
    for entry in module.state where entry.isParameter {
      try entry.tensor.fillUniform(-0.5...0.5)
    }
    let network = ExportableNetwork(
      module: module,
      inputs: [ExportableNetwork.Input(name: "input", shape: [nil] + example.shape)],
      outputs: ["output"]
    ) { (inputs) throws(TorchError) in [try run(inputs[0])] }
    let folder = try TemporaryFolder()
    let parity = try ParityGate(engine: InferenceEngine()).write(
      network, to: folder.url.appending(path: "layers.onnx"))
    #expect(parity.difference < 1e-5)
    #expect(parity.values > 0)
  }
}
