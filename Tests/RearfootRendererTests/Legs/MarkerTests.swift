import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// Where markers are drawn, and how much of them is seen.
@Suite struct MarkerTests {
  private let shape = StandingLeg.shape()
  /// Light from everywhere, so that a marker has one colour.
  private let flatLight = Light(
    toSun: Vector3(0, 1, 0), sun: .zero, sky: SIMD3(repeating: 0.7),
    ground: SIMD3(repeating: 0.7))

  /// How much of a pixel is the marker's green: nothing else in these pictures is greener than red.
  private func green(_ pixel: SIMD4<Float>) -> Float {
    max(pixel.y - max(pixel.x, pixel.z), 0)
  }

  private func paint(_ leg: DressedLeg, _ camera: Camera, exposures: Int = 40) -> LegLayer {
    LegPainter.paint(
      Array(repeating: [leg], count: exposures), camera: camera, light: flatLight, seed: 1)
  }

  /// A leg in grey trousers, on which green stands out.
  private func leg(_ markers: [WornMarker], footwear: Footwear = .runningShoe) -> DressedLeg {
    let dress = LegDress(
      skinTone: 5, footwear: footwear, trousers: .fullTights, sock: .none,
      trouserCloth: ClothLook(colour: SIMD3(repeating: 0.1)), seed: 3)
    return StandingLeg.leg(footwear: footwear, dress: dress, aside: 0.06, markers: markers)
  }

