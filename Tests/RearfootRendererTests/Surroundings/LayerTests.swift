import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// What is drawn on a wall that stands square before the camera, 100 pixels a metre.
@Suite struct LayerTests {
  private let size = PixelSize(width: 200, height: 200)

  private func wall(_ layers: [Layer], slide: SIMD2<Float> = .zero) -> LinearImage {
    let camera = Camera(position: Vector3(-2, 0, 0), focalLength: 200, size: size)
    let panel = Panel.facing(x: 0, y: -1...1, z: -1...1, SIMD3(repeating: 0.5)).with {
      $0.glow = 1
      $0.layers = layers
      $0.slide = slide
    }
    var image = LinearImage(size: size)
    PanelPainter(camera: camera, light: Place.plain).paint([panel], behind: &image)
    return image
  }

  private func row(_ image: LinearImage, y: Int = 100) -> [Float] {
    (0..<200).map { Place.grey(image, x: $0, y: y) }
  }

  @Test func bandsComeAtTheirPeriod() {
    let image = wall([
      .bands(.u, period: 0.5, width: 0.1, at: 0, colour: SIMD3(repeating: 1), strength: 1)
    ])
    let values = row(image)
    // z = 0 is column 100; bands of 10 px around 0, 50, 100, 150.
    for middle in [50, 100, 150] {
      #expect(abs(values[middle] - 1) < 1e-4)
      #expect(abs(values[middle + 3] - 1) < 1e-4)
      #expect(abs(values[middle + 8] - 0.5) < 1e-4)
      #expect(abs(values[middle + 25] - 0.5) < 1e-4)
    }
    // Each band brings its width times its change, wherever its edges fall between pixels.
    let sum = values[75..<125].reduce(0) { $0 + ($1 - 0.5) }
    #expect(abs(sum - 10 * 0.5) < 0.05)
  }

