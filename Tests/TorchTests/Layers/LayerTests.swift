import FootfallTestSupport
import Testing
import Torch

/// Behaviour and bad input of the layers; their numbers against PyTorch stand in
/// `GoldenLayerTests`.
@Suite(.oneAtATime) struct LayerTests {
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

  /// Small products by hand.
  @Test func computesClosedForms() throws {
    let linear = try Linear(2, 1)
    try linear.load([
      "weight": Tensor([2, 3] as [Float], shape: [1, 2]), "bias": Tensor([1] as [Float]),
    ])
    #expect(try linear(Tensor([5, 7] as [Float], shape: [1, 2])).detached().values() == [32])

    let filter = try Conv1d(1, 1, kernel: 2, stride: 2, bias: false)
    try filter.load(["weight": Tensor([1, -1] as [Float], shape: [1, 1, 2])])
    let series = try Tensor([5, 3, 8, 1, 9] as [Float], shape: [1, 1, 5])
    #expect(try filter(series).detached().values() == [2, 7])

    #expect(try MaxPool1d(kernel: 2)(series).values() == [5, 8])
    #expect(try AvgPool1d(kernel: 2, stride: 1)(series).values() == [4, 5.5, 4.5, 5])
    #expect(try AdaptiveAvgPool1d(2)(series).values() == [16.0 / 3, 6])
    #expect(
      try Upsample(scale: 2)(Tensor([1, 2] as [Float], shape: [1, 1, 1, 2])).shape == [1, 1, 2, 4])

    let norm = try LayerNorm(2, epsilon: 0)
    #expect(try norm(Tensor([1, 5] as [Float], shape: [1, 2])).detached().values() == [-1, 1])
  }

  @Test func dropsInTrainingAlone() throws {
    let dropout = try Dropout(0.25)
    let ones = try Tensor.ones([4000])
    let values = try dropout(ones).values()
    let dropped = values.count { $0 == 0 }
    // Binomial with the standard deviation 27.
    #expect((850...1150).contains(dropped))
    #expect(values.allSatisfy { $0 == 0 || abs($0 - 4.0 / 3) < 1e-6 })
    dropout.train(false)
    #expect(try dropout(ones) === ones)
    dropout.train()
    try dropout.setFrozen(true)
    dropout.train()
    #expect(try dropout(ones) === ones)
    #expect(try Dropout(1)(ones).sum().item() == 0)
  }

  @Test func frozenBatchNormKeepsItsStatistics() throws {
    let net = Sequential([try Linear(2, 3), try BatchNorm1d(3)])
    let input = try Tensor.randomNormal([5, 2])
    _ = try net(input)
    try net.setFrozen(true)
    net.train()
    let before = try net.copiedState()
    let first = try net(input).values()
    #expect(try net(input).values() == first)
    for entry in net.state {
      #expect(try entry.tensor.values(as: before[entry.name]), "\(entry.name)")
    }
    try net.setFrozen(false)
    net.train()
    #expect(try net(input).detached().values() != first)
    #expect(try net.state[6].tensor.item() == 2)
  }

  @Test func embedsNothingForThePadding() throws {
    let layer = try Embedding(4, 3, padding: 1)
    #expect(try layer(Tensor([1] as [Int64])).detached().values() == [0, 0, 0])
    try layer(Tensor([1, 2] as [Int64])).sum().backward()
    #expect(try layer.weight.tensor.gradient?.values() == [0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0])
  }

  @Test func everyStepGoesThroughATrace() throws {
    let net = Sequential([
      try Conv2d(1, 2, kernel: 3), try BatchNorm2d(2), ReLU(), try MaxPool2d(kernel: 2), Flatten(),
      try Dropout(), try Linear(8, 2),
    ])
    net.train(false)
    let input = try Tensor.ones([1, 1, 6, 6])
    let (trace, _) = try Trace.recording { () throws(TorchError) in try net(input) }
    #expect(
      trace.steps.map(\.op.name) == [
        "aten::conv2d", "aten::batch_norm", "aten::relu", "aten::max_pool2d", "aten::flatten",
        "aten::linear",
      ])
  }

  @Test func refusesSizesThatNoLayerCanHave() throws {
    let makers: [() throws -> Module] = [
      { try Linear(0, 3) }, { try Linear(3, -1) }, { try Linear(.max, .max) },
      { try Conv1d(1, 1, kernel: 0) }, { try Conv2d(3, 4, kernel: 3, groups: 2) },
      { try Conv2d(4, 4, kernel: 3, groups: 0) }, { try Conv2d(1, 1, kernel: [3]) },
      { try Conv2d(1, 1, kernel: [3, 3], stride: [1]) }, { try BatchNorm1d(0) },
      { try LayerNorm([]) }, { try LayerNorm([2, 0]) }, { try Dropout(1.5) },
      { try Dropout(.nan) }, { try Embedding(0, 2) }, { try Embedding(2, 2, padding: 2) },
      { try MaxPool2d(kernel: 0) }, { try AvgPool1d(kernel: 2, stride: 0) },
      { try Upsample(scale: 0) }, { try Upsample(scale: .infinity) },
    ]
    for (index, make) in makers.enumerated() {
      #expect(throws: TorchError.self, "maker \(index)") { try make() }
    }
  }

  @Test func refusesInputsThatDoNotFit() throws {
    let picture = try Tensor.ones([2, 3, 5, 5])
    let layers: [(any Layer, Tensor)] = [
      (try Linear(4, 2), picture), (try Conv2d(2, 2, kernel: 3), picture),
      (try Conv2d(3, 2, kernel: 7), picture), (try Conv1d(3, 2, kernel: 1), picture),
      (try Conv2d(3, 1, kernel: 1, stride: 0), picture),
      (try Conv2d(3, 1, kernel: 1, padding: -1), picture),
      (try Conv2d(3, 1, kernel: 3, dilation: 0), picture),
      (try BatchNorm2d(4), picture), (try BatchNorm1d(3), picture),
      (try BatchNorm2d(3), try .ones([3])), (try BatchNorm1d(3), try .ones([1, 3])),
      (try BatchNorm1d(3), try .ones([0, 3])), (try BatchNorm2d(3), try .ones([2, 3, 0, 4])),
      (try LayerNorm(4), picture), (try Embedding(3, 2), try Tensor([3] as [Int64])),
      (try Embedding(3, 2), try Tensor([-1] as [Int64])), (try Embedding(3, 2), picture),
      (try MaxPool2d(kernel: 6), picture), (try MaxPool2d(kernel: 2, padding: 2), picture),
      (try MaxPool1d(kernel: 2), picture), (try AvgPool2d(kernel: 9), picture),
      (try AvgPool1d(kernel: 2), picture), (AdaptiveAvgPool2d(-1), picture),
      (AdaptiveAvgPool1d(1), picture), (try Upsample(scale: 0.1), picture),
      (try Upsample(scale: 2), try .ones([2, 3])), (Softmax(dimension: 4), picture),
      (Flatten(from: 5), picture), (try Linear(5, 2), try .ones([2, 5], .float64)),
      (try MaxPool2d(kernel: 2), try .ones([1, 0, 4, 4])),
    ]
    for (index, (layer, input)) in layers.enumerated() {
      #expect(throws: TorchError.self, "\(type(of: layer)), case \(index)") { try layer(input) }
    }
  }
}

extension Tensor {
  /// Whether another tensor has the same bits.
  func values(as other: Tensor?) throws -> Bool {
    guard let other else { return false }
    return try shape == other.shape && bytes() == other.bytes()
  }
}
