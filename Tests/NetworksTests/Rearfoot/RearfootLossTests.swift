import FootfallTestSupport
import Networks
import Testing
import Torch

/// The loss of a whole prediction against its parts.
@Suite(.oneAtATime) struct RearfootLossTests {
  static func tensor(_ values: [Float], _ shape: [Int]) throws -> Tensor {
    try Tensor(values, shape: shape)
  }

  /// Errors of 3 and 4 at one point, of 2 at each edge.
  static func prediction() throws -> RearfootPrediction {
    RearfootPrediction(
      points: try tensor([13, 24], [1, 1, 2]), box: try tensor([32, 42, 102, 202], [1, 4]))
  }

  static func targets(weight: Float = 1, box: Bool = true) throws -> RearfootTargets {
    RearfootTargets(
      points: try tensor([10, 20], [1, 1, 2]), weights: try tensor([weight], [1, 1]),
      box: box ? try tensor([30, 40, 100, 200], [1, 4]) : nil)
  }

  @Test(arguments: [
    (RearfootStage.joint, 12.5 + 4.0), (.box, 4.0), (.points, 12.5),
  ])
  func `a stage takes its parts`(stage: RearfootStage, expected: Double) throws {
    let loss = RearfootLoss(points: .mse, box: .mse)
    let value = try loss(Self.prediction(), Self.targets(), stage: stage).item()
    #expect(abs(value - expected) < 1e-5)
  }

  @Test func `points and box have losses of their own`() throws {
    let loss = RearfootLoss(points: .rmse, box: .smoothL1)
    let value = try loss(Self.prediction(), Self.targets()).item()
    #expect(abs(value - (12.5.squareRoot() + 1.5)) < 1e-5)
  }

  @Test func `pictures without points still teach the box`() throws {
    let loss = RearfootLoss(points: .mse, box: .mse)
    let value = try loss(Self.prediction(), Self.targets(weight: 0)).item()
    #expect(abs(value - 4) < 1e-5)
  }

  @Test func `without the truth of a box the points learn alone`() throws {
    let loss = RearfootLoss(points: .mse, box: .mse)
    let value = try loss(Self.prediction(), Self.targets(box: false)).item()
    #expect(abs(value - 12.5) < 1e-5)
  }

  @Test func `overlap is added in pixels`() throws {
    // Moved by 2 along x and y, boxes of 70 x 160 share 68 x 158.
    let shared = 68.0 * 158.0
    let expected = 1 - shared / (2 * 70 * 160 - shared)
    let plain = RearfootLoss(box: .mse)
    let both = RearfootLoss(box: .mse, overlap: .iou, overlapWeight: 10)
    let difference =
      try both(Self.prediction(), Self.targets()).item()
      - plain(Self.prediction(), Self.targets()).item()
    #expect(abs(difference - 10 * expected) < 1e-4)
  }

  @Test(arguments: BoxLoss.allCases)
  func `every loss of overlap is nothing for the right box`(kind: BoxLoss) throws {
    var found = try Self.prediction()
    found.box = try Self.targets().box
    found.points = nil
    let value = try RearfootLoss(overlap: kind)(found, Self.targets()).item()
    #expect(abs(value) < 1e-5)
  }

  @Test func `maps and deviations add their losses`() throws {
    var found = try Self.prediction()
    found.box = nil
    let targets = try Self.targets(box: false)
    let plain = try RearfootLoss()(found, targets).item()
    found.deviations = try Self.tensor([1.5, 2.5], [1, 1, 2])
    found.maps = HeatMaps(scores: try .zeros([1, 1, 8, 8]), stride: 4)
    let all = try RearfootLoss(mapWeight: 3, bellWidth: 5)(found, targets).item()
    let points = try #require(found.points)
    let maps = try HeatMapLoss.crossEntropy(
      #require(found.maps), targets.points, weights: targets.weights, width: 5
    ).item()
    let likelihood = try HeatMapLoss.likelihood(
      #require(found.deviations), points, targets.points, weights: targets.weights
    ).item()
    #expect(abs(all - (plain + 3 * maps + likelihood)) < 1e-4)
  }

  @Test func `a network of points in the stage of the box learns its points`() throws {
    var found = try Self.prediction()
    found.box = nil
    let value = try RearfootLoss(points: .mse)(found, Self.targets(), stage: .box).item()
    #expect(abs(value - 12.5) < 1e-5)
  }

  @Test func `nothing to learn is an error`() throws {
    var found = try Self.prediction()
    found.points = nil
    #expect(
      throws: TorchError.invalid(
        reason: "The network finds nothing that has a truth to learn from.")
    ) { try RearfootLoss()(found, Self.targets(box: false)) }
  }

  @Test func `boxes of another shape are refused`() throws {
    var targets = try Self.targets()
    targets.box = try .zeros([2, 4])
    #expect(throws: TorchError.self) { try RearfootLoss()(Self.prediction(), targets) }
  }

  @Test func `names of losses are those of the command line`() {
    #expect(CoordinateLoss.allCases.map(\.rawValue) == ["mse", "rmse", "smooth-l1"])
  }
}
