import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct LegShapeTests {
  private let shape = StandingLeg.shape()

  /// The length of an outline, metres.
  private func girth(_ shape: LegShape, _ height: Double) -> Double {
    let section = LegSection(shape, height: height)
    let points = (0...720).map { step -> Vector2 in
      let outline = section.outline(-.pi + Double(step) * .pi / 360)
      return Vector2(outline.forward, outline.lateral)
    }
    return zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
  }

  @Test func girthsAreThoseAskedFor() {
    // The largest around the calf, the smallest above the ankle; furrow and tendon add little.
    let heights = stride(from: 0.02, through: 0.36, by: 0.005).map { ($0, girth(shape, $0)) }
    let thickest = heights.filter { $0.0 > 0.15 }.max { $0.1 < $1.1 }
    let thinnest = heights.filter { $0.0 < 0.15 }.min { $0.1 < $1.1 }
    #expect(abs((thickest?.1 ?? 0) - shape.calfGirth) < 0.015)
    #expect(abs((thickest?.0 ?? 0) / shape.shankLength - 0.7) < 0.08)
    #expect(abs((thinnest?.1 ?? 0) - shape.ankleGirth) < 0.02)
    #expect(abs((thinnest?.0 ?? 0) / shape.shankLength - 0.15) < 0.06)
  }

  @Test(arguments: [0.30, 0.36, 0.42, 0.46])
  func thickerCalvesAreThicker(calf: Double) {
    var shape = shape
    shape.calfGirth = calf
    #expect(abs(girth(shape, 0.28) - calf) < 0.02)
  }

  @Test func innerHeadOfTheCalfIsLowerAndTheOuterOneBulges() {
    func peak(_ width: (LegSection) -> Double) -> (height: Double, width: Double) {
      stride(from: 0.2, through: 0.36, by: 0.0005)
        .map { ($0, width(LegSection(shape, height: $0))) }
        .max { $0.1 < $1.1 } ?? (0, 0)
    }
    let outer = peak(\.lateralWidth)
    let inner = peak(\.medialWidth)
    #expect(abs(outer.height - inner.height - shape.medialHeadDrop) < 0.002)
    #expect(outer.width - inner.width > 0.5 * shape.lateralBulge)
  }

  @Test func outerAnkleStandsLower() {
    func peak(_ width: (LegSection) -> Double) -> Double {
      let widths = stride(from: -0.02, through: 0.05, by: 0.0005)
        .map { ($0, width(LegSection(shape, height: $0))) }
      return widths.max { $0.1 < $1.1 }?.0 ?? 0
    }
    #expect(peak(\.lateralWidth) < peak(\.medialWidth) - 0.006)
  }

  @Test func tendonStandsOut() {
    let section = LegSection(shape, height: 0.06)
    var smooth = section
    smooth.ridge = 0
    #expect(abs(smooth.back(0) - section.back(0) - shape.tendonRidge) < 1e-4)
    #expect(abs(smooth.back(0.025) - section.back(0.025)) < 1e-4)
  }

  @Test func backIsWhereTheOutlineIs() {
    for height in [0.0, 0.07, 0.2, 0.28, 0.4, 0.5] {
      let section = LegSection(shape, height: height)
      for angle in [-1.2, -0.4, 0.0, 0.3, 1.1] {
        let outline = section.outline(angle)
        let back = shape.shankBack(height: height, lateral: outline.lateral)
        #expect(abs(back.point.x - outline.forward) < 1e-9)
        #expect(back.point.y == height)
        #expect(abs(back.point.z - outline.lateral) < 1e-12)
      }
    }
  }

  @Test(arguments: Footwear.allCases)
  func normalsAreAtRightAnglesToTheSurface(footwear: Footwear) {
    let shape = StandingLeg.shape(footwear)
    let places: [(Double, Double)] = [
      (0.03, 0), (0.05, 0.01), (0.07, -0.008), (0.2, 0.02), (0.3, -0.03),
    ]
    for (height, lateral) in places {
      for isShank in [true, false] {
        func at(_ height: Double, _ lateral: Double) -> (point: Vector3, normal: Vector3) {
          isShank
            ? shape.shankBack(height: height, lateral: lateral)
            : shape.heelBack(height: height, lateral: lateral)
        }
        let here = at(height, lateral)
        #expect(abs(here.normal.length - 1) < 1e-12)
        #expect(here.normal.x < 0)
        for (up, out) in [(1e-3, 0.0), (0.0, 1e-3)] {
          let way =
            at(height + up, lateral + out).point - at(height - up, lateral - out).point
          #expect(abs(way.dot(here.normal)) / max(way.length, 1e-9) < 0.03)
        }
      }
    }
  }

  @Test func placesBesideTheLegCountAsItsEdge() {
    let edge = shape.shankBack(height: 0.2, lateral: 9)
    #expect(abs(edge.point.z - 0.97 * LegSection(shape, height: 0.2).lateralWidth) < 1e-12)
    let heel = shape.heelBack(height: 0.05, lateral: -9)
    #expect(abs(heel.point.z + 0.97 * HeelSection(shape, height: 0.05).halfWidth) < 1e-12)
    #expect(heel.normal.z < -0.5)
  }

  @Test func backOfTheHeelHasItsWidth() {
    for height in [0.04, 0.055] {
      let section = HeelSection(shape, height: height)
      #expect(abs(section.halfWidth - shape.heelWidth / 2) < 0.003)
    }
    // The sole is wider, and touches the ground where the heel's origin is.
    #expect(HeelSection(shape, height: 0.005).halfWidth > shape.heelWidth / 2 + 0.004)
    #expect(abs(shape.heelBack(height: 0, lateral: 0).point.x) < 1e-3)
  }

  @Test func ankleStandsInTheFoot() {
    for footwear in Footwear.allCases {
      let shape = StandingLeg.shape(footwear)
      let ankle = shape.ankleInHeel
      #expect(ankle.x > 0.03 && ankle.x < 0.3 * shape.footLength)
      #expect(ankle.y > shape.soleThickness + 0.05)
      #expect(ankle.z == 0)
    }
  }

  @Test(arguments: Footwear.allCases)
  func sampledShapesAreThoseOfPeople(footwear: Footwear) {
    var calves: [Double] = []
    for seed in 0..<300 {
      var random = SplitMix64(seed: UInt64(seed))
      let shape = LegShape.sampled(
        using: &random, shankLength: 0.41, footLength: 0.26, footwear: footwear)
      calves.append(shape.calfGirth)
      #expect(shape.calfGirth > 0.27 && shape.calfGirth < 0.5)
      #expect(shape.ankleGirth > 0.18 && shape.ankleGirth < 0.28)
      #expect(shape.ankleGirth < 0.8 * shape.calfGirth)
      #expect((0.008...0.020).contains(shape.medialHeadDrop))
      #expect((0.002...0.006).contains(shape.lateralBulge))
      #expect(shape.tendonRidge > 0)
      #expect(shape.counterHeight > shape.soleThickness + 0.04)
      #expect((footwear == .barefoot) == (shape.soleThickness == 0))
    }
    let mean = calves.reduce(0, +) / 300
    let spread = (calves.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299).squareRoot()
    #expect(abs(mean - 0.376) < 0.006)
    #expect(abs(spread - 0.029) < 0.005)
  }

  @Test func sameSeedSameShape() {
    func shape(_ seed: UInt64) -> LegShape {
      var random = SplitMix64(seed: seed)
      return .sampled(using: &random, shankLength: 0.4, footLength: 0.25, footwear: .trainer)
    }
    #expect(shape(4) == shape(4))
    #expect(shape(4) != shape(5))
  }
}

