import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct FootStrikeTests {
  /// At a cut-off both classes beside it are as likely; together they are certain.
  @Test(arguments: [(7.4, 0.5), (-0.8, 3.0), (20, 2.9), (-15, 5.1), (3, 1e-3)])
  func probabilitiesAreThoseOfANormalDistribution(mean: Double, deviation: Double) {
    let all = FootStrike.allCases.map { $0.probability(mean: mean, standardDeviation: deviation) }
    #expect(abs(all.reduce(0, +) - 1) < 1e-12)
    #expect(all.allSatisfy { (0...1).contains($0) })
    func probability(_ strike: FootStrike) -> Double {
      strike.probability(mean: mean, standardDeviation: deviation)
    }
    if mean == 7.4 { #expect(abs(probability(.rearfoot) - 0.5) < 1e-9) }
    if mean == -0.8 { #expect(abs(probability(.forefoot) - 0.5) < 1e-9) }
    if mean == 20 { #expect(probability(.rearfoot) > 0.999) }
    if mean == 3 { #expect(probability(.midfoot) > 0.999) }
  }

  func measured(
    offset: Double, direction: TravelDirection = .right, rate: Double = 60, noise: Double = 0,
    tilt: Double = 0
  ) throws -> MeasuredGait {
    var gait = SyntheticGait(.running)
    gait.strikeOffset = offset
    gait.frameRate = rate
    gait.camera.direction = direction
    gait.camera.noise = noise
    var clip = gait.clip()
    for frame in 0..<clip.sequence.count where tilt != 0 {
      for point in clip.sequence.skeleton.points.indices {
        let x = Double(clip.sequence[frame, point].x) - 960
        clip.sequence[frame, point].y += Float(tilt * x)
      }
    }
    return try #require(clip.measured(direction: direction))
  }

  /// Landing on the heel, the whole foot and the forefoot, both ways, at every frame rate.
  @Test(arguments: [(0.0, "rearfoot"), (-17, "midfoot"), (-35, "forefoot")], [30.0, 60, 240])
  func strikesAreToldApart(strike: (offset: Double, name: String), rate: Double) throws {
    for direction in TravelDirection.allCases {
      let gait = try measured(offset: strike.offset, direction: direction, rate: rate, noise: 2)
      let found = try FootStrike.allCases.map { strike in
        try #require(gait.metric("strike_\(strike.rawValue)_probability")?.value)
      }
      #expect(abs(found.reduce(0, +) - 100) < 1e-6)
      let likeliest = zip(FootStrike.allCases, found).max { $0.1 < $1.1 }?.0
      let angle = gait.metric("foot_strike_angle")?.value ?? .nan
      #expect(likeliest?.rawValue == strike.name, "\(found), \(angle) degrees")
    }
  }

  /// A camera that is not level turns the foot and the flat foot alike.
  @Test func aTiltedCameraCancels() throws {
    let level = try #require(try measured(offset: 0).metric("foot_strike_angle")?.value)
    let tilted = try #require(try measured(offset: 0, tilt: 0.08).metric("foot_strike_angle"))
    #expect(abs(try #require(tilted.value) - level) < 0.5)
  }

  /// The far foot is less sure: 5.1 degrees against 2.9.
  @Test func theFarFootIsLessSure() throws {
    let gait = try measured(offset: 0)
    #expect(gait.nearFoot == .right)
    let near = try #require(gait.metric("foot_strike_angle", .right)?.uncertainty)
    let far = try #require(gait.metric("foot_strike_angle", .left)?.uncertainty)
    #expect(abs(near - 2.9) < 0.2 && abs(far - 5.1) < 0.2)
    var given = CaptureContext()
    given.nearFoot = .left
    let other = try #require(SyntheticGait(.running).clip().measured(context: given))
    #expect(other.nearFoot == .left)
  }

  /// A foot that lands on its outer edge has its big toe up; the middle of the toes counts.
  @Test func theMiddleOfTheToesCounts() throws {
    var gait = SyntheticGait(.running)
    gait.strikeOffset = -17
    var clip = gait.clip()
    let flat = try #require(clip.measured()?.metric("foot_strike_angle")?.value)
    for frame in 0..<clip.sequence.count {
      for side in Side.allCases {
        for (part, shift) in [("big_toe", -6.0), ("small_toe", 6)] {
          guard let index = clip.sequence.skeleton.index(of: .on(side, part)),
            let contact = clip.contacts.last(where: {
              $0.side == side && $0.start - 0.1 <= clip.sequence.times[frame]
            }), clip.sequence.times[frame] < contact.start + 0.03
          else { continue }
          clip.sequence[frame, index].y += Float(shift)
        }
      }
    }
    let turned = try #require(clip.measured()?.metric("foot_strike_angle")?.value)
    #expect(abs(turned - flat) < 0.5)
  }
}
