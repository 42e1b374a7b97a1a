import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import Networks
import Testing
import Torch
import WeightFiles

/// Keypoint R-CNN in use: published names, what learns, bad input, one person a picture.
@Suite(.oneAtATime) struct KeypointRCNNUseTests {
  static func published(_ name: String) -> String {
    name.replacingOccurrences(
      of: #"_blocks\.(\d)\.0\."#, with: "_blocks.$1.", options: .regularExpression
    ).replacingOccurrences(of: "rpn.head.conv.0.0.", with: "rpn.head.conv.")
  }

  @Test func `weights load under the names of 2019 and of today`() throws {
    let network = try KeypointRCNN(KeypointRCNNSettings(points: 2))
    var today: [WeightTensor] = []
    for entry in network.state {
      let values = Array(repeating: Float(today.count), count: entry.tensor.count)
      today.append(try WeightTensor(name: entry.name, shape: entry.tensor.shape, floats: values))
    }
    let old = try today.map {
      try WeightTensor(
        name: Self.published($0.name), element: $0.element, shape: $0.shape, bytes: $0.bytes)
    }
    #expect(zip(old, today).count { $0.name != $1.name } == 18)
    let counter = try WeightTensor(
      name: "backbone.body.bn1.num_batches_tracked", element: .int64, shape: [],
      bytes: Array(repeating: 0, count: 8))
    for tensors in [today, old + [counter]] {
      for entry in network.state { try entry.tensor.assign(.zeros([])) }
      try network.load(renaming: WeightFile(tensors))
      for (place, entry) in network.state.enumerated() {
        #expect(try entry.tensor.flattened().sliced(0..<1, along: 0).item() == Double(place))
      }
    }
    #expect(throws: TorchError.self) { try network.load(renaming: WeightFile(old.dropLast())) }
    let wrong = try WeightTensor(name: "rpn.head.conv.more", shape: [1], floats: [0])
    #expect(throws: TorchError.self) { try network.load(renaming: WeightFile(old + [wrong])) }
  }

  @Test func `frozen batch norm is its formula`() throws {
    let layer = try FrozenBatchNorm2d(2)
    for (entry, values) in zip(layer.state, [[2, 3], [1, -1], [5, 6], [4, 0.25]] as [[Float]]) {
      try entry.tensor.assign(Tensor(values))
    }
    layer.epsilon = 0
    let found = try layer(Tensor([7, 8] as [Float], shape: [1, 2, 1, 1])).values(Float.self)
    #expect(found == [3, 11])
    #expect(layer.state.map(\.name) == ["weight", "bias", "running_mean", "running_var"])
    #expect(layer.learnedParameters.isEmpty)
    #expect(throws: TorchError.self) { try FrozenBatchNorm2d(0) }
    #expect(throws: TorchError.self) { try layer(.zeros([1, 3, 2, 2])) }
  }

  @Test func `epsilon is set in every frozen layer`() throws {
    let body = try KeypointRCNN(KeypointRCNNSettings(points: 1))
    body.setNormEpsilon(0)
    func epsilons(_ module: Module) -> [Double] {
      module.children.flatMap { child -> [Double] in
        guard case .module(let inner) = child.child else { return [] }
        return (inner as? FrozenBatchNorm2d).map { [$0.epsilon] } ?? epsilons(inner)
      }
    }
    #expect(epsilons(body) == Array(repeating: 0, count: 53))
  }

  @Test func `the last parts of the backbone learn`() throws {
    let body = try ResNet50Body(norm: .learned)
    let all = body.learnedParameters.count
    #expect(all == 3 * 53)
    for (count, stages) in [(0, []), (1, ["4"]), (3, ["4", "3", "2"])] as [(Int, [String])] {
      try body.learnLast(count)
      let learning = body.state.filter { $0.isParameter && $0.tensor.requiresGradient }
      #expect(Set(learning.map { String($0.name.prefix(6).suffix(1)) }) == Set(stages))
    }
    try body.learnLast(5)
    #expect(body.learnedParameters.count == all)
    #expect(throws: TorchError.self) { try body.learnLast(6) }
    #expect(throws: TorchError.self) { try body.learnLast(-1) }
  }

