import Foundation
import GaitMath

/// The noise of a sensor in linear light, as the standard model of camera sensors has it (EMVA
/// Standard 1288, release 4.0, 2021): the variance of a signal x (1 at white) is `shot` x +
/// `read`^2.
package struct SensorNoise: Sendable, Hashable {
  /// The variance at white that counting photons brings: 1 / (electrons at white).
  package var shot: Double
  /// The standard deviation that reading the sensor brings, as a part of white.
  package var read: Double

  package init(shot: Double, read: Double) {
    self.shot = shot
    self.read = read
  }

  /// The standard deviation at a signal.
  package func deviation(at signal: Double) -> Double {
    (shot * max(signal, 0) + read * read).squareRoot()
  }
}

/// Random numbers of the standard normal distribution, ready in a table.
struct NormalTable: Sendable {
  static let shared = NormalTable()
  private static let count = 16384
  /// Pixels that are read one after the other before the next place is drawn.
  static let run = 32

  /// Red, green, blue and 0, pixel by pixel.
  private let values: [Float]

  /// The table's mean is 0 and its variance 1, in each channel.
  private init() {
    var random = SplitMix64(seed: 0x5EED_0015E)
    let values = (0..<Self.count).map { _ in
      SIMD4<Float>(
        Float(random.normal()), Float(random.normal()), Float(random.normal()), 0)
    }
    let mean = values.reduce(.zero, +) / Float(Self.count)
    var variance = values.reduce(SIMD4<Float>.zero) { $0 + ($1 - mean) * ($1 - mean) }
    variance = variance / Float(Self.count)
    variance.w = 1
    let deviation = variance.squareRoot()
    self.values = values.flatMap { value in
      let value = (value - mean) / deviation
      return [value.x, value.y, value.z, 0]
    }
  }

  /// Reads numbers without asking for the table's bounds each time.
  func withReader<Result>(_ body: (UnsafePointer<Float>?) -> Result) -> Result {
    values.withUnsafeBufferPointer { body($0.baseAddress) }
  }

  /// A pixel from which the numbers of `run` pixels can be read.
  @inline(__always) static func place(using random: inout SplitMix64) -> Int {
    Int(random.next() >> 40) & ((count - 1) & ~(run - 1))
  }
}
