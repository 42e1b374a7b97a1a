import Foundation

/// The discrete Fourier transform of a length that is a power of two.
///
/// X[k] = sum over n of x[n] exp(-2 pi i k n / N), by the radix-2 method of Cooley and Tukey
/// (1965, doi:10.1090/S0025-5718-1965-0178586-1).
package struct FourierTransform: Sendable {
  /// Number of samples.
  package let length: Int
  private let twiddles: [Vector2]

  /// - Parameter atLeast: number of samples that must fit; the length is the next power of two.
  package init(atLeast: Int) {
    var length = 1
    while length < atLeast { length *= 2 }
    self.length = length
    let step = -2 * Double.pi / Double(length)
    twiddles = (0..<max(1, length / 2)).map {
      Vector2(cos(step * Double($0)), sin(step * Double($0)))
    }
  }

  /// The spectrum of a real signal from 0 to half the sampling rate: length / 2 + 1 values as
  /// (real, imaginary) pairs. A shorter signal is followed by zeros.
  ///
  /// - Complexity: O(N log N).
  package func callAsFunction(_ signal: [Double]) -> [Vector2] {
    var data = [Vector2](repeating: .zero, count: length)
    for (i, value) in signal.prefix(length).enumerated() { data[i] = Vector2(value, 0) }
    transform(&data)
    return Array(data[0...length / 2])
  }

  private func transform(_ data: inout [Vector2]) {
    guard length > 1 else { return }
    var reversed = 0
    for i in 1..<length {
      var bit = length >> 1
      while reversed & bit != 0 {
        reversed ^= bit
        bit >>= 1
      }
      reversed |= bit
      if i < reversed { data.swapAt(i, reversed) }
    }
    var half = 1
    while half < length {
      let step = length / (2 * half)
      for block in stride(from: 0, to: length, by: 2 * half) {
        for k in 0..<half {
          let w = twiddles[k * step]
          let b = data[block + k + half]
          let turned = Vector2(b.x * w.x - b.y * w.y, b.x * w.y + b.y * w.x)
          data[block + k + half] = data[block + k] - turned
          data[block + k] += turned
        }
      }
      half *= 2
    }
  }
}
