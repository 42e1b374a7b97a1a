import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

/// Events of runners whose ground force was measured; skipped where the data are not there.
@Suite struct RunningEventTests {
  static let rbds = Fixture.shared("rbds").flatMap { try? RBDSTrial(folder: $0) }

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
    #expect(score.missed == 0 && score.invented == 0)
    let slow = rate < 60
    #expect(EventScore.rootMeanSquare(score.contacts) <= (slow ? 0.012 : 0.008))
    #expect(EventScore.rootMeanSquare(score.toeOffs) <= (slow ? 0.022 : 0.015))
  }
}
