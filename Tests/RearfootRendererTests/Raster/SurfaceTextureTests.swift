import Foundation
import GaitMath
import RearfootRenderer
import Testing

@Suite struct SurfaceTextureTests {
  @Test func texelsAreWhatTheirPlaceSays() {
    let texture = SurfaceTexture(width: 4, height: 3) { SIMD4(Float($0), Float($1), 0, 1) }
    #expect(texture.texels[0] == SIMD4(0, 0, 0, 1))
    #expect(texture.texels[2 * 4 + 3] == SIMD4(3, 2, 0, 1))
  }

  @Test func unseenColumnsAreLeftAlone() {
    var asked: Set<Int> = []
    let texture = SurfaceTexture(width: 6, height: 3, rows: 1..<2, columns: 3..<99) { column, row in
      asked.insert(10 * row + column)
      return SIMD4(1, 1, 1, 1)
    }
    #expect(asked == [13, 14, 15])
    #expect(texture.texels[6 + 2] == .zero)
    #expect(texture.texels[6 + 3] == SIMD4(1, 1, 1, 1))
  }

  @Test func unseenRowsAreLeftAlone() {
    var asked: Set<Int> = []
    let texture = SurfaceTexture(width: 4, height: 6, rows: 2..<99) { _, row in
      asked.insert(row)
      return SIMD4(1, 1, 1, 1)
    }
    #expect(asked == [2, 3, 4, 5])
    #expect(texture.texels[7] == .zero)
    #expect(texture.texels[8] == SIMD4(1, 1, 1, 1))
  }

  @Test(arguments: [(-5, 1, 2, 2), (0, 0, 2, 2), (9_999, 3, 2_048, 3)])
  func sizesAreKeptInBounds(width: Int, height: Int, expectedWidth: Int, expectedHeight: Int) {
    let texture = SurfaceTexture(width: width, height: height, filledWith: .zero)
    #expect(texture.width == expectedWidth)
    #expect(texture.height == expectedHeight)
    #expect(texture.texels.count == expectedWidth * expectedHeight)
  }

  @Test func mixingGoesByItsShare() {
    var texture = SurfaceTexture(width: 3, height: 3, filledWith: .zero)
    texture.mix(SIMD4(1, 1, 1, 1), into: 1, 1, share: 0.25)
    #expect(texture.texels[4] == SIMD4(repeating: 0.25))
    texture.mix(SIMD4(1, 1, 1, 1), into: 1, 1, share: 7)
    #expect(texture.texels[4] == SIMD4(repeating: 1))
    for place in [(-1, 0), (0, -1), (3, 0), (0, 3)] {
      texture.mix(SIMD4(1, 1, 1, 1), into: place.0, place.1, share: 1)
    }
    #expect(texture.texels.filter { $0 != .zero }.count == 1)
  }

  @Test(arguments: [0.25, 1.0, 3.0])
  func aLineHasTheAreaOfItsWidth(width: Double) {
    var texture = SurfaceTexture(width: 64, height: 64, filledWith: .zero)
    texture.stroke(
      from: SIMD2(12, 20), to: SIMD2(52, 44), width: Float(width), SIMD4(1, 1, 1, 1), strength: 1)
    let area = texture.texels.reduce(0.0) { $0 + Double($1.x) }
    let length = Vector2(40, 24).length
    // Its ends are round, and half a texel soft.
    #expect(abs(area / (length * width) - 1) < 0.1)
  }

  @Test func linesOutsideAndLinesOfNothingChangeNothing() {
    var texture = SurfaceTexture(width: 8, height: 8, filledWith: .zero)
    let white = SIMD4<Float>(1, 1, 1, 1)
    let far: [(SIMD2<Float>, SIMD2<Float>)] = [
      (SIMD2(-30, 4), SIMD2(-20, 4)), (SIMD2(4, 90), SIMD2(8, 99)),
      (SIMD2(.nan, 0), SIMD2(4, 4)), (SIMD2(0, 0), SIMD2(.infinity, 4)),
    ]
    for (start, end) in far {
      texture.stroke(from: start, to: end, width: 2, white, strength: 1)
    }
    #expect(texture.texels.allSatisfy { $0 == .zero })
    texture.stroke(from: SIMD2(4, 4), to: SIMD2(4, 4), width: 2, white, strength: 1)
    #expect(texture.texels[4 * 8 + 4].x > 0.5)
  }

  @Test func noiseRepeatsAndHasNoBias() {
    let noise = NoiseTile(seed: 5)
    var sum: Float = 0
    var largest: Float = 0
    for row in 0..<128 {
      for column in 0..<128 {
        let value = noise(Float(column) / 128, Float(row) / 128)
        #expect(abs(value - noise.at(column, row)) < 1e-4)
        sum += value
        largest = max(largest, abs(value))
      }
    }
    #expect(abs(sum / 16_384) < 0.1)
    #expect(largest < 1)
    #expect(largest > 0.4)
    #expect(abs(noise(0.3, 0.4) - noise(1.3, -0.6)) < 1e-3)
    #expect(noise.at(-1, 130) == noise.at(127, 2))
    #expect(noise(.nan, 0) == 0)
    #expect(noise(1e30, 0) == 0)
  }

  @Test func noiseIsSmoothAndDependsOnItsSeed() {
    let (one, same, other) = (NoiseTile(seed: 1), NoiseTile(seed: 1), NoiseTile(seed: 2))
    var random = SplitMix64(seed: 9)
    var differences = 0
    for _ in 0..<100 {
      let (x, y) = (Float(random.unit()), Float(random.unit()))
      #expect(one(x, y) == same(x, y))
      #expect(abs(one(x, y) - one(x + 1e-4, y)) < 0.02)
      if one(x, y) != other(x, y) { differences += 1 }
    }
    #expect(differences > 90)
  }
}
