import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitFormats
import GaitModel
import Testing

/// Measured people, from the development data; skipped where it is not there.
@Suite struct MeasuredDataTests {
  static let hasRBDS = Fixture.shared("rbds") != nil
  static let hasWalking = Fixture.shared("events-walking") != nil
  static let hasOverstride = Fixture.shared("overstride/sequences_mediapipe33.npz") != nil
  static let hasSample = Fixture.shared("blazepose-parity/mediapipe_demo_stages.json") != nil

  /// A treadmill run with a force plate: 77 contacts in 30 s.
  @Test(.enabled(if: hasRBDS), arguments: [30.0, 60, 150], TravelDirection.allCases)
  func cadenceOfATreadmillRun(rate: Double, direction: TravelDirection) throws {
    let trial = try RBDSTrial(folder: try #require(Fixture.shared("rbds")))
    #expect(trial.contacts.count == 77)
    let recording = analysed(
      trial.markers.sideView(rate: rate, direction: direction, noise: 5))
    #expect(abs(try #require(recording.cadence) - trial.cadence) < 0.3)
    #expect(recording.direction?.value == direction)
    #expect(recording.view?.value == .side)
    #expect(recording.analysedPerson?.repairedSwaps == 0)
  }

  /// Stride times of the right leg between annotated contacts: 1.087 s and 1.303 s.
  @Test(.enabled(if: hasWalking), arguments: [("healthy", 110.4), ("parkinson", 92.1)])
  func cadenceOfWalks(name: String, truth: Double) throws {
    let url = try #require(Fixture.shared("events-walking/example_\(name).json"))
    let recording = analysed(try WalkingExample(url).markers.sideView(rate: 60))
    let metric = try #require(recording.metric("cadence"))
    let value = try #require(metric.value)
    // Two and four strides.
    #expect(abs(value - truth) < 2.5)
  }

  /// Every clip is there twice, once mirrored and seen by the network anew.
  @Test(.enabled(if: hasOverstride))
  func mirroredClipsAgree() throws {
    let url = try #require(Fixture.shared("overstride/sequences_mediapipe33.npz"))
    var measured = 0
    for pair in 0..<21 {
      let recordings = try [2 * pair, 2 * pair + 1].map { index in
        let contents = try PoseFile.read(
          url,
          options: PoseFile.Options(
            frameRate: 30, imageSize: PixelSize(width: 608, height: 1080), sequence: index))
        return analysed(try #require(contents.people.first))
      }
      #expect(recordings.allSatisfy { $0.view?.value == .side })
      #expect(recordings[0].direction?.value == .left)
      #expect(recordings[1].direction?.value == .right)
      guard let a = recordings[0].metric("cadence"), let b = recordings[1].metric("cadence"),
        let x = a.value, let y = b.value
      else { continue }
      measured += 1
      #expect(abs(x - y) < max(1, a.uncertainty ?? 0), "pair \(pair): \(x) and \(y)")
    }
    #expect(measured >= 18)
  }

  /// Jumping jacks, a turn in the air, a run out of the picture: no gait at one pace.
  @Test(.enabled(if: hasSample), arguments: [2.0, 3, 4, 7.7])
  func acrobaticsAreRefused(end: Double) throws {
    struct Stages: Decodable {
      struct Frame: Decodable {
        let landmarks: [[Double]]?
      }
      let frames: [Frame]
    }
    let url = try #require(Fixture.shared("blazepose-parity/mediapipe_demo_stages.json"))
    let stages = try JSONDecoder().decode(Stages.self, from: Data(contentsOf: url))
    let size = PixelSize(width: 1768, height: 994)
    var sequence = PoseSequence(skeleton: .blazePose33, imageSize: size)
    for (index, frame) in stages.frames.enumerated() {
      let points =
        frame.landmarks?.map {
          PosePoint(x: Float($0[0] * 1768), y: Float($0[1] * 994), confidence: Float($0[3]))
        } ?? [PosePoint](repeating: .missing, count: 33)
      try sequence.append(points, at: Double(index) / 30)
    }
    let recording = analysed(sequence.trimmed(to: 0..<end))
    #expect(recording.refusal?.reason == .notPeriodic)
  }
}
