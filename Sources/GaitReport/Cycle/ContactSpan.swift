package import GaitModel

/// A foot on the ground: from an initial contact to the toe-off of the same foot.
package struct ContactSpan: Sendable, Hashable {
  /// Whose foot.
  package var side: Side
  /// Seconds of the clip.
  package var start: Double
  /// Seconds of the clip.
  package var end: Double
  /// Standard uncertainty of `start`, seconds.
  package var startUncertainty: Double
  /// Standard uncertainty of `end`, seconds.
  package var endUncertainty: Double

  package init(
    side: Side, start: Double, end: Double, startUncertainty: Double = 0,
    endUncertainty: Double = 0
  ) {
    self.side = side
    self.start = start
    self.end = end
    self.startUncertainty = startUncertainty
    self.endUncertainty = endUncertainty
  }

  /// The contacts of a list of events that have both ends, by time. A contact whose toe-off was
  /// not found before the next contact of the same foot is left out.
  package static func all(in events: [GaitEvent]) -> [ContactSpan] {
    Side.allCases.flatMap { side -> [ContactSpan] in
      let own = events.filter { $0.side == side && $0.time.isFinite }.sorted { $0.time < $1.time }
      return zip(own, own.dropFirst()).compactMap { first, second in
        guard first.kind == .initialContact, second.kind == .toeOff else { return nil }
        return ContactSpan(
          side: side, start: first.time, end: second.time, startUncertainty: first.uncertainty,
          endUncertainty: second.uncertainty)
      }
    }.sorted { $0.start < $1.start }
  }

  /// The times between the first and the last of some contacts in which `count` feet are on the
  /// ground: 0 is flight, 2 is double support.
  package static func spans(of count: Int, in contacts: [ContactSpan]) -> [ClosedRange<Double>] {
    let edges = contacts.flatMap { [($0.start, 1), ($0.end, -1)] }.sorted { $0 < $1 }
    var feet = 0
    var spans: [ClosedRange<Double>] = []
    for (edge, next) in zip(edges, edges.dropFirst()) {
      feet += edge.1
      if feet == count, next.0 > edge.0 { spans.append(edge.0...next.0) }
    }
    return spans
  }
}