  @Test func whatSlidesMovesByAsMuchAsItSlides() {
    let bands = Layer.bands(
      .u, period: 0.5, width: 0.1, at: 0, colour: SIMD3(repeating: 1), strength: 1)
    let (still, moved) = (row(wall([bands])), row(wall([bands], slide: SIMD2(0.2, 0))))
    for x in 10..<170 { #expect(abs(moved[x + 20] - still[x]) < 1e-3) }
  }

  @Test func oneBandHasItsWidthAndStrength() {
    let image = wall([
      .band(.v, at: 0.3, width: 0.2, fade: 0, colour: SIMD3(repeating: 1), strength: 0.5)
    ])
    // v = 0.3 is row 70; half of the way from 0.5 to 1.
    #expect(abs(Place.grey(image, x: 100, y: 70) - 0.75) < 1e-4)
    #expect(abs(Place.grey(image, x: 100, y: 90) - 0.5) < 1e-4)
  }

  @Test func aGradientIsStraight() {
    let image = wall([
      .gradient(.u, from: -0.5, to: 0.5, colour: SIMD3(repeating: 1), strength: 1)
    ])
    for x in stride(from: 55, to: 145, by: 10) {
      let share = (Float(x) + 0.5 - 50) / 100
      #expect(abs(Place.grey(image, x: x, y: 30) - (0.5 + 0.5 * share)) < 1e-3)
    }
    #expect(abs(Place.grey(image, x: 10, y: 30) - 0.5) < 1e-4)
    #expect(abs(Place.grey(image, x: 190, y: 30) - 1) < 1e-4)
  }

  @Test func tilesDifferFromOneAnotherAndNotWithin() {
    let image = wall([
      .cells(
        Cells(
          size: SIMD2(0.25, 0.25), joint: 0, jointColour: .zero, jointStrength: 0, variety: 0.5))
    ])
    let values = row(image, y: 110)
    // Tiles begin at whole multiples of 25 px from column 100.
    let tiles = (0..<8).map { values[25 * $0 + 12] }
    #expect(Set(tiles).count > 5)
    for tile in 0..<8 {
      for x in 3..<22 { #expect(abs(values[25 * tile + x] - tiles[tile]) < 1e-5) }
      #expect(tiles[tile] > 0.5 * 0.75 - 1e-5)
      #expect(tiles[tile] < 0.5 * 1.25 + 1e-5)
    }
  }

  @Test func aChequeredFloorTakesTurns() {
    let image = wall([
      .cells(
        Cells(
          size: SIMD2(0.25, 0.25), joint: 0, jointColour: .zero, jointStrength: 0, chequer: 0.4))
    ])
    let (first, second) = (Place.grey(image, x: 112, y: 112), Place.grey(image, x: 137, y: 112))
    #expect(abs(abs(first - second) - 0.5 * 0.4) < 1e-5)
    #expect(abs(Place.grey(image, x: 137, y: 137) - first) < 1e-5)
  }

  @Test func aBondShiftsEachRow() {
    let image = wall([
      .cells(
        Cells(
          size: SIMD2(0.5, 0.25), joint: 0.04, jointColour: .zero, shift: 0.5))
    ])
    // Upright joints of two neighbouring rows lie half a brick apart.
    func joints(_ y: Int) -> [Int] { (30..<200).filter { Place.grey(image, x: $0, y: y) < 0.1 } }
    let (upper, lower) = (joints(88), joints(112))
    #expect(!upper.isEmpty && !lower.isEmpty)
    let gap = ((lower.first ?? 0) - (upper.first ?? 0) + 200) % 50
    #expect(abs(gap - 25) <= 1)
  }

  @Test func jointsFinerThanPixelsDarkenByTheirShare() {
    let image = wall([
      .cells(
        Cells(size: SIMD2(0.008, 100), joint: 0.002, jointColour: .zero, at: SIMD2(0, 50)))
    ])
    // A quarter of the wall is joint: what is seen is a plain grey.
    let values = row(image)[10..<190]
    let mean = values.reduce(0, +) / Float(values.count)
    #expect(abs(mean - 0.5 * 0.75) < 0.02)
  }

  @Test func grainHasTheVarianceThatIsAskedFor() {
    let image = wall([.grain(.fine, size: SIMD2(0.01, 0.01), amount: 0.1, at: .zero)])
    let values = image.pixels.map { $0.x / 0.5 - 1 }
    let mean = values.reduce(0, +) / Float(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
    #expect(abs(mean) < 0.003)
    // Each pixel reads half-way between texels (4/9 of the variance on average over places; a
    // quarter where all four count alike), never more than the texels' own.
    #expect(variance < 0.01 * 1.05)
    #expect(variance > 0.01 * 0.2)
  }

  @Test func grainFarAwayIsCalmer() {
    func variance(_ texel: Float) -> Float {
      let image = wall([.grain(.fine, size: SIMD2(texel, texel), amount: 0.1, at: .zero)])
      let values = image.pixels.map { $0.x / 0.5 - 1 }
      let mean = values.reduce(0, +) / Float(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
    }
    // Sixteen texels a pixel: the mean of 256 of them, and some for the coarser grid.
    #expect(variance(0.01 / 16) < variance(0.01) / 30)
  }

  @Test func patchesCoverTheShareAboveTheThreshold() {
    let image = wall([
      .patches(
        .fine, size: SIMD2(0.05, 0.05), above: 0, width: 0.001, colour: SIMD3(repeating: 1),
        strength: 1, at: SIMD2(0.3, 0.2))
    ])
    let share = image.pixels.reduce(Float(0)) { $0 + ($1.x - 0.5) / 0.5 } / 40000
    #expect(abs(share - 0.5) < 0.06)
  }

  @Test func placesThatAreNotNumbersDoNoHarm() {
    let image = wall([
      .grain(.cloud, size: SIMD2(.nan, 0), amount: 0.1, at: SIMD2(.infinity, -.infinity)),
      .bands(.u, period: 0, width: 0, at: .nan, colour: .zero, strength: 0),
      .cells(Cells(size: .zero, joint: 0, jointColour: .zero)),
    ])
    #expect(image.pixels.count == 40000)
  }
}
