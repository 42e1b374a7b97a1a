import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Crops against their closed forms and against each other.
@Suite struct SamplingTests {
  /// The gradient picture's luma is 16 + 2 x + 3 y without loss: bilinear sampling of it is the
  /// same formula at broken coordinates.
  static func gradient(_ x: Float, _ y: Float) -> Float { (2 * x + 3 * y) * 255 / 219 }

  static func gradientFrame() throws -> VideoFrame {
    try #require(try Clip.read("gradient.mkv").frames.first)
  }

  static let regions: [CropRegion] = [
    CropRegion(centerX: 24, centerY: 20, width: 20, height: 20),
    CropRegion(centerX: 24, centerY: 20, width: 13.7, height: 9.1, rotation: 0.7),
    CropRegion(centerX: 23.3, centerY: 19.6, width: 25, height: 18, rotation: -2.4),
    CropRegion(centerX: 20, centerY: 18, width: 30, height: 30, rotation: .pi / 2),
  ]

  /// Where the crop's pixel (i, j) is read, by the definition in `CropRegion`.
  static func place(_ r: CropRegion, _ i: Int, _ j: Int, _ n: Int, _ m: Int) -> (Float, Float) {
    let a = Float(i) / Float(n) - 0.5
    let b = Float(j) / Float(m) - 0.5
    let (u, v) = (a * r.width, b * r.height)
    let (c, s) = (cos(r.rotation), sin(r.rotation))
    return (r.centerX + c * u - s * v, r.centerY + s * u + c * v)
  }

  @Test(arguments: regions.indices, [CropPrecision.planes, .roundedRGB])
  func gradientIsExact(_ index: Int, _ precision: CropPrecision) throws {
    let region = Self.regions[index]
    let (n, m) = (21, 13)
    let values = try Self.gradientFrame().crop(region, n, m, precision: precision)
    // Steps of 1/256 pixel; or of 1/32 pixel, and half a level for each of two roundings and for
    // swscale's table.
    let tolerance: Float = precision == .planes ? 0.05 : 1.6
    for j in 0..<m {
      for i in 0..<n {
        let (x, y) = Self.place(region, i, j, n, m)
        let expected = Self.gradient(x, y)
        for channel in 0..<3 {
          #expect(abs(values[3 * (j * n + i) + channel] - expected) < tolerance)
        }
      }
    }
  }

  @Test func borderIsReplicated() throws {
    let frame = try Self.gradientFrame()
    #expect(abs(frame.colour(-500, 10).x - Self.gradient(0, 10)) < 0.05)
    #expect(abs(frame.colour(47.5, 10).x - Self.gradient(47, 10)) < 0.05)
    #expect(abs(frame.colour(1000, 1000).x - Self.gradient(47, 39)) < 0.05)
    #expect(abs(frame.colour(20, -0.5).x - Self.gradient(20, 0)) < 0.05)
  }

  @Test(arguments: [UInt8(0), 114, 255], [CropPrecision.planes, .roundedRGB])
  func borderIsConstant(_ grey: UInt8, _ precision: CropPrecision) throws {
    let frame = try Self.gradientFrame()
    func value(_ x: Float, _ y: Float) -> Float {
      frame.crop(
        CropRegion(centerX: x + 0.5, centerY: y + 0.5, width: 1, height: 1), 1, 1,
        precision: precision, border: .constant(grey))[0]
    }
    let outside = Float(grey)
    #expect(abs(value(-1, 10) - outside) < 1)
    #expect(abs(value(20, 40) - outside) < 1)
    #expect(abs(value(-9000, 9000) - outside) < 1)
    // Half a pixel over the edge: the mean of both.
    #expect(abs(value(-0.5, 10) - (outside + Self.gradient(0, 10)) / 2) < 1.2)
    #expect(abs(value(20, 39.5) - (outside + Self.gradient(20, 39)) / 2) < 1.2)
    #expect(abs(value(47.25, 10) - (0.25 * outside + 0.75 * Self.gradient(47, 10))) < 1.2)
  }

  @Test(arguments: [
    "h264.mp4", "h264-422.mp4", "h264-444.mp4", "h264-full.mp4", "rotated-90.mp4", "mpeg4.avi",
    "h264-rgb.mkv",
  ])
  func planesAgreeWithWholePictureRGB(_ name: String) throws {
    let frame = try #require(try Clip.read(name).frames.last)
    for rule in [ColourRule.tagged, .bt601] {
      for region in [
        CropRegion(centerX: 30, centerY: 24, width: 40, height: 40, rotation: 0.4),
        CropRegion(centerX: 32, centerY: 24, width: 90, height: 70),
      ] {
        let a = frame.crop(region, 32, 32, rule: rule)
        let b = frame.crop(region, 32, 32, rule: rule, precision: .roundedRGB)
        let differences = zip(a, b).map { abs($0 - $1) }.sorted()
        // At the hard edges between the quarters 1/64 pixel is three levels.
        #expect(differences[differences.count / 2] < 1.5, "\(rule)")
        #expect(differences[differences.count * 95 / 100] < 6, "\(rule)")
      }
    }
  }

