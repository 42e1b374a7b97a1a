import FootfallTestSupport
import Networks
import Testing
import Torch

/// Losses of coordinates against closed forms.
@Suite(.oneAtATime) struct CoordinateLossTests {
  /// Errors 3, 4, 0, 0.5 in pixels at two points of one picture.
  static let found: [Float] = [13, 24, 5, 6.5]
  static let truth: [Float] = [10, 20, 5, 6]

  static func loss(
    _ loss: CoordinateLoss, _ found: [Float] = found, weights: [Float]? = nil
  ) throws -> Double {
    try loss(
      Tensor(found, shape: [1, 2, 2]), Tensor(truth, shape: [1, 2, 2]),
      weights: weights.map { (values) throws(TorchError) in try Tensor(values, shape: [1, 2]) }
    ).item()
  }

  /// The mean of 9, 16, 0 and 0.25, its root, and the mean of 2.5, 3.5, 0 and 0.125.
  static let plain: [(CoordinateLoss, Double)] = [
    (.mse, 6.3125), (.rmse, 6.3125.squareRoot()), (.smoothL1, 1.53125),
  ]
  /// The first point three times: of (9, 16) and (0, 0.25), and of (2.5, 3.5) and (0, 0.125).
  static let weighted: [(CoordinateLoss, Double)] = [(.mse, 9.40625), (.smoothL1, 2.265625)]

  @Test(arguments: plain)
  func `all points count alike`(loss: CoordinateLoss, expected: Double) throws {
    #expect(abs(try Self.loss(loss) - expected) < 1e-6)
    #expect(abs(try Self.loss(loss, weights: [1, 1]) - expected) < 1e-6)
    // What all weights are multiplied by does not matter.
    #expect(abs(try Self.loss(loss, weights: [0.3, 0.3]) - expected) < 1e-6)
  }

  /// Of (0, 0.25) and (0, 0.125) alone.
  static let second: [(CoordinateLoss, Double)] = [
    (.mse, 0.125), (.rmse, 0.125.squareRoot()), (.smoothL1, 0.0625),
  ]

  @Test(arguments: second)
  func `an absent point does not count`(loss: CoordinateLoss, expected: Double) throws {
    #expect(abs(try Self.loss(loss, weights: [0, 1]) - expected) < 1e-6)
    let other = try Self.loss(loss, [1e6, -1e6, 5, 6.5], weights: [0, 1])
    #expect(abs(other - expected) < 1e-6)
  }

  @Test(arguments: weighted)
  func `a point of three times the weight counts three times`(
    loss: CoordinateLoss, expected: Double
  ) throws {
    #expect(abs(try Self.loss(loss, weights: [3, 1]) - expected) < 1e-5)
  }

  @Test(arguments: CoordinateLoss.allCases)
  func `no visible point gives nothing to learn`(loss: CoordinateLoss) throws {
    let found = try Tensor(Self.found, shape: [1, 2, 2])
    try found.setRequiresGradient(true)
    let value = try loss(found, Tensor(Self.truth, shape: [1, 2, 2]), weights: .zeros([1, 2]))
    #expect(try abs(value.detached().item()) < 1e-12)
    try value.backward()
    let gradient = try #require(found.gradient).values()
    #expect(gradient == [0, 0, 0, 0])
  }

  @Test(arguments: CoordinateLoss.allCases)
  func `masked points get no gradient`(loss: CoordinateLoss) throws {
    let found = try Tensor(Self.found, shape: [1, 2, 2])
    try found.setRequiresGradient(true)
    try loss(
      found, Tensor([10, 20, 4, 9] as [Float], shape: [1, 2, 2]),
      weights: Tensor([0, 1] as [Float], shape: [1, 2])
    ).backward()
    let gradient = try #require(found.gradient).values()
    #expect(gradient[0] == 0 && gradient[1] == 0)
    #expect(gradient[2] > 0 && gradient[3] < 0)
  }

  @Test(arguments: CoordinateLoss.allCases)
  func `a mirrored picture has the same loss`(loss: CoordinateLoss) throws {
    func mirrored(_ values: [Float]) -> [Float] {
      values.enumerated().map { $0 % 2 == 0 ? 256 - $1 : $1 }
    }
    let plain = try Self.loss(loss)
    let other = try loss(
      Tensor(mirrored(Self.found), shape: [1, 2, 2]),
      Tensor(mirrored(Self.truth), shape: [1, 2, 2])
    ).item()
    #expect(abs(plain - other) < 1e-5)
  }

  @Test(arguments: CoordinateLoss.allCases)
  func `shapes that do not fit are refused`(loss: CoordinateLoss) throws {
    let three = try Tensor.zeros([1, 3, 2])
    let two = try Tensor.zeros([1, 2, 2])
    #expect(throws: TorchError.self) { try loss(three, two) }
    #expect(
      throws: TorchError.wrongShape(what: "The list of weights", expected: [1, 3], found: [1, 2])
    ) { try loss(three, three, weights: .ones([1, 2])) }
  }
}
