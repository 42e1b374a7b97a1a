import FootfallTestSupport
import Foundation
import Networks
import Testing
import Torch
import WeightFiles

/// The networks against the same in Python (`Fixtures/make-fixtures.py`).
@Suite(.oneAtATime) struct NetworksTests {
  static func make(_ name: String) throws -> any Layer {
    switch name {
    case "resnet18": try ResNet18(classes: 5)
    case "mobilenet": try MobileNetV2(classes: 5)
    default: try PostureNetwork(inputs: 28)
    }
  }

  static func golden(_ name: String) throws -> Golden {
    let data = try Data(contentsOf: Fixture.url("networks.json"))
    return try #require(JSONDecoder().decode([String: Golden].self, from: data)[name])
  }

  static func difference(_ left: [Float], _ right: [Float]) -> Float {
    zip(left, right).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test func `as many parameters as published`() throws {
    #expect(try ResNet18().parameterCount == 11_689_512)
    #expect(try MobileNetV2().parameterCount == 3_504_872)
    #expect(try PostureNetwork(inputs: 28).parameterCount == 87_010)
    #expect(try PostureNetwork(inputs: 14).parameterCount == 87_010 - 14 * 32)
    #expect(try PostureNetwork(inputs: 28, classes: 3).parameterCount == 87_010 + 65)
  }

  @Test(arguments: ["resnet18", "mobilenet", "posture"])
  func `the state dict has PyTorch's names and shapes`(name: String) throws {
    let network = try Self.make(name)
    let state = network.state.map { Golden.Entry(name: $0.name, shape: $0.tensor.shape) }
    #expect(try state == Self.golden(name).state)
  }

  @Test(arguments: ["resnet18", "mobilenet", "posture"])
  func `the scores are Python's`(name: String) throws {
    let golden = try Self.golden(name)
    let network = try Self.make(name)
    try PlainWeights.fill(network)
    let input = try PlainWeights.picture(golden.shape)
    network.train(false)
    let used = try withoutGradients { () throws(TorchError) in try network(input).values() }
    #expect(Self.difference(used, golden.logits) < 1e-5)
    // In training batch norm takes the batch; dropout is left out, which draws.
    network.train()
    Self.stopDropout(network)
    let trained = try withoutGradients { () throws(TorchError) in try network(input).values() }
    #expect(Self.difference(trained, golden.training_logits) < 1e-4)
    #expect(used.count == golden.logits.count)
    #expect(Self.difference(used, trained) > 1e-3)
  }

  static func stopDropout(_ module: Module) {
    for case (_, .module(let inner)) in module.children {
      if inner is Dropout { inner.train(false) } else { stopDropout(inner) }
    }
  }

  @Test func `features are a map over the picture`() throws {
    let picture = try PlainWeights.picture([1, 3, 65, 96])
    try withoutGradients { () throws(TorchError) in
      let resnet = try ResNet18(classes: 1)
      resnet.train(false)
      let shape = try resnet.features(picture).shape
      #expect(shape == [1, ResNet18.featureChannels, 3, 3])
      let mobile = try MobileNetV2(classes: 1)
      mobile.train(false)
      let small = try mobile.features(picture).shape
      #expect(small == [1, MobileNetV2.featureChannels, 3, 3])
    }
  }

  @Test func `first weights have the spread that they should`() throws {
    func spread(_ network: Module, _ name: String) throws -> Float {
      let entry = try #require(network.state.first { $0.name == name })
      let values: [Float] = try entry.tensor.values()
      return (values.reduce(0) { $0 + $1 * $1 } / Float(values.count)).squareRoot()
    }
    let resnet = try ResNet18(classes: 2)
    #expect(
      abs(try spread(resnet, "layer4.1.conv2.weight") - (2 / Float(9 * 512)).squareRoot()) < 1e-4)
    let mobile = try MobileNetV2()
    #expect(abs(try spread(mobile, "classifier.1.weight") - 0.01) < 1e-4)
    #expect(try spread(mobile, "classifier.1.bias") == 0)
    let wide = try spread(mobile, "features.18.0.weight")
    #expect(abs(wide - (2 / Float(1280)).squareRoot()) < 1e-3)
  }

  @Test func `weights go through a file`() throws {
    let network = try PostureNetwork(inputs: 28)
    try PlainWeights.fill(network)
    let file = try WeightFile(safetensors: network.weights().safetensors())
    let other = try PostureNetwork(inputs: 28)
    let report = try other.load(file)
    #expect(report == .init(missing: [], unexpected: []))
    let (left, right) = (try network.weights(), try other.weights())
    #expect(left == right)
    #expect(file["features.0.weight"]?.shape == [32, 28])
    #expect(file["features.20.num_batches_tracked"]?.element == .int64)
  }

  @Test func `a network refuses weights of another one`() throws {
    let wide = try PostureNetwork(inputs: 28).weights()
    let narrow = try PostureNetwork(inputs: 14)
    let before = try narrow.weights()
    #expect(
      throws: TorchError.wrongShape(
        what: "features.0.weight", expected: [32, 14], found: [32, 28])
    ) { try narrow.load(wide) }
    let after = try narrow.weights()
    #expect(before == after)
    #expect(throws: TorchError.self) { try ResNet18(classes: 0) }
    #expect(throws: TorchError.self) { try MobileNetV2(dropout: 2) }
    #expect(throws: TorchError.self) { try PostureNetwork(inputs: 0) }
  }

  /// Two published files, in the folder that the variable names.
  @Test(.enabled(if: Self.given != nil))
  func `published weights load`() throws {
    let folder = try #require(Self.given)
    let resnet = try ResNet18(classes: 2)
    try resnet.load(WeightFile(contentsOf: folder.appending(path: "resnet.pth")))
    let mobile = try MobileNetV2()
    try mobile.load(WeightFile(contentsOf: folder.appending(path: "mobilenet_v2-b0353104.pth")))
    #expect(throws: TorchError.self) {
      try ResNet18().load(WeightFile(contentsOf: folder.appending(path: "resnet.pth")))
    }
  }

  static let given = ProcessInfo.processInfo.environment["FOOTFALL_WEIGHTS"].map {
    URL(filePath: $0)
  }
}
