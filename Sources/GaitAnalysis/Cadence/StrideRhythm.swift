import GaitMath

/// The rhythm of the legs against each other.
package enum StrideRhythm {
  /// Shorter clips are too short for a windowed spectrum, seconds.
  private static let shortClip = 5.0

  /// Hertz of the strongest rhythm of the ankles against each other; nil where it lies outside of
  /// the limits of gait, or three steps do not fit into the clip.
  ///
  /// Height and width differences both swing with the stride, and each has its own overtones:
  /// what they show is added up at every frequency. Slower rhythms than gait's are looked at too,
  /// so that an overtone of slow motion is not taken for a stride.
  package static func frequency(_ signals: LegSignals) -> Double? {
    let band = CadenceEstimate.band
    let slowest = CadenceEstimate.fewestStrides * 0.9 / max(signals.duration, 1e-9)
    guard slowest < band.upperBound / 2 else { return nil }
    let limits = slowest...band.upperBound / 2
    let found =
      signals.duration < shortClip
      ? fitted(signals, limits) : strongestPeak(signals, limits)
    return found.flatMap { $0 >= band.lowerBound / 2 ? $0 : nil }
  }

  /// The highest place where the spectra of both signals together have a peak.
  private static func strongestPeak(
    _ signals: LegSignals, _ limits: ClosedRange<Double>
  ) -> Double? {
    let vertical = PowerSpectrum(signals.heightDifference, rate: signals.rate)
    let across = PowerSpectrum(signals.widthDifference, rate: signals.rate)
    let candidates = (vertical.peaks(in: limits) + across.peaks(in: limits)).map { peak in
      let around = peak.frequency * 0.9...peak.frequency * 1.1
      return (frequency: peak.frequency, support: vertical.sum(around) + across.sum(around))
    }
    return candidates.max { $0.support < $1.support }?.frequency
  }

  /// The frequency at which a line and one harmonic explain most of both signals.
  private static func fitted(
    _ signals: LegSignals, _ limits: ClosedRange<Double>
  ) -> Double? {
    let step = 0.05 / signals.duration
    let count = Int((limits.upperBound - limits.lowerBound) / step)
    let fits = (0...count).compactMap { index -> (frequency: Double, explained: Double)? in
      let frequency = limits.lowerBound + Double(index) * step
      let both = [signals.heightDifference, signals.widthDifference].compactMap {
        HarmonicFit(times: signals.times, values: $0, frequency: frequency, harmonics: [1])
      }
      guard both.count == 2 else { return nil }
      return (frequency, both.reduce(0) { $0 + $1.total - $1.residual })
    }
    return fits.max { $0.explained < $1.explained }?.frequency
  }
}
