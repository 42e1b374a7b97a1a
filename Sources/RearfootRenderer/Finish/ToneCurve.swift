import Foundation

/// From light to what a screen is told: a shoulder for what is too bright, the curve of sRGB, and
/// the contrast that phones add.
package struct ToneCurve: Sendable {
  /// The most light that is told apart.
  package static let most: Float = 4
  private static let count = 4096

  /// Shown values, 0 to 255, by the square root of light: there the curve is nearly straight.
  private let table: [Float]

  /// A curve.
  ///
  /// - Parameters:
  ///   - shoulder: The light from which on the curve bends towards white; 1 or more cuts at 1.
  ///   - contrast: How much steeper the middle is, 0 to 1.
  package init(shoulder: Double = 1, contrast: Double = 0) {
    table = (0..<Self.count).map { entry in
      let root = Double(entry) / Double(Self.count - 1)
      return Float(
        255 * Self.shown(root * root * Double(Self.most), shoulder: shoulder, contrast: contrast))
    }
  }

  /// The curve of sRGB (IEC 61966-2-1): 12.92 x up to 0.0031308, then 1.055 x^(1/2.4) - 0.055.
  package static func sRGB(_ light: Double) -> Double {
    light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
  }

  /// The shown value, 0 to 1, of an amount of light.
  ///
  /// Above the shoulder s light x counts as s + (1 - s)(1 - exp(-(x - s)/(1 - s))); a contrast c
  /// moves the shown value d by 4 c d (1 - d)(d - 1/2).
  package static func shown(_ light: Double, shoulder: Double, contrast: Double) -> Double {
    var light = max(light, 0)
    if shoulder < 1, light > shoulder {
      let room = 1 - shoulder
      light = shoulder + room * (1 - exp(-(light - shoulder) / room))
    }
    let value = sRGB(min(light, 1))
    return value + 4 * contrast * value * (1 - value) * (value - 0.5)
  }

  /// Reads many values without asking for the table's bounds each time.
  func withReader<Result>(_ body: (Reader) -> Result) -> Result {
    table.withUnsafeBufferPointer { body(Reader(table: $0)) }
  }

  /// The table while it is read.
  struct Reader {
    fileprivate let table: UnsafeBufferPointer<Float>

    /// Shown red, green and blue, 0 to 255; any number is taken.
    @inline(__always) func callAsFunction(_ light: SIMD4<Float>) -> SIMD4<Float> {
      var light = light
      light.replace(with: 0, where: .!(light .> 0))
      light.replace(with: SIMD4(repeating: ToneCurve.most), where: light .> ToneCurve.most)
      let scale = Float(ToneCurve.count - 1) / ToneCurve.most.squareRoot()
      // The sum with 2^23 has the nearest whole number in its last bits.
      let places = unsafeBitCast(
        light.squareRoot() * scale + 8_388_608, to: SIMD4<UInt32>.self)
      return SIMD4(at(places.x), at(places.y), at(places.z), 0)
    }

    @inline(__always) private func at(_ place: UInt32) -> Float {
      table[Int(place & UInt32(ToneCurve.count - 1))]
    }
  }
}
