import Foundation
import GaitMath
import Testing

@Suite struct PiecewiseCubicTests {
  @Test func splineEqualsSciPy() throws {
    let reference = try SciPyValues.load().splines
    let curve = try #require(PiecewiseCubic(reference.x, reference.y, kind: .spline))
    #expect(largestDifference(reference.targets.map { curve($0) }, reference.spline) < 1e-9)
    #expect(largestDifference(curve(atIncreasing: reference.targets), reference.spline) < 1e-9)
    let short = try #require(
      PiecewiseCubic(
        Array(reference.x.prefix(3)), Array(reference.y.prefix(3)), kind: .spline))
    let values = reference.targets.prefix(6).map { short($0) }
    #expect(largestDifference(values, reference.spline3) < 1e-9)
  }

  @Test func monotoneEqualsSciPy() throws {
    let reference = try SciPyValues.load().splines
    let curve = try #require(PiecewiseCubic(reference.x, reference.y, kind: .monotone))
    #expect(largestDifference(curve(atIncreasing: reference.targets), reference.monotone) < 1e-9)
  }

  @Test func splineIsExactForACubic() throws {
    func cubic(_ x: Double) -> Double { 2 - x + 0.5 * x * x - 0.1 * x * x * x }
    let x = [0, 0.3, 1, 1.2, 2, 3.5]
    let curve = try #require(PiecewiseCubic(x, x.map(cubic), kind: .spline))
    for place in [0.1, 0.9, 1.7, 3.2] { #expect(abs(curve(place) - cubic(place)) < 1e-12) }
  }

  @Test func monotoneDoesNotOvershoot() throws {
    let curve = try #require(
      PiecewiseCubic([0, 1, 2, 3], [0, 0, 1, 1], kind: .monotone))
    for step in 0...60 {
      let value = curve(Double(step) / 20)
      #expect(value >= 0 && value <= 1)
    }
  }

  @Test func twoPointsGiveTheLine() throws {
    for kind in [PiecewiseCubic.Kind.spline, .monotone] {
      let curve = try #require(PiecewiseCubic([1, 3], [2, 8], kind: kind))
      #expect(abs(curve(2) - 5) < 1e-12)
    }
  }

  @Test func refusesWhatIsNoCurve() {
    #expect(PiecewiseCubic([], [], kind: .spline) == nil)
    #expect(PiecewiseCubic([1], [1], kind: .spline) == nil)
    #expect(PiecewiseCubic([1, 1], [1, 2], kind: .spline) == nil)
    #expect(PiecewiseCubic([1, 2], [1], kind: .monotone) == nil)
    #expect(PiecewiseCubic([1, .nan], [1, 2], kind: .monotone) == nil)
  }
}
