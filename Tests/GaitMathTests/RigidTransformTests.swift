import FootfallTestSupport
import Foundation
import GaitMath
import Testing

@Suite struct RigidTransformTests {
  private static let body = [
    Vector3(0, 0, 0), Vector3(100, 5, -3), Vector3(10, 80, 20), Vector3(-30, 15, 60),
  ]

  /// Rodrigues' formula, as a truth of its own.
  private static func turned(_ p: Vector3, about axis: Vector3, by angle: Double) -> Vector3 {
    let k = axis / axis.length
    return p * cos(angle) + k.cross(p) * sin(angle) + k * k.dot(p) * (1 - cos(angle))
  }

  @Test(arguments: [0, 0.3, 1.5, 3.14159, -2.5], [3, 4])
  func findsATurnAndAShift(angle: Double, count: Int) throws {
    let axis = Vector3(0.3, -0.8, 0.5)
    let shift = Vector3(1000, -20, 7)
    let from = Array(Self.body.prefix(count))
    let fit = try #require(
      RigidTransform.fit(from, from.map { Self.turned($0, about: axis, by: angle) + shift }))
    #expect(fit.residual < 1e-9)
    let carried = Vector3(55, -120, 33)
    let expected = Self.turned(carried, about: axis, by: angle) + shift
    #expect((fit.transform(carried) - expected).length < 1e-9)
  }

  /// Equal noise on all points leaves the mean and widens the residual to its own size.
  @Test func theResidualIsTheNoise() throws {
    var random = SeededGenerator(seed: 5)
    let cloud = (0..<400).map { _ in
      Vector3(random.nextNormal(), random.nextNormal(), random.nextNormal()) * 100
    }
    let moved = cloud.map { p in
      Self.turned(p, about: Vector3(1, 1, 0), by: 0.7)
        + Vector3(random.nextNormal(), random.nextNormal(), random.nextNormal()) * 2
    }
    let fit = try #require(RigidTransform.fit(cloud, moved))
    // Three coordinates with a deviation of 2 each.
    #expect(abs(fit.residual - 2 * 3.0.squareRoot()) < 0.2)
    let there = Self.turned(Vector3(100, 0, 0), about: Vector3(1, 1, 0), by: 0.7)
    #expect((fit.transform(Vector3(100, 0, 0)) - there).length < 0.6)
  }

  @Test func aMirrorImageIsNoMotion() throws {
    let fit = try #require(
      RigidTransform.fit(Self.body, Self.body.map { Vector3(-$0.x, $0.y, $0.z) }))
    #expect(fit.residual > 10)
    let axes = (fit.transform.xAxis, fit.transform.yAxis, fit.transform.zAxis)
    #expect(abs(axes.0.cross(axes.1).dot(axes.2) - 1) < 1e-12)
  }

  @Test(arguments: ["two points", "a line", "one place", "not finite", "other count"])
  func refusesWhatLeavesTheTurnOpen(name: String) {
    let line = (0..<4).map { Vector3(Double($0), 2 * Double($0), 0) }
    let (from, to): ([Vector3], [Vector3]) =
      switch name {
      case "two points": (Array(line.prefix(2)), Array(line.prefix(2)))
      case "a line": (line, line.map { $0 * 1 + Vector3(1, 0, 0) })
      case "one place": (line.map { _ in .one }, line)
      case "not finite": (Self.body, Self.body.map { $0 + Vector3(.nan, 0, 0) })
      default: (Self.body, Array(Self.body.prefix(3)))
      }
    #expect(RigidTransform.fit(from, to) == nil)
  }

  @Test func eigenvaluesOfAKnownMatrix() throws {
    // 2 on the diagonal and -1 beside it: 2 - 2 cos(k pi / 4), k = 1, 2, 3.
    let (values, vectors) = try #require(
      SymmetricEigen.decompose([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]))
    for (value, truth) in zip(values, [2 + 2.0.squareRoot(), 2, 2 - 2.0.squareRoot()]) {
      #expect(abs(value - truth) < 1e-12)
    }
    #expect(abs(vectors[1][1]) < 1e-12)
    #expect(abs(abs(vectors[1][0]) - 0.5.squareRoot()) < 1e-12)
    #expect(SymmetricEigen.decompose([[1, .infinity], [.infinity, 1]]) == nil)
  }
}
