import Foundation
import GaitMath
import Testing

@Suite struct ZeroLagButterworthTests {
  @Test(arguments: 0..<5)
  func equalsSciPy(index: Int) throws {
    let reference = try SciPyValues.load().filters[index]
    let filter = try #require(
      ZeroLagButterworth(
        cutoff: reference.cutoff, samplingRate: reference.rate, orderPerPass: reference.order))
    #expect(largestDifference(filter(reference.input), reference.output) < 1e-9)
  }

  /// At the cut-off both passes together leave 1 / sqrt(2) of the amplitude, without delay.
  @Test(arguments: [2, 4, 6], [30.0, 60, 240])
  func hasItsThreeDecibelPointAtTheCutoff(order: Int, rate: Double) throws {
    let cutoff = 5.0
    let filter = try #require(
      ZeroLagButterworth(cutoff: cutoff, samplingRate: rate, orderPerPass: order))
    let count = Int(rate * 20)
    let times = (0..<count).map { Double($0) / rate }
    let output = filter(times.map { sin(2 * .pi * cutoff * $0) })
    let middle = count / 4..<count * 3 / 4
    let fit = try #require(
      HarmonicFit(
        times: Array(times[middle]), values: Array(output[middle]), frequency: cutoff,
        harmonics: [1]))
    #expect(abs(fit.coefficients[0].y - 0.5.squareRoot()) < 1e-3)
    #expect(abs(fit.coefficients[0].x) < 1e-3)
  }

  @Test(arguments: [3, 4, 10, 100])
  func leavesAStraightLineAlone(count: Int) throws {
    let filter = try #require(ZeroLagButterworth(cutoff: 6, samplingRate: 60))
    let line = (0..<count).map { 1000 - 3.5 * Double($0) }
    #expect(largestDifference(filter(line), line) < 1e-7)
  }

  @Test(arguments: [0, 1, 2])
  func leavesTooFewSamplesAlone(count: Int) throws {
    let filter = try #require(ZeroLagButterworth(cutoff: 6, samplingRate: 60))
    let values = [5.0, -2].prefix(count)
    #expect(filter(Array(values)) == Array(values))
  }

  @Test(arguments: [
    (0.0, 60.0, 2), (-1, 60, 2), (27, 60, 2), (8, 17.7, 2), (8, 0, 2), (8, .infinity, 2),
    (.nan, 60, 2), (8, 60, 3), (8, 60, 0),
  ])
  func refusesImpossibleDesigns(cutoff: Double, rate: Double, order: Int) {
    #expect(
      ZeroLagButterworth(cutoff: cutoff, samplingRate: rate, orderPerPass: order) == nil)
  }
}
