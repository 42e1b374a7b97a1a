import Torch

/// A layer, and how the golden case calls it.
struct LayerUnderTest {
  let module: Module
  let run: ([Tensor]) throws -> [Tensor]

  init(_ layer: any Layer) {
    module = layer
    run = { [try layer($0[0])] }
  }

  init(_ module: Module, _ run: @escaping ([Tensor]) throws -> [Tensor]) {
    self.module = module
    self.run = run
  }

  /// The layers by the names of the golden cases.
  static let all: [String: @Sendable () throws -> LayerUnderTest] = [
    "Linear": { Self(try Linear(5, 3)) },
    "Linear without bias": { Self(try Linear(5, 3, bias: false)) },
    "Conv1d": { Self(try Conv1d(3, 4, kernel: 3, stride: 2, padding: 1)) },
    "Conv1d dilated": { Self(try Conv1d(2, 2, kernel: 3, padding: 2, dilation: 2, bias: false)) },
    "Conv2d": { Self(try Conv2d(3, 4, kernel: 3, stride: 2, padding: 1)) },
    "Conv2d in groups": { Self(try Conv2d(4, 4, kernel: 3, dilation: 2, groups: 4)) },
    "Conv2d oblong": {
      Self(try Conv2d(2, 3, kernel: [1, 5], stride: [2, 1], padding: [0, 2], bias: false))
    },
    "BatchNorm1d": { Self(try BatchNorm1d(3)) },
    "BatchNorm1d of series": { Self(try BatchNorm1d(2, epsilon: 1e-3, momentum: nil)) },
    "BatchNorm2d": { Self(try BatchNorm2d(2, momentum: 0.3)) },
    "BatchNorm2d in use": {
      let layer = try BatchNorm2d(2)
      layer.train(false)
      return Self(layer)
    },
    "LayerNorm": { Self(try LayerNorm(6)) },
    "LayerNorm of two": { Self(try LayerNorm([3, 4], epsilon: 1e-3)) },
    "Dropout": { Self(try Dropout(0.4)) },
    "Embedding": { Self(try Embedding(5, 4)) },
    "Embedding with padding": { Self(try Embedding(5, 4, padding: 2)) },
    "MaxPool1d": { Self(try MaxPool1d(kernel: 3, stride: 2, padding: 1)) },
    "MaxPool2d": { Self(try MaxPool2d(kernel: 3, stride: 2, padding: 1)) },
    "AvgPool1d": { Self(try AvgPool1d(kernel: 2)) },
    "AvgPool2d": { Self(try AvgPool2d(kernel: 3, stride: 2, padding: 1)) },
    "AdaptiveAvgPool1d": { Self(AdaptiveAvgPool1d(4)) },
    "AdaptiveAvgPool2d": { Self(AdaptiveAvgPool2d(3)) },
    "ReLU": { Self(ReLU()) },
    "ReLU6": { Self(ReLU6()) },
    "LeakyReLU": { Self(LeakyReLU(slope: 0.2)) },
    "GELU": { Self(GELU()) },
    "GELU approximate": { Self(GELU(approximate: true)) },
    "SiLU": { Self(SiLU()) },
    "Sigmoid": { Self(Sigmoid()) },
    "Tanh": { Self(Tanh()) },
    "Softplus": { Self(Softplus(beta: 2, threshold: 5)) },
    "Hardswish": { Self(Hardswish()) },
    "Softmax": { Self(Softmax(dimension: 1)) },
    "Flatten": { Self(Flatten()) },
    "Upsample nearest": { Self(try Upsample(scale: 1.5)) },
    "Upsample bilinear": { Self(try Upsample(scale: 2, mode: .bilinear)) },
    "RNN": { recurrent(try RNN(3, 4)) },
    "RNN with ReLU": { recurrent(try RNN(3, 4, activation: .relu)) },
    "GRU": { recurrent(try GRU(3, 4, .init(batchFirst: true))) },
    "GRU both ways": {
      recurrent(try GRU(3, 4, .init(layers: 2, bias: false, bidirectional: true)))
    },
    "LSTM": { recurrent(try LSTM(3, 4)) },
    "LSTM both ways with dropout": {
      recurrent(
        try LSTM(3, 4, .init(layers: 2, batchFirst: true, dropout: 0.3, bidirectional: true)))
    },
    "LSTM with a state": { recurrent(try LSTM(3, 4)) },
    "MultiHeadAttention": { Self(try MultiHeadAttention(8, heads: 2)) },
    "MultiHeadAttention across, masked": {
      let layer = try MultiHeadAttention(8, heads: 4)
      let mask = try Tensor([false, true, false, false, false, true], shape: [2, 3])
      let padding = try Tensor([false, false, true, false, false, false], shape: [2, 3])
      return Self(layer) {
        [try layer(query: $0[0], key: $0[1], value: $0[2], mask: mask, padding: padding)]
      }
    },
  ]

  private static func recurrent(_ layer: RNN) -> Self {
    Self(layer) {
      let (output, state) = try layer($0[0])
      return [output, state]
    }
  }

  private static func recurrent(_ layer: GRU) -> Self {
    Self(layer) {
      let (output, state) = try layer($0[0])
      return [output, state]
    }
  }

  private static func recurrent(_ layer: LSTM) -> Self {
    Self(layer) {
      let before = $0.count == 3 ? LSTM.State(hidden: $0[1], cell: $0[2]) : nil
      let (output, state) = try layer($0[0], state: before)
      return [output, state.hidden, state.cell]
    }
  }
}
