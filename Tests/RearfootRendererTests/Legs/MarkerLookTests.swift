import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// How markers look.
@Suite struct MarkerLookTests {
  private let shape = StandingLeg.shape()
  private let camera: Camera = {
    var camera = StandingLeg.camera(size: PixelSize(width: 320, height: 480))
    camera.focalLength = 6_000
    camera.position = Vector3(-2.5, 0.3, 0)
    return camera
  }()
  private let day = Light(
    toSun: Vector3(0, 1, 0), sun: .zero, sky: SIMD3(repeating: 0.8),
    ground: SIMD3(repeating: 0.8))

  /// A large marker in the middle of the picture, 48 pixels in radius, on black tights.
  private func paint(
    _ kind: MarkerKind, colour: SIMD3<Float> = SIMD3(0.7, 0.1, 0.1),
    wear: MarkerWear = MarkerWear(), light: Light? = nil
  ) -> LinearImage {
    let height = 0.3 - shape.ankleInHeel.y
    var marker = StandingLeg.marker(
      "m", shape.shankBack(height: height, lateral: 0), kind: kind, radius: 0.02, wear: wear)
    marker.colour = colour
    marker.normal = Vector3(-1, 0, 0)
    marker.centre = Vector3(-0.12, height, 0)
    let dress = LegDress(
      skinTone: 5, footwear: .runningShoe, trousers: .fullTights, sock: .none,
      trouserCloth: ClothLook(colour: .zero), seed: 2)
    let leg = StandingLeg.leg(dress: dress, aside: 0, markers: [marker])
    return LegPainter.paint([[leg]], camera: camera, light: light ?? day, seed: 1).image
  }

  /// The pixel at a place in radii of the marker, to the right and up.
  private func look(_ image: LinearImage, _ x: Double, _ y: Double) -> SIMD4<Float> {
    let radius = 6_000 * 0.02 / (2.5 + shape.ankleInHeel.x - 0.12)
    let (column, row) = (Int(160 + x * radius), Int(240 - y * radius))
    return image.pixels[row * 320 + column]
  }

