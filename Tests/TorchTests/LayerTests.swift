import Testing
import Torch

/// Shapes, closed forms and bad input of the layers; their numbers against PyTorch stand in
/// `GoldenLayerTests`.
@Suite struct LayerTests {
  @Test func learnsWithAFewLayers() throws {
    let net = Sequential([
      try Conv2d(1, 4, kernel: 3, padding: 1), try BatchNorm2d(4), ReLU(),
      try MaxPool2d(kernel: 2), AdaptiveAvgPool2d(2), Flatten(), try Dropout(0.1),
      try Linear(16, 3),
    ])
    let loss = try net(Tensor.randomNormal([2, 1, 6, 6])).crossEntropy(Tensor([0, 2] as [Int64]))
    try loss.backward()
    #expect(net.learnedParameters.count == 6)
    #expect(net.learnedParameters.allSatisfy { $0.gradient != nil })
    #expect(net.state.count == 9)
  }
}
