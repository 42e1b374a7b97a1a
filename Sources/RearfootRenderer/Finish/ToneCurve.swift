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

  /// Writes shown red, green and blue of pixels, 0 to 255; any light is taken.
  ///
  /// - Parameters:
  ///   - light: the pixels, which are used up.
  ///   - count: how many.
  ///   - shown: room for three numbers a pixel.
  func show(
    _ light: UnsafeMutablePointer<SIMD4<Float>>, count: Int,
    _ shown: UnsafeMutablePointer<Float>
  ) {
    let scale = Float(Self.count - 1) / Self.most.squareRoot()
    light.withMemoryRebound(to: Float.self, capacity: 4 * count) { places in
      for index in 0..<4 * count {
        // The sum with 2^23 has the nearest whole number in its last bits.
        places[index] = min(Self.most, max(0, places[index])).squareRoot() * scale + 8_388_608
      }
      table.withUnsafeBufferPointer { table in
        for pixel in 0..<count {
          for channel in 0..<3 {
            let place = places[4 * pixel + channel].bitPattern & UInt32(Self.count - 1)
            shown[3 * pixel + channel] = table[Int(place)]
          }
        }
      }
    }
  }
}