  @Test func discIsOfOneColourWithinItsRadius() {
    let image = paint(.disc)
    for (x, y) in [(0.0, 0.0), (0.9, 0), (0, -0.9), (-0.6, 0.6)] {
      #expect(abs(look(image, x, y).x - look(image, 0, 0).x) < 0.01)
      #expect(look(image, x, y).x > 4 * look(image, x, y).y)
    }
    for (x, y) in [(1.1, 0.0), (0.8, 0.8), (0, 1.1)] { #expect(look(image, x, y).x < 0.2) }
  }

  @Test func ringHasADarkRing() {
    let image = paint(.ring, colour: SIMD3(repeating: 0.8))
    #expect(look(image, 0, 0).y > 0.4)
    #expect(look(image, 0.45, 0).y < 0.15)
    #expect(look(image, 0, 0.75).y > 0.4)
    #expect(look(image, 0.95, 0).y < 0.15)
  }

  @Test func quartersOfACheckerTakeTurns() {
    let image = paint(.checker, colour: SIMD3(repeating: 0.8))
    // It may be turned by up to 20 degrees: look along the diagonals.
    let quarters = [(0.45, 0.45), (-0.45, 0.45), (-0.45, -0.45), (0.45, -0.45)].map {
      look(image, $0.0, $0.1).y > 0.3
    }
    #expect(quarters[0] == quarters[2])
    #expect(quarters[1] == quarters[3])
    #expect(quarters[0] != quarters[1])
    let light = image.pixels.filter { $0.y > 0.3 }.count
    // Two quarters of the disc within its rim.
    let area = 0.86 * .pi * 48.0 * 48 * (2.5 / (2.5 + shape.ankleInHeel.x - 0.12))
    #expect(abs(Double(light) / (area / 2) - 1) < 0.15)
  }

  @Test func crossHasArmsAndNoCorners() {
    let image = paint(.tapeCross, wear: MarkerWear(seed: 3))
    #expect(look(image, 0, 0).x > 0.3)
    #expect(look(image, 0.75, 0.75).x < 0.2)
    let covered = image.pixels.filter { $0.x > 4 * $0.y && $0.x > 0.2 }.count
    // Two strips of 2 by 0.6 radii that share a square.
    let radius = 6_000 * 0.02 / (2.5 + shape.ankleInHeel.x - 0.12)
    #expect(abs(Double(covered) / (2.04 * radius * radius) - 1) < 0.06)
  }

  @Test func stickerFillsASquare() {
    let image = paint(.sticker)
    let covered = image.pixels.filter { $0.x > 4 * $0.y && $0.x > 0.2 }.count
    let radius = 6_000 * 0.02 / (2.5 + shape.ankleInHeel.x - 0.12)
    let corners = (4 - Double.pi) * 0.25 * 0.25
    #expect(abs(Double(covered) / ((4 - corners) * radius * radius) - 1) < 0.05)
  }

  @Test func penDotHasAnUnevenEdge() {
    let image = paint(.penDot)
    let covered = image.pixels.filter { $0.x > 3 * $0.y && $0.x > 0.1 }.count
    let radius = 6_000 * 0.02 / (2.5 + shape.ankleInHeel.x - 0.12)
    #expect(Double(covered) > .pi * 0.7 * radius * radius)
    #expect(Double(covered) < .pi * radius * radius)
  }

  @Test func lampShinesInTheDark() {
    let night = Light(
      toSun: Vector3(0, 1, 0), sun: .zero, sky: SIMD3(repeating: 0.01),
      ground: SIMD3(repeating: 0.01))
    #expect(look(paint(.led, light: night), 0, 0).x > 1)
    #expect(look(paint(.disc, light: night), 0, 0).x < 0.05)
  }

  @Test func ballIsBrightestInItsMiddleAndGlints() {
    let image = paint(.sphere, colour: SIMD3(repeating: 0.5))
    #expect(look(image, 0, 0).y > 1.2 * look(image, 0.9, 0).y)
    // A light over the shoulder of the camera shows as a spot above the middle.
    let flash = Light(
      toSun: Vector3(-0.8, 0.6, 0), sun: SIMD3(repeating: 1), sky: SIMD3(repeating: 0.2),
      ground: SIMD3(repeating: 0.2))
    let lit = paint(.sphere, colour: SIMD3(0, 0, 0.5), light: flash)
    #expect(look(lit, 0, 0.32).x > 0.2)
    #expect(look(lit, 0, -0.6).x < 0.05)
  }

  @Test func dirtTakesTheColourAway() {
    let clean = paint(.disc)
    let dirty = paint(.disc, wear: MarkerWear(dirt: 1, seed: 4))
    func mean(_ image: LinearImage) -> Float {
      let places = [(0.0, 0.0), (0.5, 0.3), (-0.4, 0.5), (-0.3, -0.6), (0.4, -0.5)]
      return places.reduce(0) { $0 + look(image, $1.0, $1.1).x } / 5
    }
    #expect(mean(dirty) < 0.85 * mean(clean))
    #expect(zip(clean.pixels, dirty.pixels).allSatisfy { $0.w == $1.w })
  }

  @Test func peeledPartIsLitOtherwise() {
    let flat = paint(.disc)
    let peeled = paint(.disc, wear: MarkerWear(peel: 0.6, seed: 1))
    let changed = zip(flat.pixels, peeled.pixels).filter { abs($0.x - $1.x) > 0.02 }.count
    #expect(changed > 300)
    #expect(look(peeled, -0.7, 0).x == look(flat, -0.7, 0).x)
  }

  @Test func standOffIsThatOfTheKind() {
    for kind in MarkerKind.allCases {
      let off = WornMarker.standOff(of: kind, radius: 0.01)
      #expect(kind.isRaised ? abs(off - 0.012) < 1e-12 : off < 0.001)
    }
  }
}
