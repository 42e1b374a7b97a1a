import GaitMath
import Testing

@Suite struct AnglesTests {
  @Test(arguments: [
    (0.0, 0.0), (180, 180), (-180, 180), (190, -170), (-190, 170), (720, 0), (540, 180),
  ])
  func wrapsIntoTheHalfOpenRange(angle: Double, expected: Double) {
    #expect(Angles.wrapped(angle) == expected)
  }

  @Test(arguments: [(100.0, -80.0), (-90, 90), (90, 90), (269, 89)])
  func wrapsLines(angle: Double, expected: Double) {
    #expect(Angles.wrapped(angle, period: 180) == expected)
  }

  @Test func unwrapsAcrossGaps() {
    let values = [170, -170, Double.nan, -150, 170]
    let result = Angles.unwrapped(values)
    #expect(result[0] == 170 && result[1] == 190 && result[3] == 210 && result[4] == 170)
    #expect(result[2].isNaN)
    #expect(Angles.unwrapped([]).isEmpty)
  }

  @Test func circularMeanCrossesTheSeam() throws {
    let mean = try #require(Angles.circularMean([170, -170, 180, .nan]))
    #expect(abs(abs(mean.mean) - 180) < 1e-9)
    // Mardia's spread of three directions 10 degrees apart: R = (1 + 2 cos 10) / 3.
    #expect(abs(mean.spread - 8.1754) < 1e-3)
    #expect(Angles.circularMean([Double.nan]) == nil)
    let line = try #require(Angles.circularMean([89, -89], period: 180))
    #expect(abs(abs(line.mean) - 90) < 1e-9)
  }

  @Test func turnsCounterClockwise() {
    #expect(Angles.turn(from: Vector2(1, 0), to: Vector2(0, 2)) == 90)
    #expect(Angles.direction(Vector2(0, -1)) == -90)
  }
}
