import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// The surfaces follow the parts of the leg.
@Suite struct LegPoseTests {
  private let camera = StandingLeg.camera()
  private let shape = StandingLeg.shape()

  private func paint(_ legs: [DressedLeg]) -> LinearImage {
    LegPainter.paint(
      Array(repeating: legs, count: 8), camera: camera, light: StandingLeg.light, seed: 1
    ).image
  }

  /// The middle of the coverage of some rows of the picture.
  private func middle(_ image: LinearImage, _ rows: Range<Int>) throws -> Double {
    var rowsOnly = image
    for index in image.pixels.indices where !rows.contains(index / image.size.width) {
      rowsOnly.pixels[index] = .zero
    }
    return try #require(rowsOnly.middle(\.w)).x
  }

  /// The picture with its green as coverage.
  private func cap(_ image: LinearImage) -> LinearImage {
    var result = image
    for index in image.pixels.indices {
      let pixel = image.pixels[index]
      result.pixels[index] = SIMD4(0, 0, 0, pixel.y > 1.5 * pixel.x + 0.02 ? 1 : 0)
    }
    return result
  }

  /// A frame turned about the forward axis, the upper end to the outside.
  private func tilted(_ frame: RigidFrame, by degrees: Double) -> RigidFrame {
    let angle = degrees * .pi / 180
    return RigidFrame(
      origin: frame.origin, forward: frame.forward,
      up: cos(angle) * frame.up + sin(angle) * frame.lateral,
      lateral: cos(angle) * frame.lateral - sin(angle) * frame.up)
  }

  @Test func leftLegIsTheMirroredRightOne() {
    let dress = StandingLeg.dress()
    let right = paint([StandingLeg.leg(.right, dress: dress)])
    let left = paint([StandingLeg.leg(.left, dress: dress)])
    #expect(abs(right.area - left.area) < 0.005 * right.area)
    var differences = 0.0
    for row in 0..<right.size.height {
      for column in 0..<right.size.width {
        let one = right.pixels[row * right.size.width + column].w
        let other = left.pixels[(row + 1) * right.size.width - 1 - column].w
        differences += Double(abs(one - other))
      }
    }
    // Samples within a pixel are not mirrored; edges may differ by a part of a pixel.
    #expect(differences < 0.02 * right.area)
  }

  @Test(arguments: [-8.0, 5, 12])
  func heelLeansAsItsFrame(eversion: Double) throws {
    // A shoe whose heel cap alone is green.
    var dress = StandingLeg.dress()
    dress.shoe.upper = SIMD3(repeating: 0.1)
    dress.shoe.midsole = SIMD3(repeating: 0.1)
    dress.shoe.accent = SIMD3(0, 0.6, 0)
    dress.shoe.design = 4
    var leg = StandingLeg.leg(.right, dress: dress, aside: 0)
    let straight = cap(paint([leg]))
    leg.pose.heel = tilted(leg.pose.heel, by: -eversion)
    let image = cap(paint([leg]))
    // Rows at two heights of the counter: the middle moves by the tangent of the lean.
    func row(_ height: Double) -> Int {
      Int(240 - (height - 0.27) * camera.focalLength / 2.5)
    }
    let (high, low) = (row(0.058), row(0.04))
    let lean =
      try (middle(image, high..<high + 2) - middle(image, low..<low + 2))
      - (middle(straight, high..<high + 2) - middle(straight, low..<low + 2))
    let expected = -tan(eversion * .pi / 180) * Double(low - high)
    #expect(abs(lean - expected) < 0.5 * abs(expected) + 0.5)
    #expect(lean * expected > 0)
  }

  @Test(arguments: [-6.0, 7])
  func legLeansAsItsFrame(tilt: Double) throws {
    var leg = StandingLeg.leg(.right, aside: 0)
    leg.pose.shank = tilted(leg.pose.shank, by: tilt)
    leg.pose.thigh = tilted(leg.pose.thigh, by: tilt)
    leg.pose.thigh.origin = leg.pose.shank(Vector3(0, 0.4, 0))
    let image = paint([leg])
    let straight = paint([StandingLeg.leg(.right, aside: 0)])
    let depth = 2.5 + shape.ankleInHeel.x
    func row(_ height: Double) -> Int {
      let above = shape.ankleInHeel.y + height * cos(tilt * .pi / 180) - 0.27
      return Int(240 - above * camera.focalLength / depth)
    }
    let (high, low) = (row(0.26), row(0.12))
    let shift = try (high: middle(image, high..<high + 2), low: middle(image, low..<low + 2))
    let still =
      try (high: middle(straight, high..<high + 2), low: middle(straight, low..<low + 2))
    let lean = (shift.high - shift.low) - (still.high - still.low)
    let expected = tan(tilt * .pi / 180) * Double(low - high)
    #expect(abs(lean - expected) < 2.5)
  }

