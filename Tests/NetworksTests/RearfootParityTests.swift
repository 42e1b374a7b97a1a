import FootfallTestSupport
import Foundation
import Networks
import Testing
import Torch

/// Networks for pictures from behind against the same in Python (`Fixtures/make-rearfoot.py`).
@Suite(.oneAtATime) struct RearfootParityTests {
  struct GoldenNetwork: Decodable {
    let state: [Golden.Entry]
    let points: [Float]
    let deviations: [Float]
    let box: [Float]?
    let loss: Double
    let training_loss: Double
  }

  static let cases: [(RearfootArchitecture, Int)] = [
    (.multiHead, 6), (.overview, 8), (.heatMap, 4), (.closeUp, 4),
  ]

  static func golden(_ architecture: RearfootArchitecture) throws -> GoldenNetwork {
    let data = try Data(contentsOf: Fixture.url("rearfoot.json"))
    let all = try JSONDecoder().decode([String: GoldenNetwork].self, from: data)
    return try #require(all[architecture.rawValue])
  }

  static func targets(points: Int) throws -> RearfootTargets {
    RearfootTargets(
      points: try Tensor(
        (0..<4 * points).map { 40 + Float($0 * 37 % 150) }, shape: [2, points, 2]),
      weights: try .ones([2, points]),
      box: try Tensor([30, 40, 200, 220, 30, 40, 200, 220] as [Float], shape: [2, 4]))
  }

  @Test(arguments: cases)
  func `the state dict has the same names and shapes`(
    architecture: RearfootArchitecture, points: Int
  ) throws {
    let network = try architecture.network(points: points)
    let state = network.state.map { Golden.Entry(name: $0.name, shape: $0.tensor.shape) }
    #expect(try state == Self.golden(architecture).state)
  }

  @Test(arguments: cases)
  func `points, deviations and boxes are Python's`(
    architecture: RearfootArchitecture, points: Int
  ) throws {
    let golden = try Self.golden(architecture)
    let network = try architecture.network(points: points)
    try PlainWeights.fill(network)
    let pictures = try RearfootNetworkTests.pictures(network, count: 2)
    network.train(false)
    let found = try withoutGradients { () throws(TorchError) in try network(pictures) }
    // Of pixels from 0 to 512, to a hundred-thousandth of the picture's side.
    func differs(_ tensor: Tensor?, _ expected: [Float]) throws -> Float {
      try NetworksTests.difference(#require(tensor).values(), expected) / 256
    }
    #expect(try differs(found.points, golden.points) < 1e-5)
    #expect(try differs(found.deviations, golden.deviations) < 1e-5)
    if let box = golden.box { #expect(try differs(found.box, box) < 1e-5) }
    #expect(golden.points.count == 4 * points)
  }

  @Test(arguments: cases)
  func `losses are Python's, in use and in training`(
    architecture: RearfootArchitecture, points: Int
  ) throws {
    let golden = try Self.golden(architecture)
    let network = try architecture.network(points: points)
    try PlainWeights.fill(network)
    let pictures = try RearfootNetworkTests.pictures(network, count: 2)
    let targets = try Self.targets(points: points)
    for (isTraining, expected) in [(false, golden.loss), (true, golden.training_loss)] {
      network.train(isTraining)
      let loss = try withoutGradients { () throws(TorchError) in
        try RearfootLoss()(network(pictures), targets).item()
      }
      #expect(abs(loss - expected) < 1e-5 * expected)
    }
  }

  /// Numbers to be learned, frozen features included, with six points (heat maps: four a leg).
  static let counts: [(RearfootArchitecture, Int, Int)] = [
    (.plain, 6, 673_868), (.residual, 6, 921_580),
    (.bottleneck, 6, 612_268), (.residualBottleneck, 6, 628_444),
    (.pointwise, 6, 700_092), (.residualPointwise, 6, 947_804),
    (.localisation, 6, 945_748), (.resnet18, 6, 11_775_117),
    (.mobilenetV2, 6, 2_921_549), (.multiHead, 6, 486_422), (.overview, 8, 1_977_848),
    (.heatMap, 4, 1_155_396), (.closeUp, 4, 199_576),
  ]

  @Test(arguments: counts)
  func `as many parameters as written`(
    architecture: RearfootArchitecture, points: Int, count: Int
  ) throws {
    #expect(try architecture.network(points: points).parameterCount == count)
  }
}
