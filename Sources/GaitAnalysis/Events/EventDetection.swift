import Foundation
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

    /// Nothing found.
    package init() {}

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

  /// Velocity noise of a filtered coordinate that the rules bear, leg lengths per second: a
  /// twentieth of the speed of a slow runner's swinging foot.
  private static let bearableNoise = 0.35
  /// Hertz between which the filter is chosen. From 12 on nothing is gained on measured runners;
  /// below 6.5 the foot's landing is lost.
  private static let cutoffs = 6.5...12.0

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
        body, span: span, scale: scale, direction: forward,
        cutoff: cutoff(noise: noise, frameStep: body.frameStep ?? 0), noise: noise)
    else { return Outcome() }
    var outcome = Outcome()
    let vote = GaitKindVote.vote(
      hip: tracks.hip.y, centers: centers.values.flatMap { $0 }.sorted(), stride: stride)
    outcome.kind =
      kind
      ?? (tracks.seesTravel
        ? vote : GaitKindVote.fromHeights(vote, stepFrequency: stepFrequency))
    guard let gait = outcome.kind?.value else { return outcome }
    for side in Side.allCases {
      guard let leg = tracks.legs[side], let moments = centers[side] else { continue }
      let rules = FootRules(tracks: tracks, leg: leg, stride: stride, centers: moments)
      append(stays(side, rules, moments, isRunning: gait.isRunning), to: &outcome)
    }
    outcome.contacts.sort { $0.initialContact.time < $1.initialContact.time }
    outcome.loneToeOffs.sort { $0.moment.time < $1.moment.time }
    if kind == nil { outcome.kind = GaitKindVote.withFlight(outcome.kind, outcome.contacts) }
    return outcome
  }

  /// The highest cut-off that keeps the noise of speeds bearable.
  ///
  /// White noise of standard deviation s a frame leaves s sqrt(2 f / rate) 2 pi f / sqrt(3) in the
  /// speed behind a low-pass at f.
  private static func cutoff(noise: Double, frameStep: Double) -> Double {
    guard noise > 0, frameStep > 0 else { return cutoffs.upperBound }
    let factor = noise * (2 * frameStep).squareRoot() * 2 * .pi / 3.0.squareRoot()
    let highest = pow(bearableNoise / factor, 2.0 / 3)
    return min(max(highest, cutoffs.lowerBound), cutoffs.upperBound)
  }

  /// What the rules find around each mid-stance of a foot, and beside the first and the last.
  private static func stays(
    _ side: Side, _ rules: FootRules, _ moments: [Double], isRunning: Bool
  ) -> [Stay] {
    guard let first = moments.first, let last = moments.last else { return [] }
    let stride = rules.stride
    let foot = rules.leg.foot.x
    // Beside a mid-stance the clip does not show, more of the event itself has to be seen.
    func isSeen(_ time: Double, _ center: Double) -> Bool {
      let least = foot.start...foot.end ~= center ? 0.02 : 0.05
      let margin = max(rules.tracks.frameStep, least)
      return foot[time - margin].isFinite && foot[time + margin].isFinite
    }
    // Half of a stay may lie in the clip without its middle.
    let centers = ([first - stride] + moments + [last + stride]).filter {
      $0 > foot.start - 0.45 * stride && $0 < foot.end + 0.45 * stride
    }
    func found(
      by rule: (FootRules, Double) -> [EventEstimate], widens: Bool
    ) -> [FootContact.Moment?] {
      StepConsistency(
        spread: isRunning ? 0.012 : 0.02, farthest: isRunning ? 0.06 : 0.1, widens: widens
      ).moments(centers.map { rule(rules, $0) }, centers: centers, isSeen: isSeen)
    }
    let (contact, toeOff) = Self.rules(seesTravel: rules.tracks.seesTravel, isRunning: isRunning)
    let contacts = found(by: contact, widens: false)
    let toeOffs = found(by: toeOff, widens: true)
    return zip(contacts, toeOffs).map { Stay(side: side, contact: $0, toeOff: $1) }
  }

  /// Says where an event beside a mid-stance lies.
  private typealias Rule = (FootRules, Double) -> [EventEstimate]

  /// The rules for contact and for toe-off.
  private static func rules(seesTravel: Bool, isRunning: Bool) -> (Rule, Rule) {
    guard seesTravel else {
      return (
        { HeightRules.contact($0, center: $1) }, { HeightRules.toeOff($0, center: $1) }
      )
    }
    return isRunning
      ? ({ RunningRules.contact($0, center: $1) }, { RunningRules.toeOff($0, center: $1) })
      : ({ WalkingRules.contact($0, center: $1) }, { WalkingRules.toeOff($0, center: $1) })
  }

  /// What was found of one stay on the ground.
  private struct Stay {
    var side: Side
    var contact: FootContact.Moment?
    var toeOff: FootContact.Moment?
  }

  private static func append(_ stays: [Stay], to outcome: inout Outcome) {
    for stay in stays {
      if let contact = stay.contact {
        outcome.contacts.append(
          FootContact(side: stay.side, initialContact: contact, toeOff: stay.toeOff))
      } else if let toeOff = stay.toeOff {
        outcome.loneToeOffs.append(LoneToeOff(side: stay.side, moment: toeOff))
      }
    }
  }
}
