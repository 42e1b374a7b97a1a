import GaitMath
package import GaitModel

/// Gate, outliers, gaps, filter: from what the network said to what is measured on.
package struct Cleaner: Sendable {
  /// Points below this confidence are dropped.
  package let confidenceThreshold: Double
  /// Longest gap that is filled, seconds.
  package let longestGap: Double
  /// Hertz.
  package let cutoff: Double

  package init(confidenceThreshold: Double, longestGap: Double, cutoff: Double) {
    self.confidenceThreshold = confidenceThreshold
    self.longestGap = longestGap
    self.cutoff = cutoff
  }

  /// Cleaned tracks and what was done to them.
  package struct Outcome: Sendable {
    /// The points after cleaning; same frames as before.
    package var body: BodyTracks
    /// The points with short gaps filled and without outliers, but not filtered: for events, which
    /// need a quicker filter than angles.
    package var unfiltered: BodyTracks
    /// One a frame and point, frame after frame.
    package var origins: [SampleOrigin]
    /// Samples that were there and below the confidence threshold.
    package var gated = 0
    /// Samples dropped as outliers.
    package var outliers = 0
    /// Samples filled over short gaps.
    package var filled = 0
    /// The cut-off that was used: lower than asked for at low frame rates; nil without a filter.
    package var cutoff: Double?
  }

  /// Cleans the tracks of a clip. Outliers are looked for only where the scale is known.
  package func clean(_ body: BodyTracks, scale: BodyScale?) -> Outcome {
    let points = body.tracks.count
    var outcome = Outcome(
      body: body, unfiltered: body,
      origins: [SampleOrigin](repeating: .missing, count: body.count * points))
    let filter = TrackFilter(times: body.times, cutoff: cutoff)
    let step = body.frameStep ?? 0
    outcome.cutoff = filter?.design.cutoff
    for point in body.tracks.indices {
      var track = body.tracks[point]
      for frame in 0..<body.count where !track.isMissing(frame) {
        if Double(track.confidence[frame]) < confidenceThreshold {
          track.remove(frame)
          outcome.gated += 1
        }
      }
      if let scale {
        for frame in OutlierTest(scale: scale).outliers(track, times: body.times) {
          track.remove(frame)
          outcome.outliers += 1
        }
      }
      for frame in 0..<body.count where !track.isMissing(frame) {
        outcome.origins[frame * points + point] = .measured
      }
      for frame in GapFilling.fill(
        &track, times: body.times, frameStep: step, longest: longestGap)
      {
        outcome.origins[frame * points + point] = .filled
        outcome.filled += 1
      }
      outcome.unfiltered.tracks[point] = track
      filter?.apply(to: &track)
      outcome.body.tracks[point] = track
    }
    return outcome
  }
}
