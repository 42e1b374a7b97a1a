import GaitMath
import Testing

@Suite struct StatisticsTests {
  @Test func summariesOfASmallSet() {
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    #expect(Statistics.mean(values) == 5)
    #expect(Statistics.median(values) == 4.5)
    #expect(abs((Statistics.standardDeviation(values) ?? 0) - 2.13809) < 1e-5)
    #expect(Statistics.quantile(values, 0.25) == 4)
    #expect(Statistics.quantile(values, 1) == 9)
    #expect(Statistics.quantile(values, 2) == 9)
    #expect(abs((Statistics.scaledMedianDeviation(values) ?? 0) - 0.7413) < 1e-9)
  }

  @Test func emptySetsHaveNoSummary() {
    let none: [Double] = []
    #expect(Statistics.mean(none) == nil)
    #expect(Statistics.median(none) == nil)
    #expect(Statistics.standardDeviation([1]) == nil)
    #expect(Statistics.scaledMedianDeviation(none) == nil)
    #expect(Statistics.line([1, 2], [1, 2]) == nil)
    #expect(Statistics.line([1, 1, 1], [1, 2, 3]) == nil)
  }

  /// Anscombe's first set (1973, doi:10.1080/00031305.1973.10478966): y = 3 + 0.5 x.
  @Test func lineOfAnscombe() throws {
    let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    let line = try #require(Statistics.line(x, y))
    #expect(abs(line.slope - 0.50009) < 1e-5)
    #expect(abs(line.intercept - 3.00009) < 1e-5)
    #expect(abs(line.residual - 1.23660) < 1e-5)
    #expect(abs(line.slopeError - 0.11791) < 1e-5)
  }
}
