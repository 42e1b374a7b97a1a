import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct ScaleTests {
  /// Contexts that all fit the synthetic runner: 300 pixels in a metre.
  static let contexts: [String: CaptureContext] = [
    "height": CaptureContext(height: 1.75), "beltSpeed": CaptureContext(beltSpeed: 3),
    "speed": CaptureContext(speed: 3),
    "knownLength": CaptureContext(
      knownLength: KnownLength(x1: 100, y1: 900, x2: 400, y2: 900, metres: 1)),
  ]

  func measured(
    _ context: CaptureContext, noise: Double = 2, treadmill: Bool = true, rate: Double = 60
  ) throws -> MeasuredGait {
    var gait = SyntheticGait(.running)
    gait.frameRate = rate
    gait.camera.noise = noise
    gait.treadmill = treadmill
    if !treadmill {
      gait.duration = 2.5
      gait.camera.pixelsPerMetre = 200
    }
    return try #require(gait.clip().measured(context: context))
  }

  @Test(arguments: contexts.keys.sorted(), [30.0, 120])
  func isFoundFromWhatIsKnown(origin: String, rate: Double) throws {
    let gait = try measured(try #require(Self.contexts[origin]), rate: rate)
    let scale = try #require(gait.scale)
    #expect(scale.origin.rawValue == origin)
    let error = scale.metresPerPixel * 300 - 1
    #expect(abs(error) < 1.5 * scale.relativeUncertainty)
    #expect(scale.relativeUncertainty < 0.06)
    #expect(try #require(gait.metric("step_length")).unit == "m")
    #expect(try #require(gait.metric("overstride_hip")).unit == "cm")
  }

  @Test func theSurestCounts() throws {
    let alone = try [CaptureContext(beltSpeed: 3), CaptureContext(height: 1.9)].map {
      try #require(try measured($0).scale)
    }
    let both = try #require(try measured(CaptureContext(beltSpeed: 3, height: 1.9)).scale)
    #expect(alone[0].origin != alone[1].origin)
    #expect(both == alone.min { $0.relativeUncertainty < $1.relativeUncertainty })
    #expect(try measured(CaptureContext()).scale == nil)
  }

  /// A belt speed that the picture contradicts is told.
  @Test(arguments: [(3.0, false), (4.5, true), (2.0, true)])
  func contradictionsAreTold(belt: Double, isTold: Bool) throws {
    let gait = try measured(CaptureContext(beltSpeed: belt, height: 1.75))
    let note = try #require(gait.metric("speed")?.note)
    #expect(note.contains("As given"))
    #expect(note.contains("does not fit") == isTold, "\(note)")
  }

  /// Nonsense from the command line or a file gives no scale, not an infinite one.
  @Test(arguments: [0.0, -1])
  func refusesNonsense(value: Double) throws {
    #expect(try measured(CaptureContext(height: value)).scale == nil)
    #expect(try measured(CaptureContext(beltSpeed: value)).scale == nil)
    let point = KnownLength(x1: 5, y1: 5, x2: 5, y2: 5, metres: 1)
    #expect(try measured(CaptureContext(knownLength: point)).scale == nil)
  }

  /// The speed over ground is the same on a belt and over ground, from the standing foot alone.
  @Test(arguments: [true, false])
  func theStandingFootTellsTheSpeed(treadmill: Bool) throws {
    let gait = try measured(CaptureContext(height: 1.75), treadmill: treadmill)
    let travel = try #require(gait.travel)
    let perMetre = treadmill ? 300.0 : 200
    #expect(abs(travel.pixelsPerSecond / perMetre - 3) < 0.09)
    #expect(abs(travel.inPicture / perMetre - (treadmill ? 0 : 3)) < 0.05)
    let speed = try #require(gait.metric("speed")?.value)
    #expect(abs(speed - 3) < 0.2)
  }

  /// Without any scale lengths are in leg lengths, and right.
  @Test func withoutAScaleLengthsAreInLegLengths() throws {
    let gait = try measured(CaptureContext(), noise: 0)
    let step = try #require(gait.metric("step_length"))
    #expect(step.unit == "% leg length")
    // 3 m/s at 170 steps per minute over a leg of 0.491 times 1.75 m.
    let truth = 100 * 3 * 60 / 170.0 / 0.859
    let value = try #require(step.value)
    #expect(abs(value - truth) < 3)
    #expect(gait.metric("speed")?.unit == "leg lengths/s")
  }
}
