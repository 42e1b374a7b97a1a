import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitMath
import GaitModel
import Testing

/// Events of synthetic runners, whose truth is exact, over strikes, speeds, frame rates, noise and
/// directions.
@Suite struct SyntheticEventTests {
  /// Degrees added to the foot's pitch at contact.
  static let strikes = ["forefoot": -25.0, "midfoot": -12, "rearfoot": 0]
  /// Duty factor and cadence as they change with speed.
  static let paces = [2.4: (0.39, 160.0), 3.3: (0.34, 168), 4.5: (0.28, 180)]

  static func score(
    strike: Double, speed: Double, rate: Double, noise: Double, seed: UInt64 = 1
  ) throws -> EventScore {
    var gait = SyntheticGait(.running)
    gait.movesNaturally = true
    gait.speed = speed
    gait.strikeOffset = strike
    (gait.dutyFactor, gait.cadence) = try #require(paces[speed])
    gait.frameRate = rate
    gait.duration = 8
    gait.camera.noise = noise
    gait.camera.direction = seed.isMultiple(of: 2) ? .left : .right
    gait.camera.mirrored = seed.isMultiple(of: 3)
    gait.seed = seed
    let clip = gait.clip()
    let recording = analysed(clip.sequence)
    #expect(recording.gaitKind?.value == .running)
    let truth = clip.contacts.map {
      MeasuredContact(side: $0.side, start: $0.start, end: $0.end)
    }
    return EventScore(
      recording.events, truth: truth, span: truth[0].start - 0.05...gait.duration - 0.15)
  }

  @Test(arguments: strikes.keys.sorted(), [2.4, 3.3, 4.5])
  func holdsForEveryStrike(strike: String, speed: Double) throws {
    let offset = try #require(Self.strikes[strike])
    var total = EventScore()
    for (index, (rate, noise)) in [(30.0, 2.0), (30, 5), (60, 4), (60, 8), (120, 5), (240, 8)]
      .enumerated()
    {
      let score = try Self.score(
        strike: offset, speed: speed, rate: rate, noise: noise, seed: UInt64(index + 1))
      #expect(score.missed == 0 && score.invented == 0, "\(rate) Hz, \(noise) px")
      #expect(abs(EventScore.bias(score.contacts)) <= 0.015, "\(rate) Hz, \(noise) px")
      #expect(abs(EventScore.bias(score.toeOffs)) <= 0.015, "\(rate) Hz, \(noise) px")
      total.add(score)
    }
    print(total.line("synthetic \(strike) \(speed) m/s"))
    #expect((0.6...1.8).contains(EventScore.honesty(total.contacts)))
    #expect((0.6...1.8).contains(EventScore.honesty(total.toeOffs)))
  }

  /// A person who crosses the picture, and one whom a camera follows.
  @Test(arguments: [true, false]) func holdsOverground(follows: Bool) throws {
    var gait = SyntheticGait(.running)
    gait.movesNaturally = true
    gait.treadmill = false
    gait.duration = 5
    gait.camera.noise = 2
    gait.camera.pixelsPerMetre = 100
    let clip = gait.clip()
    var sequence = clip.sequence
    if follows {
      // The camera lags and catches up: the picture's speed over the ground is never the same.
      for frame in 0..<sequence.count {
        let time = sequence.times[frame]
        let sway: Double = 0.3 * sin(0.8 * Double.pi * time)
        let pan = Float(100 * (gait.speed * time + sway))
        for point in sequence.skeleton.points.indices { sequence[frame, point].x -= pan }
      }
    }
    let recording = analysed(sequence)
    let truth = clip.contacts.map {
      MeasuredContact(side: $0.side, start: $0.start, end: $0.end)
    }
    let score = EventScore(recording.events, truth: truth, span: truth[0].start - 0.05...4.8)
    #expect(score.missed == 0 && score.invented == 0)
    #expect(abs(EventScore.bias(score.contacts)) <= 0.015)
    #expect(abs(EventScore.bias(score.toeOffs)) <= 0.015)
  }

  @Test func joggingWithoutFlightIsGroundedRunning() {
    var gait = SyntheticGait(.running)
    gait.speed = 1.9
    gait.cadence = 155
    gait.dutyFactor = 0.48
    gait.camera.noise = 2
    let kind = analysed(gait.clip().sequence).gaitKind?.value
    #expect(kind?.isRunning == true)
  }

  @Test(arguments: View.allCases) func walkingIsNoRunning(view: View) {
    var gait = SyntheticGait(.walking)
    gait.camera.view = view
    gait.camera.noise = 2
    #expect(analysed(gait.clip().sequence).gaitKind?.value == .walking)
  }

  @Test(arguments: SyntheticMovement.allCases) func whatIsNoGaitHasNoEvents(
    movement: SyntheticMovement
  ) {
    var camera = SyntheticCamera()
    camera.noise = 3
    let recording = analysed(movement.clip(camera: camera).sequence)
    #expect(recording.events.isEmpty && recording.gaitKind == nil)
  }

  /// Events stay on the clip's clock: eight times as long where it plays eight times slower.
  @Test func slowMotionStretchesEvents() throws {
    var gait = SyntheticGait(.running)
    gait.frameRate = 240
    gait.duration = 4
    let sequence = gait.clip().sequence
    let plain = analysed(sequence).events
    let slowed = analysed(sequence.slowed(by: 8), slowMotion: 8).events
    #expect(plain.count == slowed.count && plain.count > 15)
    for (a, b) in zip(plain, slowed) {
      #expect(abs(8 * a.time - b.time) < 0.01)
      #expect(abs(8 * a.uncertainty - b.uncertainty) < 0.01)
    }
  }

  /// A leg hidden for a second loses that foot's events of that second, and no others.
  @Test func whatIsHiddenIsNotInvented() throws {
    let clip = SyntheticGait(.running).clip()
    var sequence = clip.sequence
    let hidden = sequence.times.indices.filter { (4...5).contains(sequence.times[$0]) }
    sequence.remove([.leftHeel, .leftBigToe, .leftSmallToe, .leftAnkle, .leftKnee], in: hidden)
    let recording = analysed(sequence, options: AnalysisOptions(view: .side))
    let inside = recording.events.filter { $0.side == .left && (4.05...4.95).contains($0.time) }
    #expect(inside.isEmpty)
  }
}
