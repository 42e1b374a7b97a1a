import FootfallTestSupport
import GaitModel
import Networks
import Testing
import Torch

/// The blocks that architectures are made of.
@Suite(.oneAtATime) struct RearfootBlockTests {
  /// Sets all numbers of the entries whose names end so.
  static func set(_ module: Module, _ suffix: String, to value: Double) throws {
    for entry in module.state where entry.name.hasSuffix(suffix) {
      try entry.tensor.assign(.full(entry.tensor.shape, value))
    }
  }

  @Test(arguments: [(1, 1, 10), (3, 1, 10), (3, 2, 5), (5, 2, 5)])
  func `a convolution keeps the size, divided by its stride`(
    kernel: Int, stride: Int, side: Int
  ) throws {
    let block = try ConvolutionBlock(2, 4, kernel: kernel, stride: stride)
    let out = try block(PlainWeights.picture([3, 2, 10, 10]))
    #expect(out.shape == [3, 4, side, side])
    let values = try out.detached().values()
    #expect(values.allSatisfy { $0 >= 0 })
    #expect(values.contains { $0 > 0 })
  }

  @Test func `a residual bottleneck that changes nothing passes on what is positive`() throws {
    let block = try BottleneckBlock(4, 4, isResidual: true)
    block.train(false)
    try Self.set(block, "expand.weight", to: 0)
    let input = try PlainWeights.picture([1, 4, 6, 6])
    let (out, expected) = try withoutGradients { () throws(TorchError) in
      (try block(input).values(), try input.relu().values())
    }
    #expect(NetworksTests.difference(out, expected) < 1e-6)
    let plain = try BottleneckBlock(4, 4, isResidual: false)
    plain.train(false)
    try Self.set(plain, "expand.weight", to: 0)
    let nothing = try withoutGradients { () throws(TorchError) in try plain(input).values() }
    #expect(nothing.allSatisfy { $0 == 0 })
  }

  @Test func `a bottleneck works on half of its outputs`() throws {
    let block = try BottleneckBlock(6, 10, isResidual: true)
    let shapes = Dictionary(uniqueKeysWithValues: block.state.map { ($0.name, $0.tensor.shape) })
    #expect(shapes["reduce.conv.weight"] == [5, 6, 1, 1])
    #expect(shapes["filter.conv.weight"] == [5, 5, 3, 3])
    #expect(shapes["expand.weight"] == [10, 5, 1, 1])
    #expect(shapes["downsample.0.weight"] == [10, 6, 1, 1])
    #expect(try block(PlainWeights.picture([2, 6, 4, 4])).shape == [2, 10, 4, 4])
  }

  @Test func `blocks of no channels are refused`() {
    #expect(throws: TorchError.self) { try ConvolutionBlock(0, 4) }
    #expect(throws: TorchError.self) { try BottleneckBlock(4, 1, isResidual: false) }
  }

  @Test func `a backbone halves five times`() throws {
    let backbone = try RearfootBackbone { (inputs, outputs) throws(TorchError) in
      try ConvolutionBlock(inputs, outputs)
    }
    backbone.train(false)
    let pictures = try PlainWeights.picture([1, 3, 256, 256])
    try withoutGradients { () throws(TorchError) in
      let levels = try backbone.levels(pictures)
      let shapes = levels.map(\.shape)
      #expect(shapes.map { $0[1] } == [24, 48, 80, 128, 128])
      #expect(shapes.map { $0[2] } == [128, 64, 32, 16, 8])
      let last = try backbone(pictures).values()
      let level = try levels[4].values()
      #expect(last == level)
    }
  }

  @Test func `points are read in 32 bits where the network computes in 16`() throws {
    try TorchLibrary.seed(1)
    let network = try RearfootArchitecture.multiHead.network(points: 3)
    network.train(false)
    let pictures = try RearfootNetworkTests.pictures(network, count: 1)
    let (full, half) = try withoutGradients { () throws(TorchError) in
      (try network(pictures), try withBFloat16 { () throws(TorchError) in try network(pictures) })
    }
    for (left, right) in [
      (full.points, half.points), (full.deviations, half.deviations), (full.box, half.box),
    ] {
      let (left, right) = (try #require(left), try #require(right))
      #expect(try right.elementType() == .float32)
      // Single steps of 16 bits near 128 are a whole pixel.
      #expect(try NetworksTests.difference(left.values(), right.values()) < 0.5)
    }
  }
}
