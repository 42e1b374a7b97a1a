package import GaitModel

/// Puts the stretches of steady gait into the words of a recording: seconds of the clip, steps per
/// minute of real time.
package struct BoutSummary: Sendable {
  private let body: BodyTracks
  private let headings: [Heading]
  private let direction: TravelDirection?
  private let playedSlower: Double

  /// - Parameters:
  ///   - body: cleaned tracks in real time.
  ///   - headings: the ways of a person who turns round; empty for one way.
  ///   - direction: where the person faces in the longest stretch.
  ///   - playedSlower: seconds of the clip in a second of real time.
  package init(
    body: BodyTracks, headings: [Heading], direction: TravelDirection?, playedSlower: Double
  ) {
    self.body = body
    self.headings = headings
    self.direction = direction
    self.playedSlower = playedSlower
  }

  /// The stretches by time; the one that the metrics come from is marked.
  package func bouts(
    _ search: BoutSearch, slowMotion: SlowMotionTest.Suspicion?
  ) -> [GaitBout] {
    guard let measured = try? search.verdict.get() else {
      guard let span = slowMotion?.span else { return [] }
      return [bout(span, cadence: nil, isMeasured: true)]
    }
    return search.bouts.map {
      bout($0.span, cadence: 60 * $0.stepFrequency, isMeasured: $0.span == measured.span)
    }
  }

  private func bout(
    _ span: ClosedRange<Double>, cadence: Double?, isMeasured: Bool
  ) -> GaitBout {
    let own = headings.last { body.times[$0.frames.lowerBound] <= span.lowerBound + 1e-9 }
    return GaitBout(
      firstTime: span.lowerBound * playedSlower, lastTime: span.upperBound * playedSlower,
      direction: isMeasured ? direction : own?.direction ?? direction, cadence: cadence,
      isMeasured: isMeasured)
  }
}