  @Test(
    arguments: [MarkerKind.sphere, .disc, .sticker, .tapeCross],
    [(0.0, true), (-0.2, true), (0.15, true), (0.0, false), (-0.2, false)])
  func middleIsWhereTheCentreIsSeen(
    kind: MarkerKind, lens: (distortion: Double, isFar: Bool)
  ) throws {
    var camera = StandingLeg.camera(
      distortion: lens.distortion, size: PixelSize(width: 640, height: 960))
    // Far off the axis of a near camera, where a lens bends by several pixels; there, perspective
    // itself moves the middle of what is seen of a disc from where its middle is seen.
    camera.position = Vector3(lens.isFar ? -2.1 : -1, lens.isFar ? 0.3 : 0.02, -0.1)
    camera.focalLength = lens.isFar ? 3_000 : 1_200
    let marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.2, lateral: 0.004), kind: kind, radius: 0.007)
    let leg = leg([marker])
    let layer = paint(leg, camera)
    let seen = try #require(camera.project(leg.pose.shank(marker.centre))).pixel
    let middle = try #require(layer.image.middle(green))
    // The thin arms of a cross are sampled more coarsely than a whole disc.
    let limit = (kind == .tapeCross ? 0.1 : 0.05) + (lens.isFar ? 0 : 0.04)
    #expect((middle - seen).length < limit, "\(middle) for \(seen)")
    #expect(layer.seen["m"] == 1)
  }

  @Test func sphereOfTheHeelIsWhereItsCentreIsSeen() throws {
    let camera = StandingLeg.camera(size: PixelSize(width: 640, height: 960))
    let marker = StandingLeg.marker(
      "m", shape.heelBack(height: 0.06, lateral: 0), part: .heel, kind: .sphere, radius: 0.006)
    var leg = leg([marker])
    leg.dress.shoe.upper = SIMD3(repeating: 0.05)
    leg.dress.shoe.accent = SIMD3(repeating: 0.05)
    let layer = paint(leg, camera)
    let seen = try #require(camera.project(leg.pose.heel(marker.centre))).pixel
    let middle = try #require(layer.image.middle(green))
    #expect((middle - seen).length < 0.05)
  }

  @Test func tiltedDiscIsAnEllipseAroundItsCentre() throws {
    let camera = StandingLeg.camera(size: PixelSize(width: 640, height: 960))
    var marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.2, lateral: 0), kind: .disc, radius: 0.01)
    // Far in front of the leg, so that nothing hides a part of it.
    marker.centre += Vector3(-0.06, 0, 0)
    marker.normal = Vector3(-cos(1), 0, sin(1))
    let leg = leg([marker])
    let layer = paint(leg, camera)
    let place = try #require(camera.project(leg.pose.shank(marker.centre)))
    let middle = try #require(layer.image.middle(green))
    #expect((middle - place.pixel).length < 0.05)
    let radius = camera.focalLength * marker.radius / place.depth
    let way = (leg.pose.shank(marker.centre) - camera.position).normalised ?? .zero
    let cosine = -way.dot(marker.normal)
    let covered = layer.image.pixels.reduce(0.0) { $0 + (green($1) > 0 ? 1 : 0) }
    // Pixels at its edge count as whole.
    let area = Double.pi * radius * radius * cosine
    #expect(covered > 0.9 * area && covered < area + 2 * .pi * radius)
  }

  @Test(arguments: MarkerKind.allCases)
  func everyKindIsSeenWhole(kind: MarkerKind) {
    let camera = StandingLeg.camera()
    let marker = StandingLeg.marker("m", shape.shankBack(height: 0.22, lateral: 0), kind: kind)
    let layer = paint(leg([marker]), camera, exposures: 4)
    #expect(layer.seen["m"] == 1)
    let bare = paint(leg([]), camera, exposures: 4)
    let changed = zip(layer.image.pixels, bare.image.pixels).filter { $0 != $1 }.count
    let radius = camera.focalLength * marker.radius / 2.5
    #expect(Double(changed) > radius * radius)
    #expect(Double(changed) < 6 * radius * radius + 8 * radius)
  }

  @Test(arguments: [0.0, 0.25, 0.5, 0.8, 1.0])
  func coverHidesItsShareOfTheWidth(cover: Double) throws {
    let camera = StandingLeg.camera(size: PixelSize(width: 640, height: 960))
    let wear = MarkerWear(cover: cover, coverAngle: .pi / 2)
    let marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.2, lateral: 0), kind: .disc, radius: 0.012, wear: wear)
    let layer = paint(leg([marker]), camera, exposures: 4)
    // What is left below a chord of the unit circle at 1 - 2 c.
    let chord = min(max(1 - 2 * cover, -1), 1)
    let share = 1 - (acos(chord) - chord * (1 - chord * chord).squareRoot()) / .pi
    let seen = try #require(layer.seen["m"])
    #expect(abs(seen - share) < 0.01)
  }

  @Test func coverComesFromItsSide() throws {
    let camera = StandingLeg.camera()
    func middle(_ angle: Double, _ side: Side) throws -> Vector2 {
      let marker = StandingLeg.marker(
        "m", shape.shankBack(height: 0.2, lateral: 0), kind: .disc, radius: 0.012,
        wear: MarkerWear(cover: 0.5, coverAngle: angle))
      var leg = leg([marker])
      leg.pose = StandingLeg.pose(side, shape, aside: 0.06)
      let place = try #require(camera.project(leg.pose.shank(marker.centre))).pixel
      return try #require(paint(leg, camera, exposures: 4).image.middle(green)) - place
    }
    // Covered from above, the lower half is seen; from the outside, the inner half.
    #expect(try middle(.pi / 2, .right).y > 2)
    #expect(try middle(-.pi / 2, .right).y < -2)
    #expect(try middle(0, .right).x < -2)
    #expect(try middle(0, .left).x > 2)
  }

  @Test func absentMarkersAreNotDrawn() {
    let camera = StandingLeg.camera()
    var marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.22, lateral: 0), kind: .disc)
    marker.isPresent = false
    let layer = paint(leg([marker]), camera, exposures: 4)
    #expect(layer.seen.isEmpty)
    #expect(layer.image == paint(leg([]), camera, exposures: 4).image)
  }

  @Test func looseTrousersHideWhatIsUnderThem() throws {
    let camera = StandingLeg.camera()
    let markers = [
      StandingLeg.marker("up", shape.shankBack(height: 0.25, lateral: 0), kind: .disc),
      StandingLeg.marker(
        "down", shape.heelBack(height: 0.05, lateral: 0), part: .heel, kind: .disc),
    ]
    var leg = leg(markers)
    leg.dress.trousers = .loose
    leg.dress.hem = 0.15
    let layer = paint(leg, camera, exposures: 4)
    #expect(layer.seen["up"] == 0)
    #expect(layer.seen["down"] == 1)
  }

  @Test func legInFrontHides() {
    let camera = StandingLeg.camera()
    let marker = StandingLeg.marker("m", shape.shankBack(height: 0.2, lateral: 0), kind: .sphere)
    var hidden = leg([marker])
    hidden.pose = StandingLeg.pose(.right, shape, aside: 0, forward: 0.4)
    var other = leg([])
    other.pose = StandingLeg.pose(.left, shape, aside: 0)
    let layer = LegPainter.paint(
      [[other, hidden]], camera: camera, light: flatLight, seed: 1)
    #expect(layer.seen["m"] == 0)
  }

  @Test func onlyWhatIsInThePictureIsSeen() throws {
    let marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.2, lateral: 0), kind: .disc, radius: 0.01)
    let leg = leg([marker])
    var camera = StandingLeg.camera()
    let place = try #require(camera.project(leg.pose.shank(marker.centre))).pixel
    // The picture's edge goes through the marker's middle.
    let depth = 2.5 + leg.pose.shank(marker.centre).x
    camera.position.z += (place.x - 320) * depth / camera.focalLength
    #expect(abs((try #require(paint(leg, camera).seen["m"])) - 0.5) < 0.03)
    camera.position.z -= 0.5
    #expect(paint(leg, camera, exposures: 4).seen["m"] == 0)
  }

  @Test(arguments: Footwear.allCases)
  func markersOnTheBackAreNotSunkIntoIt(footwear: Footwear) {
    for seed in 0..<6 {
      var random = SplitMix64(seed: UInt64(seed))
      var dress = LegDress.sampled(using: &random, skinTone: 5)
      dress.footwear = footwear
      if footwear == .barefoot { dress.sock = .none }
      if dress.trousers == .loose { dress.trousers = .fullTights }
      let shape = LegShape.sampled(
        using: &random, shankLength: random.uniform(0.36...0.44),
        footLength: random.uniform(0.23...0.28), footwear: footwear)
      let heel = [0.85, 0.45].map { share in
        shape.soleThickness + share * (shape.counterHeight - shape.soleThickness)
      }
      let markers = [
        StandingLeg.marker(
          "a", shape.shankBack(height: 0.55 * shape.shankLength, lateral: 0.005), kind: .disc,
          radius: 0.006),
        StandingLeg.marker(
          "b", shape.shankBack(height: 0.18 * shape.shankLength, lateral: 0), kind: .sphere,
          radius: 0.006),
        StandingLeg.marker(
          "c", shape.heelBack(height: heel[0], lateral: 0), part: .heel, kind: .disc,
          radius: 0.006),
        StandingLeg.marker(
          "d", shape.heelBack(height: heel[1], lateral: 0), part: .heel, kind: .penDot,
          radius: 0.006),
      ]
      let leg = DressedLeg(
        pose: StandingLeg.pose(.left, shape, aside: 0), shape: shape, dress: dress,
        markers: markers)
      let seen = paint(leg, StandingLeg.camera(), exposures: 4).seen
      for name in ["a", "b", "c", "d"] as [PointName] {
        #expect((seen[name] ?? 0) > 0.98, "\(name.rawValue) of seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    (-0.01, Vector3(-1, 0, 0)), (0.0, Vector3(-1, 0, 0)), (.nan, Vector3(-1, 0, 0)),
    (5.0, Vector3(-1, 0, 0)), (0.01, Vector3.zero), (0.01, Vector3(.nan, 0, 0)),
    (0.01, Vector3(0, 1, 0)),
  ])
  func brokenMarkersAreNotSeen(radius: Double, normal: Vector3) {
    var marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.2, lateral: 0), kind: .disc)
    marker.radius = radius
    marker.normal = normal
    #expect(paint(leg([marker]), StandingLeg.camera(), exposures: 4).seen["m"] == 0)
  }

  @Test func markersNowhereAreNotSeen() {
    var marker = StandingLeg.marker(
      "m", shape.shankBack(height: 0.2, lateral: 0), kind: .sphere)
    for centre in [
      Vector3(.nan, 0, 0), Vector3(1e30, 0, 0), Vector3(-2.5, 0, 0), Vector3(-40, 0, 0),
    ] {
      marker.centre = centre
      #expect(paint(leg([marker]), StandingLeg.camera(), exposures: 4).seen["m"] == 0)
    }
  }
}
