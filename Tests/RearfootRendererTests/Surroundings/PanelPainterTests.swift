import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct PanelPainterTests {
  private let size = PixelSize(width: 240, height: 320)

  private func painted(
    _ panels: [Panel], _ camera: Camera, light: Light = Place.plain, focus: Focus = Focus(),
    lamps: LampField = LampField(), shadow: GroundShadow = .none
  ) -> LinearImage {
    var image = LinearImage(size: camera.size)
    var painter = PanelPainter(camera: camera, light: light, shadow: shadow)
    painter.focus = focus
    painter.lamps = lamps
    painter.paint(panels, behind: &image)
    return image
  }

  private static let cameras = [
    Place.camera(size: PixelSize(width: 240, height: 320)),
    Camera(
      position: Vector3(-2.4, 0.8, 0.3), yaw: -7, pitch: -14, roll: 6, focalLength: 330,
      size: PixelSize(width: 240, height: 320)),
    Camera(
      position: Vector3(-1.8, 0.5, 0.1), yaw: 3, pitch: -12, roll: -2, focalLength: 300,
      distortion: -0.05, size: PixelSize(width: 240, height: 320)),
  ]

  /// The crossings of a tiled floor's joints are dark exactly where the camera sees them.
  @Test(arguments: cameras) func tilesLieWhereTheCameraSeesThem(camera: Camera) throws {
    let tile: Float = 0.25
    let floor = Panel.level(y: 0, x: -3...20, z: -10...10, SIMD3(repeating: 0.8)).with {
      $0.layers = [
        .cells(
          Cells(size: SIMD2(tile, tile), joint: 0.02, jointColour: SIMD3(repeating: 0.02)))
      ]
    }
    let image = painted([floor], camera)
    var checked = 0
    for column in -4...4 {
      for row in -4...8 {
        let (x, z) = (0.25 * Double(row), 0.25 * Double(column))
        guard let joint = camera.project(Vector3(x, 0, z)),
          let middle = camera.project(Vector3(x + 0.125, 0, z + 0.125)),
          let next = camera.project(Vector3(x + 0.25, 0, z))
        else { continue }
        // Only where a joint is wider than a pixel each way.
        guard (next.pixel - joint.pixel).length > 16 else { continue }
        guard let dark = grey(image, joint.pixel), let bright = grey(image, middle.pixel) else {
          continue
        }
        checked += 1
        #expect(dark < 0.3)
        #expect(abs(bright - 0.8) < 0.01)
      }
    }
    #expect(checked > 6)
  }

  private func grey(_ image: LinearImage, _ pixel: Vector2) -> Float? {
    guard pixel.x > 1, pixel.y > 1, pixel.x < Double(image.size.width) - 1,
      pixel.y < Double(image.size.height) - 1
    else { return nil }
    return Place.grey(image, x: Int(pixel.x), y: Int(pixel.y))
  }

  /// The joint between two tiles, found to a part of a pixel, lies on the projected line.
  @Test(arguments: cameras) func aLineLiesOnItsProjectionToATenthOfAPixel(camera: Camera) throws {
    let line = Panel.level(y: 0, x: -3...20, z: -0.01...0.01, SIMD3(repeating: 1))
    let image = painted([line], camera)
    var worst = 0.0
    var rows = 0
    for step in 0..<40 {
      guard let near = camera.project(Vector3(0.05 * Double(step), 0, 0)) else { continue }
      let y = Int(near.pixel.y)
      guard y > 0, y < size.height - 1, near.pixel.x > 12, near.pixel.x < 228 else { continue }
      var (sum, weight) = (0.0, 0.0)
      for x in (Int(near.pixel.x) - 10)...(Int(near.pixel.x) + 10) {
        let share = Double(Place.grey(image, x: x, y: y))
        sum += share * (Double(x) + 0.5)
        weight += share
      }
      // The line's place at the middle of that row.
      let here = try crossing(camera, row: Double(y) + 0.5)
      worst = max(worst, abs(sum / weight - here))
      rows += 1
    }
    #expect(rows > 10)
    #expect(worst < 0.1)
  }

  /// Where the line z = 0 crosses a row, by halving.
  private func crossing(_ camera: Camera, row: Double) throws -> Double {
    var (near, far) = (-1.5, 20.0)
    for _ in 0..<60 {
      let middle = (near + far) / 2
      let seen = camera.project(Vector3(middle, 0, 0))?.pixel.y ?? .infinity
      if seen > row { near = middle } else { far = middle }
    }
    return try #require(camera.project(Vector3(near, 0, 0))).pixel.x
  }

  /// A square covers as many pixels as its area says, wherever it lies between them.
  @Test(arguments: [0, 0.13, 0.5, 0.77]) func edgesCoverTheirShareOfPixels(shift: Double) {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    // 0.2 m at 2 m with 200 px a radian: 20 px.
    let start = 0.01 * shift
    let square = Panel.facing(
      x: 0, y: (-0.1 + start)...(0.1 + start), z: (-0.1 + start)...(0.1 + start),
      SIMD3(repeating: 1)
    ).with { $0.glow = 1 }
    let sum = painted([square], camera).pixels.reduce(0) { $0 + $1.x }
    #expect(abs(sum - 400) < 0.5)
  }

  @Test func aDiscCoversItsArea() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let disc = Panel.facing(x: 0, y: -0.3...0.3, z: -0.2...0.2, SIMD3(repeating: 1)).with {
      $0.glow = 1
      $0.shape = .ellipse
    }
    let sum = painted([disc], camera).pixels.reduce(0) { $0 + $1.x }
    // Half axes of 30 and 20 px.
    #expect(abs(sum - .pi * 600) < 12)
  }

  @Test func aColumnIsAsWideAsItsTaperSays() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let column = Panel.facing(x: 0, y: -0.5...0.5, z: -0.1...0.1, SIMD3(repeating: 1)).with {
      $0.glow = 1
      $0.shape = .column(taper: 1, bulge: 0)
    }
    let image = painted([column], camera)
    func width(_ y: Int) -> Float {
      (0..<240).reduce(0) { $0 + Place.grey(image, x: $1, y: y) }
    }
    // Metres to pixels: 100; 20 px at the foot (row 210), 40 at the top (row 110).
    #expect(abs(width(208) - 20) < 1)
    #expect(abs(width(160) - 30) < 1)
    #expect(abs(width(112) - 40) < 1)
  }

  @Test func theLastPanelHidesTheOnesBefore() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let far = Panel.facing(x: 1, y: -5...5, z: -5...5, SIMD3(1, 0, 0)).with { $0.glow = 1 }
    let near = Panel.facing(x: 0, y: -0.1...0.1, z: -0.1...0.1, SIMD3(0, 1, 0)).with { $0.glow = 1 }
    let image = painted([far, near], camera)
    #expect(image.pixels[160 * 240 + 120] == SIMD4(0, 1, 0, 1))
    #expect(image.pixels[10 * 240 + 120] == SIMD4(1, 0, 0, 1))
    let turned = painted([near, far], camera)
    #expect(turned.pixels[160 * 240 + 120] == SIMD4(1, 0, 0, 1))
  }

  @Test(arguments: [Float(0.25), 0.5, 0.9]) func whatIsHalfOpenLetsTheRestThrough(opacity: Float) {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let far = Panel.facing(x: 1, y: -5...5, z: -5...5, SIMD3(1, 0, 0)).with { $0.glow = 1 }
    let near = Panel.facing(x: 0, y: -1...1, z: -1...1, SIMD3(0, 1, 0)).with {
      $0.glow = 1
      $0.opacity = opacity
    }
    let pixel = painted([far, near], camera).pixels[160 * 240 + 120]
    #expect(abs(pixel.x - (1 - opacity)) < 1e-5)
    #expect(abs(pixel.y - opacity) < 1e-5)
    #expect(abs(pixel.w - 1) < 1e-5)
  }

  @Test func lightFallsByTheAngleOfTheSurface() {
    let camera = Camera(position: Vector3(-2, 1, 0), pitch: -25, focalLength: 200, size: size)
    let sun = Vector3(-0.6, 0.8, 0)
    let light = Light(
      toSun: sun, sun: SIMD3(1, 0.5, 0.25), sky: SIMD3(repeating: 0.1), ground: .zero)
    let floor = Panel.level(y: 0, x: -1...9, z: -9...9, SIMD3(repeating: 0.5))
    let wall = Panel.facing(x: 0, y: 0...4, z: -9...9, SIMD3(repeating: 0.5))
    let onFloor = painted([floor], camera, light: light).pixels[200 * 240 + 120]
    #expect(abs(onFloor.x - 0.5 * (0.8 + 0.1)) < 1e-4)
    #expect(abs(onFloor.y - 0.5 * (0.4 + 0.1)) < 1e-4)
    // The wall faces the camera whichever way its own normal points.
    let onWall = painted([wall], camera, light: light).pixels[100 * 240 + 120]
    #expect(abs(onWall.x - 0.5 * (0.6 + 0.05)) < 1e-4)
    #expect(abs(onWall.z - 0.5 * (0.15 + 0.05)) < 1e-4)
  }

  @Test func aThingWithItsOwnLightNeedsNoOther() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let dark = Light(toSun: Vector3(0, 1, 0), sun: .zero, sky: .zero, ground: .zero)
    let lamp = Panel.facing(x: 0, y: -1...1, z: -1...1, SIMD3(0.3, 0.6, 0.9))
    #expect(painted([lamp], camera, light: dark).pixels[160 * 240 + 120] == SIMD4(0, 0, 0, 1))
    let lit = lamp.with { $0.glow = 1 }
    let pixel = painted([lit], camera, light: dark).pixels[160 * 240 + 120]
    #expect(abs(pixel.y - 0.6) < 1e-6)
  }

  @Test func whatIsFarAwayFromTheSharpPlaceIsSpread() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let wall = Panel.facing(x: 2, y: -5...5, z: 0...5, SIMD3(repeating: 1)).with { $0.glow = 1 }
    func steps(_ focus: Focus) -> Int {
      let image = painted([wall], camera, focus: focus)
      return (0..<240).filter { x in
        let grey = Place.grey(image, x: x, y: 160)
        return grey > 0.01 && grey < 0.99
      }.count
    }
    let sharp = steps(Focus(distance: 4, blur: 8))
    let spread = steps(Focus(distance: 2, blur: 8))
    #expect(sharp <= 1)
    // 8 |1 - 2 / 4| = 4 px more.
    #expect(abs(spread - 5) <= 1)
  }

  @Test func blurDependsOnDistanceAlone() {
    let focus = Focus(distance: 2, blur: 6)
    #expect(focus.blur(at: 2) == 0)
    #expect(abs(focus.blur(at: 4) - 3) < 1e-6)
    #expect(abs(focus.blur(at: 1e9) - 6) < 1e-5)
    #expect(focus.blur(at: 0.1) == 6)
    #expect(focus.blur(at: -1) == 0)
    #expect(Focus().blur(at: 5) == 0)
  }

  @Test func lampsBrightenWhatIsNear() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let wall = Panel.facing(x: 0, y: -5...5, z: -5...5, SIMD3(repeating: 0.5))
    let field = LampField(
      everywhere: 0.5, lamps: [.init(middle: Vector3(0, 0, 0), share: 1, reach: 3)])
    #expect(abs(field(Vector3(0, 0, 0)) - 1.5) < 1e-6)
    #expect(abs(field(Vector3(0, 3, 0)) - 1) < 1e-6)
    let plain = painted([wall], camera)
    let lit = painted([wall], camera, lamps: field)
    let before = Place.grey(plain, x: 120, y: 160)
    #expect(abs(Place.grey(lit, x: 120, y: 160) / before - 1.5) < 0.02)
    #expect(Place.grey(lit, x: 20, y: 160) < Place.grey(lit, x: 80, y: 160))
  }

  @Test func nothingIsPaintedOfWhatLiesBehind() {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let behind = Panel.facing(x: -3, y: -5...5, z: -5...5, SIMD3(repeating: 1)).with { $0.glow = 1 }
    #expect(painted([behind], camera).pixels.allSatisfy { $0 == .zero })
    // A plane that goes through the camera is seen from its edge: not at all.
    let edge = Panel.level(y: 0, x: -5...5, z: -5...5, SIMD3(repeating: 1))
    #expect(painted([edge], camera).pixels.allSatisfy { $0 == .zero })
  }

  @Test func aFloorThatBeginsBehindTheCameraReachesTheLowerEdge() {
    let camera = Place.camera(size: size, distortion: -0.04)
    let floor = Panel.level(y: 0, x: -50...50, z: -50...50, SIMD3(repeating: 1))
    let image = painted([floor], camera)
    for x in stride(from: 0, to: 240, by: 7) {
      #expect(abs(Place.grey(image, x: x, y: 319) - 1) < 1e-4)
      #expect(Place.grey(image, x: x, y: 0) == 0)
    }
  }

  @Test func whatIsPaintedBehindIsLikeLayingOverIt() {
    // Square before the walls, where a pixel is as wide everywhere.
    let camera = Camera(position: Vector3(-2, 0.3, 0), focalLength: 300, size: size)
    let panels = [
      Panel.facing(x: 2, y: -5...5, z: -5...1, SIMD3(0.8, 0.5, 0.2)).with {
        $0.layers = [
          .bands(.u, period: 0.3, width: 0.1, at: 0, colour: SIMD3(0, 0, 1), strength: 1)
        ]
      },
      Panel.facing(x: 1, y: 0...0.6, z: -0.2...0.4, SIMD3(0.1, 0.7, 0.1)),
    ]
    // Nothing, half of a pixel, all of it, in columns that no span begins with.
    var front = LinearImage(size: size)
    for index in front.pixels.indices {
      let cover = Float(index % 7 / 2) / 3
      front.pixels[index] = SIMD4(0.3 * cover, 0.2 * cover, 0.9 * cover, cover)
    }
    var laid = LinearImage(size: size, filledWith: SIMD4(0.4, 0.4, 0.4, 1))
    let plain = painted(panels, camera)
    laid.lay(plain)
    laid.lay(front)
    var behind = front
    var painter = PanelPainter(camera: camera, light: Place.plain)
    painter.farthest = SIMD4(0.4, 0.4, 0.4, 1)
    painter.paint(panels, behind: &behind)
    let largest = zip(laid.pixels, behind.pixels).map { ($0 - $1).max() }.max() ?? 1
    let least = zip(laid.pixels, behind.pixels).map { ($0 - $1).min() }.min() ?? -1
    #expect(largest < 2e-3 && least > -2e-3)
    #expect(behind.pixels.allSatisfy { abs($0.w - 1) < 1e-5 })
    // What is covered wholly is left to the last bit.
    for (before, after) in zip(front.pixels, behind.pixels) where before.w == 1 {
      #expect(before == after)
    }
  }

  @Test func aCameraWithoutANumberSeesWhatIsFarthest() {
    var camera = Place.camera(size: size)
    camera.yaw = .nan
    var painter = PanelPainter(camera: camera, light: Place.plain)
    painter.farthest = SIMD4(0.2, 0.3, 0.4, 1)
    var image = LinearImage(size: size, filledWith: SIMD4(0.5, 0, 0, 0.5))
    painter.paint([Panel.facing(x: 0, y: -5...5, z: -5...5, SIMD3(repeating: 1))], behind: &image)
    let expected = SIMD4<Float>(0.6, 0.15, 0.2, 1)
    #expect(image.pixels.allSatisfy { ($0 - expected).max() < 1e-6 && $0.min() > 0.149 })
  }

  @Test func anImageOfAnotherSizeStaysAsItIs() {
    var image = LinearImage(size: PixelSize(width: 3, height: 3))
    let wall = Panel.facing(x: 0, y: -5...5, z: -5...5, SIMD3(repeating: 1))
    PanelPainter(camera: Place.camera(), light: Place.plain).paint([wall], behind: &image)
    #expect(image == LinearImage(size: PixelSize(width: 3, height: 3)))
  }
}
