import GaitMath

/// Steps a minute of a clip, with what speaks for it.
package struct CadenceEstimate: Sendable, Hashable {
  /// Steps per second.
  package let stepFrequency: Double
  /// Standard uncertainty, steps per second.
  package let uncertainty: Double
  /// Seconds of real time from the first to the last sample that was used.
  package let span: ClosedRange<Double>
  /// Seconds of real time that were used.
  package var seconds: Double { span.upperBound - span.lowerBound }
  /// Steps inside that span.
  package let steps: Int
  /// Share of the movement of the ankles' height difference that its stride rhythm (three
  /// harmonics) explains, 0 to 1.
  package let regularity: Double
  /// Share of the movement of both ankles together that the same rhythm explains, 0 to 1.
  package let jointRegularity: Double
  /// Amplitude of the ankles' height difference at the stride frequency, leg lengths.
  package let amplitude: Double
  /// Share of the ankles' vertical rhythm in which they move against each other: near 1 in gait,
  /// near 0 where both feet leave the ground together.
  package let alternation: Double
  /// Whether the hips rise and fall once a step, twice as often as a leg swings.
  package let hipsAgree: Bool

  /// Steps per second that a person can make.
  package static let band = 1.0...4.5
  /// Strides that a rhythm needs to be one: three steps.
  package static let fewestStrides = 1.4

  /// Whether the rhythm is beyond doubt: more than a whole clip at its own speed needs, for where
  /// the best of many parts or speeds is taken.
  package var isClear: Bool {
    hipsAgree && regularity >= Self.clearRegularity && amplitude >= Self.clearAmplitude
  }
  private static let clearRegularity = 0.7
  /// Leg lengths: half of what walkers show.
  private static let clearAmplitude = 0.05

  /// 0 to 1: the regularity, less where hips and legs disagree, and below three strides, where
  /// nearly any movement looks regular.
  package var confidence: Double {
    max(0, min(1, regularity)) * (hipsAgree ? 1 : 0.5) * min(1, Double(steps) / 6)
  }

  /// Finds the rhythm of the legs; nil if there is none with three steps inside the clip.
  ///
  /// 1. The stride frequency is the strongest peak of what the ankles do against each other
  ///    (height and, in side views, width) between half the limits for steps.
  /// 2. The step frequency is the peak of the spectrum of the hips' height next to twice the
  ///    stride frequency: this fixes the octave, which the hips alone leave open where a person
  ///    limps or sways.
  /// 3. It is refined over the whole clip (`PhaseTrack`) for hips and ankles, and both are
  ///    averaged with the inverse of their variances; clips with few strides by a harmonic fit.
  package init?(_ signals: LegSignals) {
    let drift = Self.band.lowerBound / 2 * 0.6
    let difference = signals.withoutDrift(signals.heightDifference, below: drift)
    let width = signals.withoutDrift(signals.widthDifference, below: drift)
    let hips = signals.withoutDrift(signals.hipHeight, below: drift)
    guard let stride = StrideRhythm.frequency(signals) else { return nil }

    let spectrum = PowerSpectrum(hips, rate: signals.rate)
    let near = 2 * stride * 0.85...2 * stride * 1.15
    let hipPeak = spectrum.peak(in: near)
    let hipPower = spectrum.sum(near)
    hipsAgree = hipPeak != nil && hipPower > 0.25 * spectrum.sum(0.75...6)
    let guess = hipsAgree ? hipPeak?.frequency ?? 2 * stride : 2 * stride
    let (frequency, spread) = Self.refined(signals, hips, difference, width, guess, hipsAgree)
    guard Self.band.contains(frequency), signals.duration * frequency / 2 >= Self.fewestStrides
    else { return nil }
    span = (signals.times.first ?? 0)...(signals.times.last ?? 0)
    stepFrequency = frequency
    uncertainty = spread
    steps = Int((signals.duration * frequency).rounded())

    guard
      let rhythm = HarmonicFit(
        times: signals.times, values: difference, frequency: frequency / 2, harmonics: [1, 2, 3])
    else { return nil }
    regularity = rhythm.explained
    amplitude = rhythm.coefficients[0].length
    let sum = signals.withoutDrift(signals.heightSum, below: drift)
    jointRegularity =
      HarmonicFit(
        times: signals.times, values: sum, frequency: frequency / 2, harmonics: [1, 2, 3]
      )?.explained ?? 0
    let together = PowerSpectrum(sum, rate: signals.rate)
    let apart = PowerSpectrum(difference, rate: signals.rate)
    let strideBand = frequency / 2 * 0.8...frequency / 2 * 1.2
    let (a, s) = (apart.sum(strideBand), together.sum(strideBand))
    alternation = a + s > 0 ? a / (a + s) : 0
  }

  /// Step frequency and its uncertainty, from hips and legs over the whole clip.
  private static func refined(
    _ signals: LegSignals, _ hips: [Double], _ difference: [Double], _ width: [Double],
    _ guess: Double, _ useHips: Bool
  ) -> (Double, Double) {
    let legs = legsSignal(signals, difference, width, guess / 2)
    let window = 4 / guess
    var estimates: [(frequency: Double, error: Double)] = []
    if useHips,
      let track = PhaseTrack(hips, times: signals.times, guess: guess, windowLength: window)
    {
      estimates.append((track.frequency, track.uncertainty))
    }
    if let track = PhaseTrack(legs, times: signals.times, guess: guess / 2, windowLength: window) {
      estimates.append((2 * track.frequency, 2 * track.uncertainty))
    }
    if estimates.isEmpty {
      return harmonic(signals, useHips ? hips : legs, useHips ? guess : guess / 2, useHips ? 1 : 2)
    }
    // A floor keeps a noise-free clip from dividing by zero.
    let weights = estimates.map { 1 / ($0.error * $0.error + 1e-12) }
    let total = weights.reduce(0, +)
    let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1.frequency } / total
    // Where hips and legs disagree by more than they state, neither is as sure as it says.
    let scatter = zip(weights, estimates).reduce(0) {
      $0 + $1.0 * ($1.1.frequency - mean) * ($1.1.frequency - mean)
    }
    return (mean, (max(1, scatter) / total).squareRoot())
  }

  /// The stronger of the two signals of the legs at the stride frequency.
  private static func legsSignal(
    _ signals: LegSignals, _ difference: [Double], _ width: [Double], _ stride: Double
  ) -> [Double] {
    let band = stride * 0.9...stride * 1.1
    let vertical = PowerSpectrum(difference, rate: signals.rate).sum(band)
    return PowerSpectrum(width, rate: signals.rate).sum(band) > vertical ? width : difference
  }

  /// The frequency at which two harmonics explain most, within half a turn over the clip.
  ///
  /// Its uncertainty is the Cramer-Rao bound sqrt(6) s / (pi T A sqrt(n)) with the residual s, the
  /// amplitude A and as many independent samples n as half-periods (Rife and Boorstyn 1974,
  /// doi:10.1109/TIT.1974.1055282).
  private static func harmonic(
    _ signals: LegSignals, _ signal: [Double], _ guess: Double, _ stepsPerCycle: Double
  ) -> (Double, Double) {
    let reach = 0.5 / signals.duration
    func fit(_ frequency: Double) -> HarmonicFit? {
      HarmonicFit(
        times: signals.times, values: signal, frequency: frequency, harmonics: [1, 2])
    }
    var best = guess
    var width = reach
    while width > 1e-5 {
      let grid = (-4...4).map { best + Double($0) / 4 * width }
      best = grid.max { (fit($0)?.explained ?? 0) < (fit($1)?.explained ?? 0) } ?? best
      width /= 3
    }
    guard let final = fit(best), let amplitude = final.coefficients.first?.length, amplitude > 0
    else { return (guess * stepsPerCycle, reach * stepsPerCycle) }
    let scatter = (final.residual / Double(signal.count)).squareRoot()
    let independent = max(4, 2 * best * signals.duration)
    let error =
      6.0.squareRoot() * scatter
      / (.pi * signals.duration * amplitude * independent.squareRoot())
    return (best * stepsPerCycle, error * stepsPerCycle)
  }
}
