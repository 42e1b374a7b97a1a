/// Finds the stretches of steady gait of a clip.
package struct BoutSearch: Sendable {
  /// The rhythm of every stretch, by time; empty where there is none.
  package let bouts: [CadenceEstimate]
  /// The rhythm of the longest stretch, or the reason why there is none.
  package let verdict: Result<CadenceEstimate, GaitRefusal>

  /// Looks for gait in cleaned tracks: on each way for itself where the person turns round, so
  /// that no rhythm is taken across a turn; in the whole clip otherwise.
  ///
  /// - Parameters:
  ///   - body: cleaned tracks.
  ///   - coverage: of the same frames.
  ///   - scale: of the same frames; nil where no leg and no trunk is seen.
  ///   - headings: the ways of a person who turns round; empty for one way.
  package init(
    _ body: BodyTracks, coverage: LegCoverage, scale: BodyScale?, headings: [Heading]
  ) {
    let found = headings.compactMap { heading -> CadenceEstimate? in
      let part = body.trimmed(to: heading.frames)
      return try? GaitGate.judge(part, coverage: LegCoverage(part), scale: scale).get()
    }
    if let longest = found.max(by: { $0.seconds < $1.seconds }) {
      bouts = found
      verdict = .success(longest)
    } else {
      verdict = GaitGate.judge(body, coverage: coverage, scale: scale)
      bouts = (try? verdict.get()).map { [$0] } ?? []
    }
  }
}
