import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct SensorNoiseTests {
  private let size = PixelSize(width: 300, height: 300)

  /// Light from shown values, for grey levels where the curve is smooth.
  private func light(_ byte: UInt8) -> Double {
    let shown = Double(byte) / 255
    return shown <= 0.04045 ? shown / 12.92 : pow((shown + 0.055) / 1.055, 2.4)
  }

  @Test func theFormulaIsThatOfTheStandard() {
    let noise = SensorNoise(shot: 0.001, read: 0.003)
    #expect(abs(noise.deviation(at: 0.4) - (0.0004 + 0.000009).squareRoot()) < 1e-12)
    #expect(noise.deviation(at: -3) == 0.003)
  }

  /// The variance of a flat picture in linear light is shot x + read^2.
  @Test(arguments: [0.1, 0.3, 0.6], [0.0005, 0.002, 0.006])
  func theVarianceIsThatOfTheFormula(signal: Double, shot: Double) throws {
    var finish = PictureFinish()
    finish.noise = SensorNoise(shot: shot, read: 0.01)
    let image = LinearImage(
      size: size, filledWith: SIMD4(Float(signal), Float(signal), Float(signal), 1))
    let bytes = try #require(finish.picture(image, gain: 1, seed: 17)).bytes
    for channel in 0..<3 {
      let values = stride(from: channel, to: bytes.count, by: 3).map { light(bytes[$0]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance =
        values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
      let expected = shot * signal + 1e-4
      #expect(abs(mean - signal) < 0.002)
      // 90,000 values: the variance's own deviation is 0.5 %; rounding to bytes adds a little.
      #expect(abs(variance / expected - 1) < 0.05)
    }
  }

  @Test func neighboursAndColoursAreNotTied() throws {
    var finish = PictureFinish()
    finish.noise = SensorNoise(shot: 0.004, read: 0.001)
    let image = LinearImage(size: size, filledWith: SIMD4(0.4, 0.4, 0.4, 1))
    let bytes = try #require(finish.picture(image, gain: 1, seed: 3)).bytes
    func values(_ channel: Int) -> [Double] {
      stride(from: channel, to: bytes.count, by: 3).map { Double(bytes[$0]) }
    }
    func correlation(_ first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
      let count = Double(min(first.count, second.count))
      let (a, b) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
      let pairs = zip(first, second)
      let product = pairs.reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
      let (u, v) = pairs.reduce((0.0, 0.0)) {
        ($0.0 + ($1.0 - a) * ($1.0 - a), $0.1 + ($1.1 - b) * ($1.1 - b))
      }
      return product / (u * v).squareRoot()
    }
    let (red, green) = (values(0), values(1))
    #expect(abs(correlation(red[...], green[...])) < 0.02)
    // To the right, and below.
    #expect(abs(correlation(red.dropLast(1), red.dropFirst(1))) < 0.02)
    #expect(abs(correlation(red.dropLast(300), red.dropFirst(300))) < 0.02)
  }

  @Test func darknessHasTheNoiseOfReadingAlone() throws {
    var finish = PictureFinish()
    finish.noise = SensorNoise(shot: 0.01, read: 0)
    let black = LinearImage(size: size, filledWith: SIMD4(0, 0, 0, 1))
    let picture = try #require(finish.picture(black, gain: 1, seed: 3))
    #expect(picture.bytes.allSatisfy { $0 == 0 })
    finish.noise = SensorNoise(shot: 0, read: 0.01)
    #expect(try #require(finish.picture(black, gain: 1, seed: 3)).bytes.contains { $0 > 5 })
  }

  @Test func seedsGiveOtherNoise() throws {
    var finish = PictureFinish()
    finish.noise = SensorNoise(shot: 0.002, read: 0.001)
    let image = LinearImage(size: size, filledWith: SIMD4(0.3, 0.3, 0.3, 1))
    let first = try #require(finish.picture(image, gain: 1, seed: 3)).bytes
    let second = try #require(finish.picture(image, gain: 1, seed: 4)).bytes
    let same = zip(first, second).filter { $0 == $1 }.count
    #expect(same < first.count / 5)
  }
}
