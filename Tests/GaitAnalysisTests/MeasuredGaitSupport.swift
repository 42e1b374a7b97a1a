import FootfallTestSupport
import GaitAnalysis
import GaitModel

extension SyntheticClip {
  /// The clip as a measured stretch of gait with its true contacts, as the analysis would put it
  /// together.
  func measured(
    kind: GaitKind = .running, view: View = .side, direction: TravelDirection? = .right,
    context: CaptureContext = CaptureContext(), eventUncertainty: Double = 0
  ) -> MeasuredGait? {
    sequence.measured(
      contacts: contacts.map {
        FootContact(
          side: $0.side,
          initialContact: FootContact.Moment(time: $0.start, uncertainty: eventUncertainty),
          toeOff: FootContact.Moment(time: $0.end, uncertainty: eventUncertainty))
      }, kind: kind, view: view, direction: direction, context: context)
  }
}

extension PoseSequence {
  /// The points as a measured stretch of gait with given contacts.
  func measured(
    contacts: [FootContact], kind: GaitKind = .running, view: View = .side,
    direction: TravelDirection? = .right, context: CaptureContext = CaptureContext()
  ) -> MeasuredGait? {
    let raw = BodyTracks(self)
    guard let rough = BodyScale(raw) else { return nil }
    let cleaning = Cleaner(confidenceThreshold: 0.3, longestGap: 0.1, cutoff: 8)
      .clean(raw, scale: rough)
    guard let scale = BodyScale(cleaning.body) else { return nil }
    return MeasuredGait(
      MeasuredGait.Parts(
        kind: kind, view: Decision(view, confidence: 1), direction: direction, raw: raw,
        cleaned: cleaning.body, contacts: contacts, bodyScale: scale, context: context,
        cutoff: cleaning.cutoff ?? 8, playedSlower: 1, cadence: nil))
  }
}

extension MeasuredGait {
  /// The metric of both sides, or of one.
  func metric(_ id: String, _ side: Side? = nil) -> Metric? {
    MetricRule.all.first { $0.id == id }.flatMap { rule in
      MetricSummary(rule, gait: self).metrics().first { $0.side == side }
    }
  }
}
