import Foundation

/// The power of a signal by frequency: mean removed, Hann window, zero-padded Fourier transform.
package struct PowerSpectrum: Sendable {
  /// A maximum of the spectrum.
  package struct Peak: Sendable, Hashable {
    /// Hertz, between the bins.
    package let frequency: Double
    /// The squared magnitude there.
    package let power: Double
  }

  /// Hertz from one bin to the next.
  package let resolution: Double
  /// Squared magnitude of each bin, from zero frequency up.
  package let power: [Double]

  /// - Parameters:
  ///   - signal: finite samples.
  ///   - rate: samples per second.
  ///   - padding: how many times longer than the signal the transform is at least: a fine grid,
  ///     on which the maximum is found by a parabola.
  package init(_ signal: [Double], rate: Double, padding: Int = 8) {
    let mean = Statistics.mean(signal) ?? 0
    let n = Double(signal.count)
    // The window counts from half a sample before the first: symmetric, and no sample gets zero.
    let windowed = signal.enumerated().map { i, value in
      (value - mean) * 0.5 * (1 - cos(2 * .pi * (Double(i) + 0.5) / n))
    }
    let transform = FourierTransform(atLeast: max(2, signal.count * padding))
    power = transform(windowed).map { $0.dot($0) }
    resolution = rate / Double(transform.length)
  }

  /// The bins whose frequency lies in a band.
  private func bins(_ band: ClosedRange<Double>) -> Range<Int> {
    let low = min(power.count, max(0, Int((band.lowerBound / resolution).rounded(.up))))
    let high = max(low, min(power.count, Int((band.upperBound / resolution).rounded(.down)) + 1))
    return low..<high
  }

  /// The sum of the bins in a band of frequencies.
  package func sum(_ band: ClosedRange<Double>) -> Double {
    power[bins(band)].reduce(0, +)
  }

  /// The highest local maximum inside a band; nil where the spectrum only rises or falls there.
  ///
  /// Its place is refined by a parabola through the logarithms of three bins.
  package func peak(in band: ClosedRange<Double>) -> Peak? {
    peaks(in: band).max { $0.power < $1.power }
  }

  /// All local maxima inside a band, by frequency.
  package func peaks(in band: ClosedRange<Double>) -> [Peak] {
    bins(band).compactMap { i in
      guard i > 0, i < power.count - 1, power[i] > power[i - 1], power[i] >= power[i + 1]
      else { return nil }
      let (a, b, c) = (log(power[i - 1]), log(power[i]), log(power[i + 1]))
      let bend = a - 2 * b + c
      let shift = bend < 0 && bend.isFinite ? 0.5 * (a - c) / bend : 0
      return Peak(
        frequency: (Double(i) + shift) * resolution, power: exp(b - 0.25 * (a - c) * shift))
    }
  }
}
