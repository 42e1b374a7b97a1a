import Foundation
import GaitMath
import GaitModel
import PictureProcessing
import Testing

/// Changes of colour, light, sharpness and noise, each by what it must do to simple pictures.
@Suite struct ChangeTests {
  static let identity: [Float] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
  static let straight = (0..<3).flatMap { _ in (0...255).map { UInt8($0) } }

  @Test func coloursByMatrixAndTables() throws {
    let picture = try Pictures.noise(20, 10, seed: 1)
    #expect(try picture.recoloured(matrix: Self.identity, tables: Self.straight) == picture)
    let negative: [Float] = [-1, 0, 0, 255, 0, -1, 0, 255, 0, 0, -1, 255]
    let turned = try picture.recoloured(matrix: negative, tables: Self.straight)
    #expect(zip(turned.bytes, picture.bytes).allSatisfy { Int($0) + Int($1) == 255 })
    // Red and blue change places, green is halved, and a table lifts blue by 7.
    let swap: [Float] = [0, 0, 1, 0, 0, 0.5, 0, 0, 1, 0, 0, 0]
    var tables = Self.straight
    for level in 0..<256 { tables[512 + level] = UInt8(min(level + 7, 255)) }
    let seen = try picture.recoloured(matrix: swap, tables: tables)
    for index in stride(from: 0, to: seen.bytes.count, by: 3) {
      #expect(seen.bytes[index] == picture.bytes[index + 2])
      #expect(abs(Double(seen.bytes[index + 1]) - Double(picture.bytes[index + 1]) / 2) <= 0.5)
      #expect(Int(seen.bytes[index + 2]) == min(Int(picture.bytes[index]) + 7, 255))
    }
  }

