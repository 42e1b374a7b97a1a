import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitMath
import GaitModel
import Testing

/// Events of runners whose ground force was measured; skipped where the data are not there.
@Suite struct RunningEventTests {
  static let rbds = Fixture.shared("rbds").flatMap { try? RBDSTrial(folder: $0) }
  static let hamner = Fixture.shared("mocap").flatMap { try? OpenSimTrial(hamnerIn: $0) }
  static let bmc = Fixture.shared("mocap").flatMap { try? OpenSimTrial(bmcIn: $0) }

  /// The force plate's own numbers: 77 contacts of 277 ms at 156.8 steps a minute.
  @Test(.enabled(if: rbds != nil)) func truthOfTheTreadmillRun() throws {
    let trial = try #require(Self.rbds)
    let contacts = trial.sidedContacts
    #expect(contacts.count == 77)
    #expect(zip(contacts, contacts.dropFirst()).allSatisfy { $0.side != $1.side })
    let mean = contacts.reduce(0) { $0 + $1.end - $1.start } / 77
    #expect(abs(mean - 0.277) < 0.001)
    #expect(abs(trial.cadence - 156.8) < 0.05)
  }

  /// A forefoot runner at 2.5 m/s on a treadmill, 5 mm noise.
  @Test(.enabled(if: rbds != nil), arguments: [30.0, 60, 120, 150], TravelDirection.allCases)
  func treadmillRun(rate: Double, direction: TravelDirection) throws {
    let trial = try #require(Self.rbds)
    let recording = analysed(
      trial.markers.sideView(
        rate: rate, direction: direction, noise: 5, phase: 0.4, seed: UInt64(rate)))
    #expect(recording.gaitKind?.value == .running)
    let contacts = trial.sidedContacts
    let score = EventScore(
      recording.events, truth: contacts, span: contacts[0].start - 0.05...contacts[76].end + 0.05)
    print(score.line("RBDS001 forefoot 2.5 m/s, \(Int(rate)) Hz, \(direction)"))
    #expect(score.missed == 0 && score.invented == 0)
    let slow = rate < 60
    #expect(EventScore.rootMeanSquare(score.contacts) <= (slow ? 0.012 : 0.008))
    #expect(EventScore.rootMeanSquare(score.toeOffs) <= (slow ? 0.022 : 0.01))
    let contactTime = EventScore.bias(score.toeOffs) - EventScore.bias(score.contacts)
    #expect(abs(contactTime) <= 0.008)
    // The uncertainty is one for all runners; on this one the rules err less than on others.
    #expect((0.6...2.2).contains(EventScore.honesty(score.contacts)))
    #expect((0.6...2.2).contains(EventScore.honesty(score.toeOffs)))
    #expect(abs(try #require(recording.cadence) - trial.cadence) <= 0.3)
  }

  /// Legs alone, as laboratories often give them: the hips then tell the view.
  @Test(.enabled(if: rbds != nil)) func treadmillRunWithoutTrunk() throws {
    let trial = try #require(Self.rbds)
    var markers = trial.markers
    for name in [PointName.leftShoulder, .rightShoulder, .neck] { markers.points[name] = nil }
    let recording = analysed(markers.sideView(rate: 60, direction: .left, noise: 5))
    #expect(recording.view?.value == .side && recording.direction?.value == .left)
    let contacts = trial.sidedContacts
    let score = EventScore(
      recording.events, truth: contacts, span: contacts[0].start - 0.05...contacts[76].end + 0.05)
    #expect(score.missed == 0 && score.invented == 0)
    #expect(EventScore.rootMeanSquare(score.contacts) <= 0.008)
    #expect(EventScore.rootMeanSquare(score.toeOffs) <= 0.01)
  }

