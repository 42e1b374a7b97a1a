import GaitMath

/// The rhythm of the legs against each other.
package enum StrideRhythm {
  /// Hertz of the strongest rhythm of the ankles against each other; nil where it lies outside of
  /// the limits of gait, or is slower than two cycles in the clip.
  ///
  /// Height and width differences both swing with the stride, and each has its own overtones:
  /// their spectra are added around every peak. Slower rhythms than gait's are looked at too, so
  /// that an overtone of slow motion is not taken for a stride.
  package static func frequency(_ signals: LegSignals) -> Double? {
    let band = CadenceEstimate.band
    let slowest = CadenceEstimate.fewestStrides * 0.9 / max(signals.duration, 1e-9)
    guard slowest < band.upperBound / 2 else { return nil }
    let limits = slowest...band.upperBound / 2
    let vertical = PowerSpectrum(signals.heightDifference, rate: signals.rate)
    let across = PowerSpectrum(signals.widthDifference, rate: signals.rate)
    func support(_ peak: PowerSpectrum.Peak) -> Double {
      let around = peak.frequency * 0.9...peak.frequency * 1.1
      return vertical.sum(around) + across.sum(around)
    }
    let candidates = (vertical.peaks(in: limits) + across.peaks(in: limits)).map {
      (frequency: $0.frequency, support: support($0))
    }
    guard let best = candidates.max(by: { $0.support < $1.support }),
      best.frequency >= band.lowerBound / 2
    else { return nil }
    return best.frequency
  }
}
