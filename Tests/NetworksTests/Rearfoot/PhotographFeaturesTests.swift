import FootfallTestSupport
import GaitModel
import Networks
import Testing
import Torch
import WeightFiles

/// Networks on frozen features of published weights.
@Suite(.oneAtATime) struct PhotographFeaturesTests {
  static let architectures: [RearfootArchitecture] = [.resnet18, .mobilenetV2]

  static func network(
    _ architecture: RearfootArchitecture
  ) throws -> any PretrainedRearfootNetwork {
    try #require(try architecture.network(points: 3) as? any PretrainedRearfootNetwork)
  }

  /// A file as torchvision publishes it, with a thousand classes.
  static func published(_ architecture: RearfootArchitecture) throws -> WeightFile {
    let network: Module = architecture == .resnet18 ? try ResNet18() : try MobileNetV2()
    try PlainWeights.fill(network)
    return try network.weights()
  }

  static func prefix(_ architecture: RearfootArchitecture) -> String {
    architecture == .resnet18 ? "backbone.resnet." : "backbone.mobilenet."
  }

  @Test(arguments: architectures)
  func `published features load, and the classifier is left out`(
    architecture: RearfootArchitecture
  ) throws {
    let network = try Self.network(architecture)
    let file = try Self.published(architecture)
    try network.features.load(features: file)
    var loaded = 0
    for entry in network.state where entry.name.hasPrefix(Self.prefix(architecture)) {
      let name = String(entry.name.dropFirst(Self.prefix(architecture).count))
      guard let weight = file[name], weight.shape == entry.tensor.shape else { continue }
      #expect(try entry.tensor.detached().weight(named: name) == weight)
      loaded += 1
    }
    #expect(loaded == file.tensors.count - 2)
  }

  @Test(arguments: architectures)
  func `weights of another network are refused`(architecture: RearfootArchitecture) throws {
    let other = Self.architectures.first { $0 != architecture } ?? .plain
    let network = try Self.network(architecture)
    let before = try network.weights()
    #expect(throws: TorchError.self) {
      try network.features.load(features: Self.published(other))
    }
    #expect(try network.weights() == before)
  }

  @Test(arguments: architectures)
  func `features stay as they are in training`(architecture: RearfootArchitecture) throws {
    try TorchLibrary.seed(1)
    let network = try Self.network(architecture)
    network.train()
    let before = try RearfootStageTests.copies(network)
    let optimiser = try AdamW([ParameterGroup(network, learningRate: 1e-2, weightDecay: 0.1)])
    try RearfootLoss()(
      network(RearfootNetworkTests.pictures(network)), RearfootNetworkTests.targets(network)
    ).backward()
    try optimiser.step()
    for (name, values) in try RearfootStageTests.copies(network) {
      #expect((values == before[name]) == name.hasPrefix(Self.prefix(architecture)), "\(name)")
    }
  }

  @Test(arguments: architectures)
  func `statistics are gathered anew, and nothing else changes`(
    architecture: RearfootArchitecture
  ) throws {
    try TorchLibrary.seed(2)
    let network = try Self.network(architecture)
    let before = try RearfootStageTests.copies(network)
    let pictures = try RearfootNetworkTests.pictures(network, count: 2)
    try network.features.gatherStatistics(from: [pictures, pictures * 0.5])
    for (name, values) in try RearfootStageTests.copies(network) {
      let isGathered =
        name.hasPrefix(Self.prefix(architecture))
        && ["running_mean", "running_var", "num_batches_tracked"].contains {
          name.hasSuffix($0)
        }
      #expect((values != before[name]) == isGathered, "\(name)")
    }
    let learned = network.state.filter { $0.isParameter && $0.tensor.requiresGradient }
    #expect(learned.allSatisfy { !$0.name.hasPrefix(Self.prefix(architecture)) })
  }
}
