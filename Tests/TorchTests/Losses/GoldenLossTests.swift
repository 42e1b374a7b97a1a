import FootfallTestSupport
import Testing
import Torch

/// Each loss with each reduction, in float64.
@Suite(.oneAtATime) struct GoldenLossTests {
  @Test func hasCases() throws { #expect(try GoldenLosses.shared.get().cases.count == 34) }

  @Test(arguments: GoldenLosses.names) func equalsPyTorch(_ name: String) throws {
    try TorchLibrary.setThreads(1)
    let golden = try GoldenLosses.named(name)
    let prediction = try golden.prediction.tensor(.float64)
    try prediction.setRequiresGradient(true)
    let loss = try golden.loss(prediction).numbers()
    #expect(loss.shape == golden.loss.shape)
    for (found, expected) in zip(loss.values, golden.loss.values) {
      #expect(abs(found - expected) <= golden.tolerance, "loss \(found), not \(expected)")
    }
    try golden.total(prediction).backward()
    let gradient = try #require(prediction.gradient).numbers()
    #expect(gradient.shape == golden.gradient.shape)
    for (found, expected) in zip(gradient.values, golden.gradient.values) {
      #expect(abs(found - expected) <= golden.tolerance, "gradient \(found), not \(expected)")
    }
  }

  /// Moves each element of the prediction by a step to both sides; the cases lie away from bends.
  /// Without `ciou`, whose gradient takes a factor of the loss as constant.
  @Test(arguments: GoldenLosses.names.filter { !$0.hasPrefix("ciou") })
  func hasTheGradientOfFiniteDifferences(
    _ name: String
  ) throws {
    let golden = try GoldenLosses.named(name)
    let prediction = try golden.prediction.tensor(.float64)
    try prediction.setRequiresGradient(true)
    try golden.total(prediction).backward()
    let gradient = try #require(prediction.gradient).numbers().values
    let step = 1e-6
    for index in gradient.indices {
      func total(_ shift: Double) throws -> Double {
        var values = golden.prediction.values
        values[index] += shift
        return try golden.total(Tensor(values, shape: golden.prediction.shape)).item()
      }
      let slope = try (total(step) - total(-step)) / (2 * step)
      #expect(abs(slope - gradient[index]) < 1e-7, "element \(index)")
    }
  }
}
