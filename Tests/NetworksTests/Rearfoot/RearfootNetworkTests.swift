import FootfallTestSupport
import GaitModel
import Networks
import Testing
import Torch

/// What all networks for pictures from behind have in common.
@Suite(.oneAtATime) struct RearfootNetworkTests {
  /// Those that are made by their names alone.
  static let made = RearfootArchitecture.allCases.filter { $0 != .keypointRCNN }

  static func pictures(_ network: any RearfootNetwork, count: Int = 3) throws -> Tensor {
    let size = network.inputSize
    return try PlainWeights.picture([count, 3, size.height, size.width]) * 0.3 + 0.5
  }

  /// Numbers to learn that suit what a network finds.
  static func targets(_ network: any RearfootNetwork, count: Int = 3) throws -> RearfootTargets {
    let points = max(network.pointCount, 1)
    let places = (0..<count * points * 2).map { 40 + Float($0 * 37 % 150) }
    return RearfootTargets(
      points: try Tensor(places, shape: [count, points, 2]), weights: try .ones([count, points]),
      box: try Tensor(
        (0..<count).flatMap { _ in [30, 40, 200, 220] as [Float] }, shape: [count, 4]))
  }

  @Test(arguments: made)
  func `it finds what its name says`(architecture: RearfootArchitecture) throws {
    let network = try architecture.network(points: 6)
    network.train(false)
    let pictures = try Self.pictures(network)
    let found = try withoutGradients { () throws(TorchError) in try network(pictures) }
    let findsPoints = architecture != .localisation
    #expect(network.pointCount == (findsPoints ? 6 : 0))
    #expect(found.points?.shape == (findsPoints ? [3, 6, 2] : nil))
    let findsBox = architecture == .localisation || architecture == .multiHead
    #expect(found.box?.shape == (findsBox ? [3, 4] : nil))
    let isSure = [.overview, .heatMap, .closeUp, .multiHead].contains(architecture)
    #expect(found.deviations?.shape == (isSure ? [3, 6, 2] : nil))
    let size = network.inputSize
    let sizes: [RearfootArchitecture: PixelSize] = [
      .overview: PixelSize(width: 128, height: 192), .heatMap: PixelSize(width: 128, height: 256),
      .closeUp: PixelSize(width: 80, height: 80),
    ]
    #expect(size == sizes[architecture] ?? PixelSize(width: 256, height: 256))
  }

  @Test(arguments: made)
  func `its first answer is near the middle of the picture`(
    architecture: RearfootArchitecture
  ) throws {
    try TorchLibrary.seed(1)
    let network = try architecture.network(points: 4)
    let pictures = try Self.pictures(network)
    let found = try withoutGradients { () throws(TorchError) in try network(pictures) }
    let size = network.inputSize
    if let points = found.points {
      let values = try points.values()
      for (index, value) in values.enumerated() {
        let side = Float(index % 2 == 0 ? size.width : size.height)
        #expect(abs(value - side / 2) < side / 4)
      }
    }
    if let box = found.box {
      let isNear = try box.values().allSatisfy { abs($0 - 128) < 64 }
      #expect(isNear)
    }
  }

  @Test(arguments: made)
  func `every parameter that is not frozen learns`(architecture: RearfootArchitecture) throws {
    try TorchLibrary.seed(2)
    let network = try architecture.network(points: 3)
    let loss = try RearfootLoss()(network(Self.pictures(network)), Self.targets(network))
    #expect(loss.shape == [])
    try loss.backward()
    let parameters = network.state.filter(\.isParameter)
    for entry in parameters where entry.tensor.requiresGradient {
      let gradient = try #require(entry.tensor.gradient, "\(entry.name) got no gradient")
      let values = try gradient.values()
      #expect(values.contains { $0 != 0 }, "\(entry.name)")
      #expect(values.allSatisfy { $0.isFinite }, "\(entry.name)")
    }
    let frozen = parameters.filter { !$0.tensor.requiresGradient }
    let isPretrained = network is any PretrainedRearfootNetwork
    #expect(frozen.isEmpty != isPretrained)
    #expect(frozen.allSatisfy { $0.tensor.gradient == nil })
  }

  @Test(arguments: made)
  func `a few steps make the loss smaller`(architecture: RearfootArchitecture) throws {
    try TorchLibrary.seed(3)
    let network = try architecture.network(points: 3)
    let optimiser = try AdamW([ParameterGroup(network, learningRate: 1e-3)])
    let (pictures, targets) = (try Self.pictures(network), try Self.targets(network))
    var losses: [Double] = []
    for _ in 0..<5 {
      try optimiser.clearGradients()
      let loss = try RearfootLoss()(network(pictures), targets)
      losses.append(try loss.detached().item())
      try loss.backward()
      try optimiser.step()
    }
    #expect(losses[4] < losses[0])
  }

  @Test(arguments: made)
  func `pictures of another size are refused`(architecture: RearfootArchitecture) throws {
    let network = try architecture.network(points: 3)
    let size = network.inputSize
    for shape in [
      [1, 3, size.height, size.width / 2], [1, 1, size.height, size.width],
      [3, size.height, size.width], [1, 3, size.height + 1, size.width],
    ] {
      let pictures = try Tensor.zeros(shape)
      #expect(
        throws: TorchError.wrongShape(
          what: "A batch of pictures", expected: [-1, 3, size.height, size.width], found: shape)
      ) { try network(pictures) }
    }
  }

  @Test(arguments: made.filter { $0 != .localisation }, [0, -3])
  func `no points are refused`(architecture: RearfootArchitecture, points: Int) {
    #expect {
      try architecture.network(points: points)
    } throws: { error in
      "\(error)".contains("at least one, and not \(points)")
    }
  }

  @Test(arguments: made)
  func `dropout outside a probability is refused`(architecture: RearfootArchitecture) {
    #expect(throws: TorchError.self) { try architecture.network(points: 3, dropout: 1.5) }
    #expect(throws: TorchError.self) { try architecture.network(points: 3, dropout: -0.1) }
  }

  @Test(arguments: [RearfootArchitecture.plain, .multiHead, .heatMap])
  func `dropout draws in training alone`(architecture: RearfootArchitecture) throws {
    try TorchLibrary.seed(4)
    let network = try architecture.network(points: 3, dropout: 0.5)
    // First weights of the last layer are small: without larger ones all answers are alike.
    for entry in network.state where entry.isParameter && entry.tensor.shape.count > 1 {
      try entry.tensor.assign(entry.tensor * 3)
    }
    let pictures = try Self.pictures(network)
    func answer() throws -> [Float] {
      try withoutGradients { () throws(TorchError) in try network(pictures).points?.values() ?? [] }
    }
    #expect(try answer() != answer())
    network.train(false)
    #expect(try answer() == answer())
  }

  @Test func `the same seed gives the same network`() throws {
    func weights() throws -> [Float] {
      try TorchLibrary.seed(7)
      let network = try RearfootArchitecture.heatMap.network(points: 3)
      return try network.state.filter(\.isParameter).flatMap { try $0.tensor.detached().values() }
    }
    #expect(try weights() == weights())
  }
}
