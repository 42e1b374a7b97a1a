import GaitMath
package import GaitModel

/// Initial contacts and toe-offs of a bout, and the kind of gait.
package struct EventDetection: Sendable {
  /// What was found.
  package struct Outcome: Sendable {
    /// Stays on the ground whose contact was seen, of both feet, by time.
    package var contacts: [FootContact] = []
    /// Toe-offs of stays that began before the bout, by time.
    package var loneToeOffs: [LoneToeOff] = []
    /// The kind of gait; nil where the data leave it open. Without it there are no events.
    package var kind: Decision<GaitKind>?

    /// All events by time, on the clip's own clock.
    ///
    /// - Parameter playedSlower: seconds of the clip in a second of real time.
    /// - Returns: contacts and toe-offs of both feet.
    package func events(playedSlower: Double) -> [GaitEvent] {
      func event(
        _ kind: GaitEvent.Kind, _ side: Side, _ moment: FootContact.Moment
      ) -> GaitEvent {
        GaitEvent(
          kind: kind, side: side, time: moment.time * playedSlower,
          uncertainty: moment.uncertainty * playedSlower)
      }
      let stays = contacts.flatMap { contact in
        [event(.initialContact, contact.side, contact.initialContact)]
          + (contact.toeOff.map { [event(.toeOff, contact.side, $0)] } ?? [])
      }
      let lone = loneToeOffs.map { event(.toeOff, $0.side, $0.moment) }
      return (stays + lone).sorted { $0.time < $1.time }
    }
  }

  /// A toe-off whose contact was not seen.
  package struct LoneToeOff: Sendable, Hashable {
    /// Whose foot it is.
    package var side: Side
    /// When.
    package var moment: FootContact.Moment
  }

  /// What of a stay on the ground was found around a mid-stance.
  struct Candidate {
    var side: Side
    var center: Double
    var contact: FootContact.Moment?
    var toeOff: FootContact.Moment?
  }

  private let tracks: EventTracks
  private let stride: Double
  private let centers: [Side: [Double]]

  /// Detects the events of a bout.
  ///
  /// - Parameters:
  ///   - body: tracks without outliers and with short gaps filled, not filtered.
  ///   - span: seconds of the bout.
  ///   - stepFrequency: steps per second.
  ///   - scale: size of the body.
  ///   - view: from where the person is seen.
  ///   - direction: where the person faces in a side view.
  ///   - kind: the kind of gait where it is known; nil to tell it from the data.
  /// - Returns: what was found; nothing where a leg was not seen.
  package static func detect(
    _ body: BodyTracks, span: ClosedRange<Double>, stepFrequency: Double, scale: BodyScale,
    view: View, direction: TravelDirection?, kind: Decision<GaitKind>? = nil
  ) -> Outcome {
    let forward = view == .side ? direction : nil
    let stride = 2 / stepFrequency
    let centers = StanceSearch.centers(
      body, span: span, stride: stride, scale: scale, direction: forward)
    let noise =
      StandingFootNoise.estimate(body, centers: centers, stride: stride, scale: scale) ?? 0
    guard
      let tracks = EventTracks(
        body, span: span, scale: scale, direction: forward, cutoff: cutoff(noise: noise),
        noise: noise)
    else { return Outcome() }
    let detection = EventDetection(tracks: tracks, stride: stride, centers: centers)
    var outcome = Outcome()
    outcome.kind =
      kind
      ?? GaitKindVote.vote(
        hip: tracks.hip.y, centers: centers.values.flatMap { $0 }.sorted(), stride: stride)
    guard let found = outcome.kind else { return outcome }
    for side in Side.allCases {
      guard let leg = tracks.legs[side], let moments = centers[side] else { continue }
      for candidate in detection.candidates(side, leg, moments, isRunning: found.value.isRunning) {
        if let contact = candidate.contact {
          outcome.contacts.append(
            FootContact(side: side, initialContact: contact, toeOff: candidate.toeOff))
        } else if let toeOff = candidate.toeOff {
          outcome.loneToeOffs.append(LoneToeOff(side: side, moment: toeOff))
        }
      }
    }
    outcome.contacts.sort { $0.initialContact.time < $1.initialContact.time }
    outcome.loneToeOffs.sort { $0.moment.time < $1.moment.time }
    return outcome
  }

  /// Hertz of the filter: low enough for noise to leave the slow feet of stance slow.
  private static func cutoff(noise: Double) -> Double { 12 }

  private func candidates(
    _ side: Side, _ leg: EventTracks.Leg, _ moments: [Double], isRunning: Bool
  ) -> [Candidate] {
    moments.map { center in
      let contact: [EventEstimate]
      let toeOff: [EventEstimate]
      if isRunning {
        contact = RunningContactRule(tracks: tracks, leg: leg, stride: stride)
          .estimates(center: center)
        toeOff = RunningToeOffRule(tracks: tracks, leg: leg, stride: stride)
          .estimates(center: center)
      } else {
        let rules = WalkingRules(tracks: tracks, leg: leg, stride: stride)
        contact = rules.contact(center: center)
        toeOff = rules.toeOff(center: center)
      }
      return Candidate(
        side: side, center: center, contact: EventFusion.moment(contact),
        toeOff: EventFusion.moment(toeOff))
    }
  }
}
