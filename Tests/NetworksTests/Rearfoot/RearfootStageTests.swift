import FootfallTestSupport
import GaitModel
import Networks
import Testing
import Torch

/// Training in stages: what is frozen stays as it is, bit for bit.
@Suite(.oneAtATime) struct RearfootStageTests {
  /// The beginning of the names that stay in a stage.
  static let kept: [RearfootStage: [String]] = [
    .box: ["point_head"], .points: ["backbone", "box_head"], .joint: [],
  ]

  static func copies(_ network: Module) throws -> [String: [Double]] {
    var copies: [String: [Double]] = [:]
    for entry in network.state {
      copies[entry.name] = try entry.tensor.detached().to(.float64).values(Double.self)
    }
    return copies
  }

  static func step(_ network: MultiHeadNetwork, _ stage: RearfootStage) throws {
    let optimiser = try AdamW([ParameterGroup(network, learningRate: 1e-2, weightDecay: 0.1)])
    network.train()
    let loss = try RearfootLoss()(
      network(RearfootNetworkTests.pictures(network)), RearfootNetworkTests.targets(network),
      stage: stage)
    try loss.backward()
    try optimiser.step()
  }

  @Test(arguments: RearfootStage.allCases)
  func `a stage changes its parts alone`(stage: RearfootStage) throws {
    try TorchLibrary.seed(1)
    let network = try MultiHeadNetwork(points: 6)
    try network.freeze(for: stage)
    let before = try Self.copies(network)
    try Self.step(network, stage)
    let after = try Self.copies(network)
    let kept = try #require(Self.kept[stage])
    for (name, values) in after {
      let isKept = kept.contains { name.hasPrefix($0 + ".") }
      // Batch norm of a frozen part keeps its statistics and its count of batches as well.
      #expect((values == before[name]) == isKept, "\(name)")
    }
  }

  @Test func `a stage frees what the one before froze`() throws {
    try TorchLibrary.seed(2)
    let network = try MultiHeadNetwork(points: 6)
    for stage in [RearfootStage.box, .points, .joint] { try network.freeze(for: stage) }
    let before = try Self.copies(network)
    try Self.step(network, .joint)
    let after = try Self.copies(network)
    for (name, values) in after { #expect(values != before[name], "\(name)") }
    #expect(network.learnedParameters.count == network.state.filter(\.isParameter).count)
  }

  @Test(arguments: RearfootStage.allCases)
  func `the loss of a stage has gradients for its parts`(stage: RearfootStage) throws {
    let network = try MultiHeadNetwork(points: 6)
    let loss = try RearfootLoss()(
      network(RearfootNetworkTests.pictures(network)), RearfootNetworkTests.targets(network),
      stage: stage)
    try loss.backward()
    func learns(_ part: String) -> Bool {
      network.state.contains { $0.name.hasPrefix(part) && $0.tensor.gradient != nil }
    }
    #expect(learns("backbone"))
    #expect(learns("box_head") == (stage != .points))
    #expect(learns("point_head") == (stage != .box))
  }

  @Test func `boxes do not depend on the head of the points`() throws {
    try TorchLibrary.seed(3)
    let network = try MultiHeadNetwork(points: 6)
    network.train(false)
    let pictures = try RearfootNetworkTests.pictures(network)
    func found() throws -> (points: [Float]?, box: [Float]?) {
      try withoutGradients { () throws(TorchError) in
        let found = try network(pictures)
        return (try found.points?.values(), try found.box?.values())
      }
    }
    let before = try found()
    for entry in network.state where entry.isParameter && entry.name.hasPrefix("point_head") {
      try entry.tensor.assign(entry.tensor + 0.1)
    }
    let after = try found()
    #expect(before.box == after.box)
    #expect(before.points != after.points)
  }

  @Test func `names of stages are those of the command line`() {
    #expect(RearfootStage.allCases.map(\.rawValue) == ["box", "points", "joint"])
  }
}
