package import GaitMath

/// The zero-lag low-pass for tracks, on each unbroken run of samples.
package struct TrackFilter: Sendable {
  /// The filter on equal steps of time.
  package let design: ZeroLagButterworth
  private let times: [Double]

  /// Designs the filter; nil with fewer than two frames, or for a cut-off that is not positive.
  ///
  /// - Parameters:
  ///   - times: seconds of the frames.
  ///   - cutoff: hertz. From 0.45 of the frame rate up there is nothing left to take away; the
  ///     filter then runs at just under that limit.
  package init?(times: [Double], cutoff: Double) {
    guard let step = Statistics.median(zip(times.dropFirst(), times).map({ $0 - $1 })) else {
      return nil
    }
    let limit = 0.999 * ZeroLagButterworth.highestCutoffShare / step
    guard let design = ZeroLagButterworth(cutoff: min(cutoff, limit), samplingRate: 1 / step)
    else { return nil }
    self.design = design
    self.times = times
  }

  /// Filters a track in place. Runs of fewer than three samples stay as they are; runs whose
  /// steps differ are brought onto a uniform grid and back.
  package func apply(to track: inout PointTrack) {
    for run in track.runs where run.count > 2 {
      let runTimes = Array(times[run])
      let isUniform = UniformSeries.isUniform(runTimes)
      track.x.replaceSubrange(run, with: filtered(Array(track.x[run]), runTimes, isUniform))
      track.y.replaceSubrange(run, with: filtered(Array(track.y[run]), runTimes, isUniform))
    }
  }

  private func filtered(_ values: [Double], _ times: [Double], _ isUniform: Bool) -> [Double] {
    if isUniform { return design(values) }
    guard var grid = UniformSeries(times: times, values: values, rate: design.samplingRate),
      grid.values.count > 2
    else { return values }
    grid.values = design(grid.values)
    return grid.values(at: times) ?? values
  }
}