  /// Ankles alone, as in COCO's skeleton: less sure, and said so.
  @Test(.enabled(if: rbds != nil)) func treadmillRunWithoutFeet() throws {
    let trial = try #require(Self.rbds)
    var markers = trial.markers
    for side in Side.allCases {
      for part in ["heel", "big_toe", "small_toe"] { markers.points[.on(side, part)] = nil }
    }
    let contacts = trial.sidedContacts
    let span = contacts[0].start - 0.05...contacts[76].end + 0.05
    let withFeet = EventScore(
      analysed(trial.markers.sideView(rate: 60, noise: 5)).events, truth: contacts, span: span)
    let score = EventScore(
      analysed(markers.sideView(rate: 60, noise: 5)).events, truth: contacts, span: span)
    #expect(score.missed == 0 && score.invented == 0)
    #expect(EventScore.rootMeanSquare(score.contacts) <= 0.02)
    #expect(EventScore.rootMeanSquare(score.toeOffs) <= 0.02)
    #expect(score.contacts[0].stated > withFeet.contacts[0].stated)
  }

  /// A rearfoot runner on a treadmill at about 4 m/s; markers and force at 60 Hz, smoothed.
  @Test(.enabled(if: hamner != nil), arguments: [30.0, 60, 120], [0.0, 5])
  func smoothedTreadmillRun(rate: Double, noise: Double) throws {
    let trial = try #require(Self.hamner)
    let recording = analysed(trial.markers.sideView(rate: rate, noise: noise))
    #expect(recording.gaitKind?.value == .running)
    let score = EventScore(recording.events, truth: trial.contacts, span: 0.05...9.9)
    print(score.line("Hamner rearfoot 4 m/s, \(Int(rate)) Hz, \(Int(noise)) mm"))
    #expect(score.missed == 0 && score.invented == 0)
    #expect(abs(EventScore.bias(score.contacts)) <= 0.012)
    #expect(abs(EventScore.bias(score.toeOffs)) <= 0.012)
    #expect((0.6...1.5).contains(EventScore.honesty(score.contacts)))
    #expect((0.6...1.5).contains(EventScore.honesty(score.toeOffs)))
  }

  /// Two steps over two force plates: the rules alone, since 0.8 s are too short for the gate.
  @Test(.enabled(if: bmc != nil), arguments: [150.0, 60])
  func twoStepsOverground(rate: Double) throws {
    let trial = try #require(Self.bmc)
    let body = BodyTracks(trial.markers.sideView(rate: rate))
    let scale = try #require(BodyScale(body))
    let found = EventDetection.detect(
      body, span: body.times[0]...body.times[body.count - 1], stepFrequency: 2.85, scale: scale,
      view: .side, direction: .right)
    #expect(found.kind?.value == .running && found.loneToeOffs.isEmpty)
    for truth in trial.contacts {
      let contact = try #require(
        found.contacts.first {
          $0.side == truth.side && abs($0.initialContact.time - truth.start) < 0.1
        })
      let toeOff = try #require(contact.toeOff)
      print(
        "BMC \(Int(rate)) Hz \(truth.side)", contact.initialContact.time - truth.start,
        toeOff.time - truth.end)
      #expect(abs(contact.initialContact.time - truth.start) <= 0.015)
      #expect(abs(toeOff.time - truth.end) <= 0.015)
    }
  }

  /// From heights alone, as seen from the front: fewer milliseconds can be promised.
  @Test(.enabled(if: rbds != nil)) func heightsAlone() throws {
    let trial = try #require(Self.rbds)
    let body = BodyTracks(trial.markers.sideView(rate: 60, noise: 5))
    let scale = try #require(BodyScale(body))
    let found = EventDetection.detect(
      body, span: body.times[0]...body.times[body.count - 1],
      stepFrequency: trial.cadence / 60, scale: scale, view: .front, direction: nil)
    let contacts = trial.sidedContacts
    let score = EventScore(
      found.events(playedSlower: 1), truth: contacts,
      span: contacts[0].start - 0.05...contacts[76].end + 0.05)
    print(score.line("RBDS001, heights alone, 60 Hz"))
    #expect(found.kind?.value == .running && (found.kind?.confidence ?? 1) <= 0.5)
    #expect(score.missed == 0 && score.invented == 0)
    #expect(EventScore.rootMeanSquare(score.contacts) <= 0.03)
    #expect(EventScore.rootMeanSquare(score.toeOffs) <= 0.02)
    #expect(score.contacts.allSatisfy { $0.stated > 0.012 })
  }
}