@Suite struct ProfileTests {
  private let knots = [0.0, 1, 2, 4]
  private let values = [0.0, 2, 2, -1]

  @Test func goesThroughItsKnots() {
    for (knot, value) in zip(knots, values) {
      #expect(abs(Profile.value(at: knot, knots: knots, values) - value) < 1e-12)
    }
  }

  @Test func keepsTheEndsAndNeverOvershoots() {
    #expect(Profile.value(at: -3, knots: knots, values) == 0)
    #expect(Profile.value(at: 9, knots: knots, values) == -1)
    var before = -1.0
    for step in 0...100 {
      let value = Profile.value(at: Double(step) / 100, knots: knots, values)
      #expect(value >= before && value <= 2)
      before = value
    }
    for step in 0...100 {
      #expect(Profile.value(at: 1 + Double(step) / 100, knots: knots, values) == 2)
    }
  }

  @Test func hasNoCorners() {
    for knot in [1.0, 2] {
      func slope(_ place: Double) -> Double {
        let step = 1e-6
        return
          (Profile.value(at: place + step, knots: knots, values)
          - Profile.value(at: place - step, knots: knots, values)) / (2 * step)
      }
      #expect(abs(slope(knot - 1e-4) - slope(knot + 1e-4)) < 0.01)
    }
  }

  @Test func straightDataGiveAStraightLine() {
    let line = knots.map { 3 * $0 - 1 }
    for place in [1.2, 1.5, 1.9] {
      #expect(abs(Profile.value(at: place, knots: knots, line) - (3 * place - 1)) < 1e-12)
    }
  }

  @Test func nonsenseIsZero() {
    #expect(Profile.value(at: 1, knots: [], []) == 0)
    #expect(Profile.value(at: 1, knots: [0, 1], [1]) == 0)
  }
}