  @Test func coloursStayWithinTheirRange() throws {
    let picture = try Pictures.noise(20, 10, seed: 2)
    let huge = Self.identity.map { $0 * 1e9 }
    let seen = try picture.recoloured(matrix: huge, tables: Self.straight)
    #expect(zip(seen.bytes, picture.bytes).allSatisfy { $0 == ($1 == 0 ? 0 : 255) })
    for bad in [[Float](), Self.identity + [0], Self.identity.map { $0 * .nan }] {
      #expect(throws: PictureProcessingError.self) {
        try picture.recoloured(matrix: bad, tables: Self.straight)
      }
    }
    #expect(throws: PictureProcessingError.self) {
      try picture.recoloured(matrix: Self.identity, tables: [0])
    }
  }

  @Test func lightMultipliesAndAdds() throws {
    let picture = try Pictures.flat(40, 20, [100, 50, 200])
    let grid = PixelSize(width: 2, height: 1)
    let seen = try picture.lit(gains: [0.5, 1.5], levels: [0, 10], grid: grid)
    #expect(Array(seen.bytes.prefix(3)) == [50, 25, 100])
    #expect(Array(seen.bytes.suffix(3)) == [160, 85, 255])
    // Half-way between the middles of the cells: a gain of 1 and 5 levels, give or take a pixel.
    #expect(abs(Int(seen.bytes[60]) - 105) <= 3)
    #expect(throws: PictureProcessingError.self) {
      try picture.lit(gains: [1], levels: [0, 0], grid: grid)
    }
    #expect(throws: PictureProcessingError.self) {
      try picture.lit(gains: [], levels: [], grid: PixelSize(width: 0, height: 1))
    }
  }

  @Test(arguments: [0.0, 3, 12], [0.0, 0.5, 1])
  func noiseHasItsDeviation(_ deviation: Double, _ shared: Double) throws {
    let picture = try Pictures.flat(120, 100, [128, 128, 128])
    let seen = try picture.noisy(deviation: deviation, shared: shared, seed: 77)
    #expect(try seen == picture.noisy(deviation: deviation, shared: shared, seed: 77))
    let values = seen.bytes.map { Double($0) - 128 }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    // Rounding adds a twelfth. Neighbours share a table of numbers, so that means scatter more.
    #expect(abs(mean) < 0.05 * deviation + 1e-9)
    #expect(abs(variance.squareRoot() - deviation) < 0.08 * deviation + 1e-9)
    guard deviation > 0 else { return }
    #expect(try seen != picture.noisy(deviation: deviation, shared: shared, seed: 78))
    var together = 0.0
    for index in stride(from: 0, to: values.count, by: 3) {
      together += values[index] * values[index + 1] + values[index + 1] * values[index + 2]
    }
    let correlation = together / Double(values.count) * 1.5 / variance
    #expect(abs(correlation - shared) < 0.1)
  }

  @Test(arguments: [-1.0, .nan, .infinity])
  func noiseThatCannotBe(_ deviation: Double) throws {
    let picture = try Pictures.flat(3, 3, [1, 2, 3])
    #expect(throws: PictureProcessingError.self) {
      try picture.noisy(deviation: deviation, seed: 1)
    }
    #expect(throws: PictureProcessingError.self) {
      try picture.noisy(deviation: 1, shared: deviation, seed: 1)
    }
  }

  /// A dot spreads to the variance of the blur and stays where it was.
  @Test(arguments: [0.6, 1.5, 3]) func gaussianHasItsVariance(_ sigma: Double) throws {
    let moments = try Self.moments(Self.dot().blurred(sigma: sigma), of: Self.dot())
    #expect(moments.centre.length < 0.02)
    #expect(abs(moments.spread.x - sigma * sigma) < 0.06 * sigma * sigma + 0.02)
    #expect(abs(moments.spread.y - sigma * sigma) < 0.06 * sigma * sigma + 0.02)
  }

  /// Even movement over a way L spreads by L^2 / 12 along it and nothing across, and its middle
  /// stays.
  @Test(arguments: [0.0, 3, 8.5, 20], [0.0, 0.5, 1.57, 2.6])
  func movementSpreadsAlongItsWay(_ length: Double, _ angle: Double) throws {
    let seen = try Self.dot().movedWhileExposed(length: length, angle: angle)
    let moments = try Self.moments(seen, of: Self.dot())
    #expect(moments.centre.length < 0.03)
    let along = Vector2(cos(angle), sin(angle))
    let spread = moments.spread
    // The ends of the line and the sharing between pixels add a little.
    let slack = 0.1 * length * length / 12 + 0.25 * length / 3 + 0.3
    #expect(abs(spread.x - along.x * along.x * length * length / 12) < slack)
    #expect(abs(spread.y - along.y * along.y * length * length / 12) < slack)
  }

  @Test(arguments: [-1.0, 0, 51, .nan, .infinity]) func blursThatCannotBe(_ sigma: Double) throws {
    let dot = try Self.dot()
    #expect(throws: PictureProcessingError.self) { try dot.blurred(sigma: sigma) }
    guard sigma != 0, sigma != 51 else { return }
    #expect(throws: PictureProcessingError.self) {
      try dot.movedWhileExposed(length: sigma, angle: 0)
    }
  }

  @Test(arguments: [0, 2, 303]) func kernelsThatCannotBe(_ kernel: Int) throws {
    let dot = try Self.dot()
    #expect(throws: PictureProcessingError.self) { try dot.blurred(sigma: 1, kernel: kernel) }
  }

  @Test func compressionKeepsWhatStepsOfOneKeep() throws {
    // Grey has no colour to lose; steps of 1 round each coefficient by at most half.
    let picture = try Pictures.grey(50, 30) { x, y in UInt8(60 + (3 * x + 5 * y) % 120) }
    let fine = [UInt8](repeating: 1, count: 64)
    let seen = try picture.compressed(luma: fine, chroma: fine)
    #expect(zip(seen.bytes, picture.bytes).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
    // Steps so coarse that only the means of the blocks are left.
    var coarse = [UInt8](repeating: 255, count: 64)
    coarse[0] = 1
    let flat = try Pictures.grey(16, 16) { x, y in UInt8(100 + (x + y) % 3) }
    let means = try flat.compressed(luma: coarse, chroma: coarse)
    #expect(Set(means.bytes).count <= 2)
    for bad in [[UInt8](), [UInt8](repeating: 0, count: 64)] {
      #expect(throws: PictureProcessingError.self) {
        try picture.compressed(luma: bad, chroma: fine)
      }
      #expect(throws: PictureProcessingError.self) {
        try picture.compressed(luma: fine, chroma: bad)
      }
    }
  }

  @Test func errorsAreSentences() {
    #expect(
      PictureProcessingError.refused(what: "blur", reason: "sigma must be above 0").description
        == "blur is not possible: sigma must be above 0.")
    #expect(PictureProcessingError.tooLarge(width: 7, height: 9).description.contains("7 x 9"))
    #expect(OpenCV.version.hasPrefix("4."))
  }

  static func dot() throws -> RGBPicture {
    try Pictures.grey(61, 61) { x, y in abs(x - 30) <= 2 && abs(y - 30) <= 2 ? 250 : 0 }
  }

  /// Where the middle of the brightness went, and how much its variance grew across and down.
  static func moments(
    _ seen: RGBPicture, of picture: RGBPicture
  ) -> (centre: Vector2, spread: Vector2) {
    func measure(_ picture: RGBPicture) -> (Vector2, Vector2) {
      var (sum, first, second) = (0.0, Vector2.zero, Vector2.zero)
      for y in 0..<61 {
        for x in 0..<61 {
          let weight = Double(picture.bytes[3 * (61 * y + x)])
          let place = Vector2(Double(x) - 30, Double(y) - 30)
          sum += weight
          first += place * weight
          second += place * place * weight
        }
      }
      return (first / sum, second / sum - (first / sum) * (first / sum))
    }
    let (before, after) = (measure(picture), measure(seen))
    return (after.0 - before.0, after.1 - before.1)
  }
}
