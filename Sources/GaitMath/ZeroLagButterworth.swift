import Foundation

/// A low-pass Butterworth filter that runs forwards and backwards and so shifts nothing in time.
///
/// Two passes square the magnitude: at the design frequency of one pass the pair attenuates by
/// 6 dB. The design is therefore moved so that the pair has its -3 dB point at the cut-off that
/// was asked for: with n poles a pass, tan(pi f / fs) is divided by (sqrt(2) - 1)^(1 / 2n)
/// (Winter 2009, "Biomechanics and Motor Control of Human Movement", ISBN 978-0-470-39818-0,
/// section 3.4.4.2, on the prewarped frequency of the bilinear transform). For n = 2 the divisor
/// is 0.802.
///
/// The straight line from the first to the last sample is taken out before and put back after, so
/// that steady motion passes unchanged; the ends of the rest are extended by odd reflection, and
/// every pass starts in the steady state of its first sample.
package struct ZeroLagButterworth: Sendable, Hashable {
  /// One second-order section: b0 + b1 z^-1 + b2 z^-2 over 1 + a1 z^-1 + a2 z^-2.
  package struct Section: Sendable, Hashable {
    /// The coefficients of the formula above.
    package let b0, b1, b2, a1, a2: Double
  }

  /// The share of the sampling rate that a cut-off must stay below.
  package static let highestCutoffShare = 0.45

  /// The -3 dB frequency of both passes together, hertz.
  package let cutoff: Double
  /// Samples per second.
  package let samplingRate: Double
  /// Poles of one pass; both passes together have twice as many.
  package let orderPerPass: Int
  /// The sections of one pass, in the order in which they are run.
  package let sections: [Section]

  /// Designs the filter; nil if the cut-off is not positive or reaches 0.45 of the sampling rate,
  /// where a low-pass has nothing left to do, or if the order is not positive and even.
  ///
  /// - Parameters:
  ///   - cutoff: the -3 dB frequency of both passes together, hertz.
  ///   - samplingRate: samples per second.
  ///   - orderPerPass: poles of one pass, even. 2 gives the "fourth-order zero-lag Butterworth"
  ///     of the biomechanical literature, which counts both passes.
  package init?(cutoff: Double, samplingRate: Double, orderPerPass: Int = 2) {
    guard cutoff > 0, samplingRate > 0, samplingRate.isFinite,
      cutoff < Self.highestCutoffShare * samplingRate, orderPerPass > 0,
      orderPerPass.isMultiple(of: 2)
    else { return nil }
    self.cutoff = cutoff
    self.samplingRate = samplingRate
    self.orderPerPass = orderPerPass
    let n = Double(orderPerPass)
    let k = tan(.pi * cutoff / samplingRate) / pow(2.0.squareRoot() - 1, 1 / (2 * n))
    sections = (0..<orderPerPass / 2).map { pair in
      let damping = 2 * sin(.pi * Double(2 * pair + 1) / (2 * n))
      let norm = 1 / (1 + damping * k + k * k)
      let b0 = k * k * norm
      return Section(
        b0: b0, b1: 2 * b0, b2: b0, a1: 2 * (k * k - 1) * norm,
        a2: (1 - damping * k + k * k) * norm)
    }
  }

  /// Samples that the reflection adds at either end of a long series: one period of the cut-off,
  /// at least nine.
  package var padding: Int { max(9, Int((samplingRate / cutoff).rounded(.up))) }

  /// The filtered series, equally long, of finite samples at the sampling rate.
  ///
  /// Fewer than three samples come back as they are; a series shorter than the padding is
  /// reflected as far as it goes.
  ///
  /// - Complexity: O(n).
  package func callAsFunction(_ values: [Double]) -> [Double] {
    guard values.count > 2, let first = values.first, let last = values.last else { return values }
    let count = values.count
    let slope = (last - first) / Double(count - 1)
    func line(_ i: Int) -> Double { first + slope * Double(i) }
    let pad = min(padding, count - 1)
    var padded: [Double] = []
    padded.reserveCapacity(count + 2 * pad)
    // The rest is zero at both ends: reflecting it is changing its sign.
    for i in stride(from: pad, to: 0, by: -1) { padded.append(line(i) - values[i]) }
    for i in 0..<count { padded.append(values[i] - line(i)) }
    for i in 1...pad { padded.append(line(count - 1 - i) - values[count - 1 - i]) }
    pass(&padded)
    padded.reverse()
    pass(&padded)
    padded.reverse()
    return (0..<count).map { padded[pad + $0] + line($0) }
  }

  /// One causal pass, in transposed direct form II.
  private func pass(_ values: inout [Double]) {
    for section in sections {
      let (b0, b1, b2, a1, a2) = (section.b0, section.b1, section.b2, section.a1, section.a2)
      // Steady state for a constant input: the gain at zero frequency is one.
      var z1 = (1 - b0) * values[0]
      var z2 = (b2 - a2) * values[0]
      for i in values.indices {
        let x = values[i]
        let y = b0 * x + z1
        z1 = b1 * x - a1 * y + z2
        z2 = b2 * x - a2 * y
        values[i] = y
      }
    }
  }
}