  @Test func `the pyramid has five maps`() throws {
    let backbone = try PyramidBackbone(norm: .frozen)
    let maps = try withoutGradients { () throws(TorchError) in
      try backbone(.zeros([1, 3, 64, 96]))
    }
    #expect(
      maps.map(\.shape) == [
        [1, 256, 16, 24], [1, 256, 8, 12], [1, 256, 4, 6], [1, 256, 2, 3], [1, 256, 1, 2],
      ])
    #expect(throws: TorchError.self) { try FeaturePyramid([8, 16])([.zeros([1, 8, 4, 4])]) }
  }

  @Test func `settings that make no network are refused`() {
    func make(_ change: (inout KeypointRCNNSettings) -> Void) throws {
      var settings = KeypointRCNNSettings(points: 2)
      change(&settings)
      _ = try KeypointRCNN(settings)
    }
    #expect(throws: TorchError.self) { try make { $0.classes = 1 } }
    #expect(throws: TorchError.self) { try make { $0.points = 0 } }
    #expect(throws: TorchError.self) { try make { $0.smallerSides = [] } }
    #expect(throws: TorchError.self) { try make { $0.smallerSides = [0] } }
    #expect(throws: TorchError.self) { try make { $0.largerSide = 0 } }
    #expect(throws: TorchError.self) { try KeypointRCNNNetwork(points: 2, side: 32) }
  }

  @Test func `targets that cannot be learned from are refused`() throws {
    let network = try KeypointRCNN(KeypointRCNNSettings(points: 1))
    let picture = try Tensor.zeros([3, 64, 64])
    func loss(
      _ box: [Float], label: Int = 1, points: [Float] = [5, 5, 1], count: Int = 1
    ) throws {
      var generator = SplitMix64(seed: 1)
      let target = RCNNTarget(
        boxes: try Tensor(box, shape: [1, box.count]), labels: [label],
        points: try Tensor(points, shape: [1, points.count / 3, 3]))
      _ = try network.losses(
        [picture], Array(repeating: target, count: count), using: &generator)
    }
    #expect(throws: TorchError.self) { try loss([1, 1, 1, 9]) }
    #expect(throws: TorchError.self) { try loss([9, 1, 1, 9]) }
    #expect(throws: TorchError.self) { try loss([1, 1, .nan, 9]) }
    #expect(throws: TorchError.self) { try loss([1, 1, 9]) }
    #expect(throws: TorchError.self) { try loss([1, 1, 9, 9], label: 2) }
    #expect(throws: TorchError.self) { try loss([1, 1, 9, 9], label: 0) }
    #expect(throws: TorchError.self) { try loss([1, 1, 9, 9], points: [1, .nan, 1]) }
    #expect(throws: TorchError.self) { try loss([1, 1, 9, 9], points: [1, 1, 1, 1, 1, 1]) }
    #expect(throws: TorchError.self) { try loss([1, 1, 9, 9], count: 2) }
  }

  @Test func `weights that are not numbers are named, not used`() throws {
    let network = try KeypointRCNNNetwork(points: 2, side: 64, norm: .frozen)
    let entry = try #require(network.state.first { $0.name == "rpn.head.bbox_pred.bias" })
    try entry.tensor.assign(.full([], .nan))
    let fault = #expect(throws: TorchError.self) { try network(.zeros([1, 3, 64, 64])) }
    #expect(fault?.description.contains("not finite") == true)
  }

  @Test func `a picture without a thing teaches background`() throws {
    let network = try KeypointRCNN(Self.small)
    var generator = SplitMix64(seed: 1)
    let nothing = RCNNTarget(boxes: try .zeros([0, 4]), labels: [], points: try .zeros([0, 2, 3]))
    let losses = try network.losses([.zeros([3, 64, 64])], [nothing], using: &generator)
    let parts = [losses.boxes, losses.points, losses.proposals]
    #expect(try parts.map { try $0.item() } == [0, 0, 0])
    #expect(try losses.classes.item() > 0 && losses.objectness.item() > 0)
    try losses.total().backward()
  }

  static var small: KeypointRCNNSettings {
    var settings = KeypointRCNNSettings(points: 2)
    settings.norm = .learned
    settings.smallerSides = [64]
    settings.detections.samples = 16
    return settings
  }

  @Test func `one person a picture: names, shapes, and a loss that falls`() throws {
    try TorchLibrary.seed(1)
    let network = try KeypointRCNNNetwork(points: 2, side: 64)
    #expect(network.state.map(\.name) == network.detector.state.map(\.name))
    #expect(network.pointCount == 2 && network.inputSize == PixelSize(width: 64, height: 64))
    var values = Array(repeating: Float(0.2), count: 3 * 64 * 64)
    for colour in 0..<3 {
      for row in 10..<50 {
        for column in 20..<40 { values[(colour * 64 + row) * 64 + column] = 0.9 }
      }
    }
    let pictures = try Tensor(values, shape: [1, 3, 64, 64])
    let targets = RearfootTargets(
      points: try Tensor([30, 15, 30, 45] as [Float], shape: [1, 2, 2]),
      weights: try .ones([1, 2]), box: try Tensor([20, 10, 40, 50] as [Float], shape: [1, 4]))
    let optimiser = try SGD(
      [ParameterGroup(network, learningRate: 0.005)], momentum: 0.9)
    var losses: [Double] = []
    var generator = SplitMix64(seed: 2)
    for _ in 0..<12 {
      // The same choices among proposals each time, as far as proposals stay.
      generator = SplitMix64(seed: 2)
      let loss = try network.loss(pictures, targets, using: &generator)
      for tensor in network.learnedParameters { try tensor.setGradient(nil) }
      try loss.backward()
      try optimiser.step()
      losses.append(try loss.item())
    }
    let last = losses.suffix(4).min() ?? .infinity
    #expect(last < 0.8 * losses[0], "\(losses)")
    // The generator of libtorch chooses the same twice.
    let chosen = try (0..<2).map { _ in
      try TorchLibrary.seed(3)
      return try network.loss(pictures, targets).item()
    }
    #expect(chosen[0] == chosen[1] && chosen[0].isFinite)
    network.train(false)
    let found = try network(pictures)
    #expect(found.points?.shape == [1, 2, 2] && found.box?.shape == [1, 4])
    #expect(throws: TorchError.self) { try network(.zeros([1, 3, 64, 65])) }
    let blind = RearfootTargets(points: targets.points, weights: targets.weights)
    #expect(throws: TorchError.self) {
      try network.loss(pictures, blind, using: &generator)
    }
  }
}
