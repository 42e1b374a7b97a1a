import FootfallTestSupport
import Foundation
import GaitMath
import Testing

@Suite struct UniformSeriesTests {
  /// Onto a grid and back: a smooth signal with uneven times keeps its values.
  @Test func goesThereAndBack() throws {
    var random = SeededGenerator(seed: 3)
    let times = (0..<120).map { (Double($0) + Double.random(in: -0.3...0.3, using: &random)) / 60 }
    let values = times.map { 100 * sin(2 * .pi * 1.4 * $0) }
    let grid = try #require(UniformSeries(times: times, values: values, rate: 60))
    #expect(grid.start == times[0])
    let back = try #require(grid.values(at: times))
    let inner = 3..<117
    #expect(largestDifference(Array(back[inner]), Array(values[inner])) < 0.1)
  }

  @Test func knowsEvenSteps() {
    #expect(UniformSeries.isUniform([0, 0.033, 0.067, 0.1]))
    #expect(!UniformSeries.isUniform([0, 0.033, 0.1, 0.133]))
    #expect(UniformSeries.isUniform([]))
    #expect(UniformSeries.isUniform([0, 5]))
  }

  @Test func refusesWhatHasNoGrid() {
    #expect(UniformSeries(times: [], values: [], rate: 60) == nil)
    #expect(UniformSeries(times: [0], values: [1], rate: 60) == nil)
    #expect(UniformSeries(times: [0, 1], values: [1, 2], rate: 0) == nil)
    #expect(UniformSeries(times: [0, 1], values: [1, 2], rate: .infinity) == nil)
    #expect(UniformSeries(times: [1, 0], values: [1, 2], rate: 10) == nil)
  }
}
