import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

/// Events of measured walks; skipped where the data are not there.
@Suite struct WalkingEventTests {
  static func recording(_ name: String) throws -> (WalkingExample, GaitRecording)? {
    guard let url = Fixture.shared("events-walking/example_\(name).json") else { return nil }
    let walk = try WalkingExample(url)
    return (walk, analysed(walk.markers.sideView(rate: 60)))
  }

  /// Frames of what a foot can have done, by walk.
  ///
  /// Of the healthy walk's annotations some contradict themselves and the markers (two contacts of
  /// one foot 93 ms apart, toe-offs of a foot that lies still): one contact and one toe-off a
  /// stride remain.
  private static func truth(
    _ name: String, _ walk: WalkingExample
  ) -> [(kind: GaitEvent.Kind, side: Side, frames: [Int])] {
    if name == "healthy" {
      return [
        (.initialContact, .left, [163]), (.initialContact, .right, [83, 246]),
        (.toeOff, .left, [262]),
      ]
    }
    return Side.allCases.flatMap { side in
      [
        (GaitEvent.Kind.initialContact, side, walk.contactFrames[side.rawValue] ?? []),
        (.toeOff, side, walk.toeOffFrames[side.rawValue] ?? []),
      ]
    }
  }

  /// Two healthy strides, and six contacts and seven toe-offs of a person with Parkinson's disease.
  @Test func annotatedEventsOfWalks() throws {
    var errors: [GaitEvent.Kind: [Double]] = [:]
    var stated: [GaitEvent.Kind: [Double]] = [:]
    for name in ["healthy", "parkinson"] {
      guard let (walk, recording) = try Self.recording(name) else { return }
      #expect(recording.gaitKind?.value == .walking)
      for (kind, side, frames) in Self.truth(name, walk) {
        let found = recording.events.filter { $0.side == side && $0.kind == kind }
        if name == "parkinson" { #expect(found.count == frames.count) }
        for frame in frames {
          let time = Double(frame) / walk.rate
          let event = try #require(found.min { abs($0.time - time) < abs($1.time - time) })
          errors[kind, default: []].append(event.time - time)
          stated[kind, default: []].append(event.uncertainty)
        }
      }
      // One contact a step, left and right in turn.
      let contacts = recording.events.filter { $0.kind == .initialContact }
      #expect(zip(contacts, contacts.dropFirst()).allSatisfy { $0.side != $1.side })
    }
    func size(_ values: [Double]?) -> Double {
      let squares = (values ?? []).map { $0 * $0 }
      return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }
    for kind in GaitEvent.Kind.allCases {
      let (error, claim) = (size(errors[kind]), size(stated[kind]))
      print("walks, \(kind): RMSE \(Int(1000 * error)) ms, stated/true \(claim / error)")
      #expect(error <= 0.03)
      #expect((0.5...2).contains(claim / error))
    }
  }

  @Test func aWalkWithoutPointsHasNoEvents() throws {
    guard let (_, recording) = try Self.recording("kuopio") else { return }
    #expect(recording.refusal != nil && recording.events.isEmpty && recording.gaitKind == nil)
  }
}
