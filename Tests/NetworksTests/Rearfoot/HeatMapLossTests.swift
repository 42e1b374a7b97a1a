import FootfallTestSupport
import Foundation
import Networks
import Testing
import Torch

/// What heat maps and standard deviations learn by.
@Suite(.oneAtATime) struct HeatMapLossTests {
  static func ones(_ count: Int) throws -> Tensor { try .ones([1, count]) }

  /// The bell around a point on a grid of cells, as shares.
  static func bell(
    _ x: Double, _ y: Double, width: Double, cells: Int, stride: Double
  ) -> [Double] {
    let values = (0..<cells * cells).map { cell -> Double in
      let dx = (Double(cell % cells) + 0.5) * stride - x
      let dy = (Double(cell / cells) + 0.5) * stride - y
      return exp(-(dx * dx + dy * dy) / (2 * width * width))
    }
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  static func crossEntropy(_ scores: [Float], cells: Int = 6) throws -> Double {
    try HeatMapLoss.crossEntropy(
      HeatMaps(scores: Tensor(scores, shape: [1, 1, cells, cells]), stride: 4),
      Tensor([9, 15] as [Float], shape: [1, 1, 2]), weights: ones(1), width: 5
    ).item()
  }

  @Test func `the bell itself is the best map`() throws {
    let bell = Self.bell(9, 15, width: 5, cells: 6, stride: 4)
    let entropy = -bell.map { $0 * log($0) }.reduce(0, +)
    let best = try Self.crossEntropy(bell.map { Float(log($0)) })
    #expect(abs(best - entropy) < 1e-5)
    let flat = try Self.crossEntropy(Array(repeating: 2, count: 36))
    #expect(abs(flat - log(36)) < 1e-5)
    #expect(flat > best)
    // Mirrored along x, the map is wrong: the point does not lie in the middle.
    let mirrored = (0..<36).map { Float(log(bell[$0 / 6 * 6 + 5 - $0 % 6])) }
    #expect(try Self.crossEntropy(mirrored) > best + 0.05)
  }

  @Test func `scores may be moved all by the same amount`() throws {
    let scores = (0..<36).map { sin(Float($0)) }
    let moved = try Self.crossEntropy(scores.map { $0 + 50 })
    #expect(abs(moved - (try Self.crossEntropy(scores))) < 1e-4)
  }

  @Test func `an absent point leaves its map alone`() throws {
    let scores = try Tensor((0..<72).map { cos(Float($0)) }, shape: [1, 2, 6, 6])
    try scores.setRequiresGradient(true)
    try HeatMapLoss.crossEntropy(
      HeatMaps(scores: scores, stride: 4), Tensor([3, 3, 9, 9] as [Float], shape: [1, 2, 2]),
      weights: Tensor([0, 1] as [Float], shape: [1, 2]), width: 4
    ).backward()
    let gradient = try #require(scores.gradient).values()
    #expect(gradient[..<36].allSatisfy { $0 == 0 })
    #expect(gradient[36...].contains { $0 != 0 })
  }

  @Test func `likelihood is that of Laplace distributions`() throws {
    let deviations: [Float] = [0.5, 2]
    let loss = try HeatMapLoss.likelihood(
      Tensor(deviations, shape: [1, 1, 2]), Tensor([11, 17] as [Float], shape: [1, 1, 2]),
      Tensor([10, 20] as [Float], shape: [1, 1, 2]), weights: Self.ones(1)
    ).item()
    func single(_ error: Double, _ deviation: Double) -> Double {
      let scale = deviation / 2.0.squareRoot()
      return -log(exp(-error / scale) / (2 * scale))
    }
    #expect(abs(loss - (single(1, 0.5) + single(3, 2)) / 2) < 1e-5)
  }

  @Test func `the best deviation is as large as errors are`() throws {
    // Errors 1, 2, 3, 6: their mean is 3, and a Laplace distribution with that scale fits best.
    let errors: [Float] = [1, -2, 3, -6]
    func loss(_ deviation: Double) throws -> Double {
      try HeatMapLoss.likelihood(
        .full([1, 2, 2], deviation), Tensor(errors, shape: [1, 2, 2]), .zeros([1, 2, 2]),
        weights: Self.ones(2)
      ).item()
    }
    let best = 3 * 2.0.squareRoot()
    #expect(try loss(best) < loss(best * 1.05))
    #expect(try loss(best) < loss(best * 0.95))
  }

  @Test func `points do not learn from deviations`() throws {
    let found = try Tensor([4, 5] as [Float], shape: [1, 1, 2])
    let deviations = try Tensor([1, 1] as [Float], shape: [1, 1, 2])
    try found.setRequiresGradient(true)
    try deviations.setRequiresGradient(true)
    try HeatMapLoss.likelihood(deviations, found, .zeros([1, 1, 2]), weights: Self.ones(1))
      .backward()
    #expect(found.gradient == nil)
    // Too small a deviation for errors of 4 and 5: it has to grow.
    let gradient = try #require(deviations.gradient).values()
    #expect(gradient.allSatisfy { $0 < 0 })
  }

  @Test func `shapes that do not fit are refused`() throws {
    let maps = HeatMaps(scores: try .zeros([2, 3, 4, 4]), stride: 4)
    let points = try Tensor.zeros([2, 4, 2])
    let weights = try Tensor.ones([2, 4])
    #expect(
      throws: TorchError.wrongShape(
        what: "The points of heat maps", expected: [2, 3, 2], found: [2, 4, 2])
    ) { try HeatMapLoss.crossEntropy(maps, points, weights: weights, width: 4) }
    let deviations = try Tensor.ones([2, 3, 2])
    #expect(throws: TorchError.self) {
      try HeatMapLoss.likelihood(deviations, points, points, weights: weights)
    }
  }
}