  @Test func theRuleChoosesTheMatrix() throws {
    // A BT.709 clip read with the BT.601 matrix: red of (200, 0, 0) by the two definitions.
    let frame = try #require(try Clip.read("h264.mp4").frames.first)
    let y: Float = 0.2126 * 200
    let cb = (0 - y) / 1.8556
    let cr = (200 - y) / 1.5748
    let wrong = SIMD3(y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb)
    let clipped = wrong.clamped(lowerBound: SIMD3(0, 0, 0), upperBound: SIMD3(255, 255, 255))
    #expect(distance(frame.colour(10, 10, rule: .bt601), clipped) < 5)
    #expect(distance(frame.colour(10, 10), SIMD3(200, 0, 0)) < 5)
  }

  @Test(arguments: [90, 180, 270], [CropPrecision.planes, .roundedRGB])
  func rotationIsFoldedIn(_ degrees: Int, _ precision: CropPrecision) throws {
    let (frames, source) = try Clip.read("gradient-\(degrees).mp4")
    #expect(source.rotation == degrees)
    #expect(source.imageSize == PixelSize(width: 48, height: 40))
    let turned = try #require(frames.first)
    for region in Self.regions + [CropRegion(centerX: 20, centerY: 9, width: 99, height: 70)] {
      let a = turned.crop(region, 21, 13, precision: precision, border: .constant(50))
      let b = try Self.gradientFrame().crop(
        region, 21, 13, precision: precision, border: .constant(50))
      // Coordinates that count from the other side are cut to 1/256 pixel from the other side.
      let tolerance: Float = precision == .planes ? 1 : 0
      #expect(zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }, "\(region)")
    }
  }

  @Test func layoutsAndScales() throws {
    let frame = try #require(try Clip.read("h264.mp4").frames.first)
    let region = CropRegion(centerX: 32, centerY: 24, width: 64, height: 48)
    let (n, m) = (10, 6)
    let plain = frame.crop(region, n, m)
    let format = CropFormat(
      width: n, height: m, layout: .planar, channels: .bgr, border: .replicate,
      scale: SIMD3(0.5, 2, 4), offset: SIMD3(1, -2, 3))
    let values = frame.crop(region, format)
    for pixel in 0..<(n * m) {
      #expect(abs(values[pixel] - (plain[3 * pixel + 2] * 4 + 3)) < 1e-2)
      #expect(abs(values[n * m + pixel] - (plain[3 * pixel + 1] * 2 - 2)) < 1e-2)
      #expect(abs(values[2 * n * m + pixel] - (plain[3 * pixel] * 0.5 + 1)) < 1e-2)
    }
  }

  @Test(arguments: [Float.nan, .infinity, 1e30, -1e30, 1e8])
  func regionsThatAreNowhere(_ value: Float) throws {
    let frame = try Self.gradientFrame()
    for region in [
      CropRegion(centerX: value, centerY: 0, width: 4, height: 4),
      CropRegion(centerX: 0, centerY: 0, width: value, height: value),
      CropRegion(centerX: 0, centerY: 0, width: 4, height: 4, rotation: value),
    ] {
      for precision in [CropPrecision.planes, .roundedRGB] {
        let values = frame.crop(region, 7, 5, precision: precision, border: .constant(9))
        #expect(values.allSatisfy { (0...255).contains($0) })
      }
    }
  }

  @Test func manyRandomRegionsAgree() throws {
    let frame = try Self.gradientFrame()
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let region = CropRegion(
        centerX: .random(in: -30...80, using: &generator),
        centerY: .random(in: -30...70, using: &generator),
        width: .random(in: 0...120, using: &generator),
        height: .random(in: 0...120, using: &generator),
        rotation: .random(in: -7...7, using: &generator))
      let values = frame.crop(region, 12, 9)
      for j in 0..<9 {
        for i in 0..<12 {
          let (x, y) = Self.place(region, i, j, 12, 9)
          let expected = Self.gradient(min(max(x, 0), 47), min(max(y, 0), 39))
          #expect(abs(values[3 * (j * 12 + i)] - expected) < 0.08)
        }
      }
    }
  }
}
