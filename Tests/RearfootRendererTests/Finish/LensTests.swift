import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// What the lens does to a bright line or point, read back in linear light.
@Suite struct LensTests {
  private let size = PixelSize(width: 81, height: 61)

  private func light(_ byte: UInt8) -> Double {
    let shown = Double(byte) / 255
    return shown <= 0.04045 ? shown / 12.92 : pow((shown + 0.055) / 1.055, 2.4)
  }

  private func values(_ picture: RGBPicture, _ channel: Int) -> [Double] {
    stride(from: channel, to: picture.bytes.count, by: 3).map { light(picture.bytes[$0]) }
  }

  /// The centre and the mean square deviation along x of one row.
  private func moments(_ row: ArraySlice<Double>) -> (middle: Double, variance: Double) {
    let sum = row.reduce(0, +)
    let places = row.enumerated().map { (Double($0.offset) + 0.5, $0.element) }
    let middle = places.reduce(0) { $0 + $1.0 * $1.1 } / sum
    let variance = places.reduce(0) { $0 + ($1.0 - middle) * ($1.0 - middle) * $1.1 } / sum
    return (middle, variance)
  }

  @Test(arguments: [0.7, 1, 1.5, 2.5]) func aLineIsSpreadByItsDeviationAndStays(sigma: Double)
    throws
  {
    var finish = PictureFinish()
    finish.defocus = sigma
    let image = Place.image(size) { x, _ in SIMD3(repeating: x == 30 ? 0.9 : 0) }
    let picture = try #require(finish.picture(image, gain: 1, seed: 1))
    let row = values(picture, 1)[(30 * 81)..<(31 * 81)]
    let (middle, variance) = moments(row)
    #expect(abs(middle - 30.5) < 0.02)
    // Cut at 2.5 deviations and rounded to bytes.
    #expect(abs(variance / (sigma * sigma) - 1) < 0.15)
    #expect(abs(row.reduce(0, +) - 0.9) < 0.03)
  }

  @Test func withoutBlurEveryPixelIsItsOwn() throws {
    let image = Place.image(size) { x, y in SIMD3(repeating: (x + y) % 2 == 0 ? 1 : 0) }
    let picture = try #require(PictureFinish().picture(image, gain: 1, seed: 1))
    for y in 0..<61 {
      for x in 0..<81 { #expect(picture.bytes[3 * (y * 81 + x)] == ((x + y) % 2 == 0 ? 255 : 0)) }
    }
  }

  /// A soft line far from the middle: green stays, red moves out and blue in by the fringe's share.
  @Test(arguments: [-0.7, 0.5, 0.8]) func theFringeMovesRedAndBlueButNotGreen(fringe: Double) throws
  {
    var finish = PictureFinish()
    finish.fringe = fringe
    let image = Place.image(size) { x, _ in
      let away = (Float(x) + 0.5 - 70) / 4
      return SIMD3(repeating: 0.8 * exp(-away * away / 2))
    }
    let picture = try #require(finish.picture(image, gain: 1, seed: 1))
    let row = 30 * 81
    let middles = (0..<3).map { channel in
      moments(values(picture, channel)[(row + 50)..<(row + 81)]).middle + 50
    }
    let plain = try #require(PictureFinish().picture(image, gain: 1, seed: 1))
    let truth = moments(values(plain, 1)[(row + 50)..<(row + 81)]).middle + 50
    #expect(abs(middles[1] - truth) < 1e-9)
    let corner = (40.5 * 40.5 + 30.5 * 30.5).squareRoot()
    let shift = fringe * (70 - 40.5) / corner
    #expect(abs(middles[0] - truth - shift) < 0.12)
    #expect(abs(middles[2] - truth + shift) < 0.12)
  }

  @Test func theMiddleOfThePictureHasNoFringe() throws {
    var finish = PictureFinish()
    finish.fringe = 0.8
    let image = Place.image(size) { x, y in
      SIMD3(repeating: abs(x - 40) < 3 && abs(y - 30) < 3 ? 0.7 : 0.1)
    }
    let picture = try #require(finish.picture(image, gain: 1, seed: 1))
    let middle = 3 * (30 * 81 + 40)
    #expect(picture.bytes[middle] == picture.bytes[middle + 1])
    #expect(picture.bytes[middle] == picture.bytes[middle + 2])
  }

  @Test func sharpeningMakesAHaloAndLeavesTheEdgeInItsPlace() throws {
    var finish = PictureFinish()
    finish.defocus = 1
    let image = Place.image(size) { x, _ in SIMD3(repeating: x < 40 ? 0.1 : 0.5) }
    let soft = try #require(finish.picture(image, gain: 1, seed: 1))
    finish.sharpening = 0.8
    finish.detailThreshold = 1
    let sharp = try #require(finish.picture(image, gain: 1, seed: 1))
    func row(_ picture: RGBPicture) -> [Int] {
      (0..<81).map { Int(picture.bytes[3 * (30 * 81 + $0)]) }
    }
    let (before, after) = (row(soft), row(sharp))
    #expect(after[42] > before[42])
    #expect((after.max() ?? 0) > (before.max() ?? 0) + 3)
    #expect((after.min() ?? 0) < (before.min() ?? 0) - 3)
    // Flat parts stay, and the crossing of the mean level lies within half a pixel of the edge.
    #expect(after[5] == before[5] && after[75] == before[75])
    let level = (before[5] + before[75]) / 2
    #expect(after[39] <= level && after[40] >= level)
  }

  @Test func smearingTakesNoiseAndLeavesEdges() throws {
    var finish = PictureFinish()
    finish.noise = SensorNoise(shot: 0.0006, read: 0.001)
    finish.detailThreshold = 8
    let image = Place.image(size) { x, _ in SIMD3(repeating: x < 40 ? 0.1 : 0.6) }
    func deviation(_ picture: RGBPicture) -> Double {
      let values = (0..<61).flatMap { y in
        (2..<35).map { Double(picture.bytes[3 * (y * 81 + $0) + 1]) }
      }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count)).squareRoot()
    }
    let noisy = try #require(finish.picture(image, gain: 1, seed: 1))
    finish.smear = 1
    let smeared = try #require(finish.picture(image, gain: 1, seed: 1))
    // The mean of four neighbours has half the deviation.
    #expect(deviation(smeared) < 0.65 * deviation(noisy))
    let step = Int(smeared.bytes[3 * (30 * 81 + 41)]) - Int(smeared.bytes[3 * (30 * 81 + 38)])
    #expect(step > 75)
  }
}