  @Test func liftedHeelShowsTheTread() {
    var dress = StandingLeg.dress(sock: .crew)
    dress.shoe.outsole = SIMD3(0, 0.6, 0)
    dress.shoe.upper = SIMD3(repeating: 0.1)
    dress.shoe.midsole = SIMD3(repeating: 0.1)
    dress.shoe.accent = SIMD3(repeating: 0.1)
    func green(_ image: LinearImage) -> Int {
      image.pixels.filter { $0.y > 2 * $0.x + 0.02 }.count
    }
    let flat = green(paint([StandingLeg.leg(dress: dress, aside: 0)]))
    var leg = StandingLeg.leg(dress: dress, aside: 0)
    let angle = 55.0 * .pi / 180
    // The upper end forward, about the ball of the foot.
    let (forward, up) = (
      Vector3(cos(angle), -sin(angle), 0), Vector3(sin(angle), cos(angle), 0)
    )
    let ball = leg.pose.forefoot.origin
    leg.pose.heel.forward = forward
    leg.pose.heel.up = up
    leg.pose.heel.origin = ball - 0.7 * 0.26 * forward
    leg.pose.shank.origin = leg.pose.heel(shape.ankleInHeel)
    leg.pose.thigh.origin = leg.pose.shank(Vector3(0, 0.4, 0))
    #expect(green(paint([leg])) > 4 * flat + 300)
  }

  @Test func longerLegsAreLonger() throws {
    var leg = StandingLeg.leg(aside: 0)
    leg.dress.trousers = .threeQuarterTights
    leg.dress.hem = 0.7
    leg.dress.trouserCloth = ClothLook(colour: SIMD3(0, 0, 0.8))
    func lowestBlue(_ leg: DressedLeg) throws -> Int {
      let image = paint([leg])
      return try #require(image.pixels.lastIndex { $0.z > 0.2 && $0.x < 0.1 }) / image.size.width
    }
    let short = try lowestBlue(leg)
    leg.pose.shankLength = 0.44
    leg.pose.thigh.origin = leg.pose.shank(Vector3(0, 0.44, 0))
    let long = try lowestBlue(leg)
    // The hem at 70 percent of the leg moves up by 2.8 cm.
    let expected = 0.7 * 0.04 * camera.focalLength / 2.55
    #expect(abs(Double(short - long) - expected) < 3)
  }

  @Test func bentKneeKeepsTheLegWhole() {
    var leg = StandingLeg.leg(aside: 0)
    let angle = 70.0 * .pi / 180
    leg.pose.shank.forward = Vector3(cos(angle), -sin(angle), 0)
    leg.pose.shank.up = Vector3(sin(angle), cos(angle), 0)
    leg.pose.shank.origin = Vector3(-0.3, 0.3, 0)
    leg.pose.thigh.origin = leg.pose.shank(Vector3(0, 0.4, 0))
    leg.pose.heel.origin = leg.pose.shank.origin + Vector3(-0.05, -0.06, 0)
    leg.pose.forefoot.origin = leg.pose.heel(Vector3(0.18, 0, 0))
    let image = paint([leg])
    // Every row between the first and the last has a part of the leg in one piece at least.
    let rows = (0..<image.size.height).map { row in
      (0..<image.size.width).contains { image.pixels[row * image.size.width + $0].w > 0.5 }
    }
    if let first = rows.firstIndex(of: true), let last = rows.lastIndex(of: true) {
      #expect(rows[first...last].allSatisfy { $0 })
      #expect(last - first > 100)
    } else {
      Issue.record("nothing was drawn")
    }
  }

  @Test func legsShadeEachOther() throws {
    // Light from the right side: the left leg stands in the shade of the right one.
    let light = Light(
      toSun: Vector3(-0.5, 0.1, 0.85), sun: SIMD3(repeating: 1), sky: SIMD3(repeating: 0.1),
      ground: SIMD3(repeating: 0.1))
    let dress = StandingLeg.dress(trousers: .fullTights)
    let left = StandingLeg.leg(.left, dress: dress, aside: 0.06)
    var right = StandingLeg.leg(.right, dress: dress, aside: 0.06)
    right.pose = StandingLeg.pose(.right, shape, aside: 0.06, forward: -0.1)
    func brightness(_ legs: [DressedLeg]) -> Float {
      let image = LegPainter.paint([legs], camera: camera, light: light, seed: 1).image
      return image.pixels.enumerated().reduce(0) { sum, pixel in
        pixel.offset % image.size.width < 140 ? sum + pixel.element.y : sum
      }
    }
    #expect(brightness([left, right]) < 0.93 * brightness([left]))
  }
}
