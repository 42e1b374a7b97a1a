import FootfallTestSupport
import GaitAnalysis
import GaitMath
import GaitModel
import Testing

@Suite struct CentreOfMassTests {
  @Test(arguments: CaptureContext.Sex.allCases)
  func massesMakeAWholeBody(sex: CaptureContext.Sex) {
    let total = BodySegment.all.reduce(0) {
      $0 + $1.mass.value(sex) * ($1.part.isPaired ? 2 : 1)
    }
    #expect(abs(total - 1) < 2e-4)
  }

  /// Points of a person who stands upright with arms down, metres; symmetric about x = 0.
  static let standing: [String: Vector2] = [
    "head": Vector2(0, 1.75), "neck": Vector2(0, 1.45), "mid_hip": Vector2(0, 0.93),
    "shoulder": Vector2(0.19, 1.43), "elbow": Vector2(0.19, 1.11), "wrist": Vector2(0.19, 0.86),
    "hip": Vector2(0.09, 0.93), "knee": Vector2(0.09, 0.5), "ankle": Vector2(0.09, 0.08),
    "heel": Vector2(0.09, 0), "big_toe": Vector2(0.09, 0),
  ]

  func body(
    without missing: [String] = [], lean: Double = 0, frames: Int = 3
  ) -> BodyTracks {
    var places: [(PointName, Vector2)] = []
    for (part, place) in Self.standing.sorted(by: { $0.key < $1.key })
    where !missing.contains(part) {
      if ["head", "neck", "mid_hip"].contains(part) {
        places.append((PointName(rawValue: part), place))
      } else {
        for side in Side.allCases {
          let out = side == .right ? 1.0 : -1
          places.append((.on(side, part), Vector2(out * place.x, place.y)))
        }
      }
    }
    let angle = Angles.radians(lean)
    return BodyTracks(
      skeleton: Skeleton(name: "standing", points: places.map(\.0), links: []),
      times: (0..<frames).map { Double($0) / 60 },
      tracks: places.map { _, p in
        let turned = Vector2(
          p.x * cosine(angle) + p.y * sine(angle), p.y * cosine(angle) - p.x * sine(angle))
        return PointTrack(
          x: [Double](repeating: 300 * turned.x, count: frames),
          y: [Double](repeating: 300 * turned.y, count: frames),
          confidence: [Float](repeating: 1, count: frames))
      })
  }

  private func sine(_ x: Double) -> Double { x - x * x * x / 6 + x * x * x * x * x / 120 }
  private func cosine(_ x: Double) -> Double { 1 - x * x / 2 + x * x * x * x / 24 }

  func centre(_ body: BodyTracks, sex: CaptureContext.Sex? = .male) throws -> CentreOfMass {
    try #require(CentreOfMass(body, sex: sex, noise: TrackNoise(body, cutoff: 8)))
  }

  /// The centre of a symmetric body lies on its axis, at 55 to 58 % of the height (men a little
  /// higher than women; Winter 2009), and turns with the body.
  @Test func liesOnTheAxisOfASymmetricBody() throws {
    let male = try centre(body()).track[1]
    let female = try centre(body(), sex: .female).track[1]
    #expect(abs(male.x) < 1e-9)
    #expect((0.54...0.58).contains(male.y / 300 / 1.75))
    #expect((0.54...0.58).contains(female.y / 300 / 1.75))
    let leaning = try centre(body(lean: 10)).track[1]
    #expect(abs(leaning.length - male.length) < 1e-3)
    #expect(leaning.x > 0)
  }

  /// By hand from the table: the sum of mass times height.
  @Test func equalsTheSumByHand() throws {
    let head = 0.0694 * (1.75 - 0.5002 * 0.30)
    let trunk = 0.4346 * (1.45 - 0.4310 * 0.52)
    let arm = 0.0271 * (1.43 - 0.5772 * 0.32) + 0.0162 * (1.11 - 0.4574 * 0.25) + 0.0061 * 0.86
    let leg = 0.1416 * (0.93 - 0.4095 * 0.43) + 0.0433 * (0.5 - 0.4395 * 0.42)
    let sum = (head + trunk + 2 * arm + 2 * leg) / 1.0
    #expect(abs(try centre(body()).track[0].y / 300 - sum) < 1e-4)
  }

  /// A missing arm hangs on its joint; without legs the pelvis stands for the body.
  @Test func standsInForWhatIsNotSeen() throws {
    let whole = try centre(body())
    #expect(abs(whole.segmentShare - 1) < 1e-9)
    let noHands = try centre(body(without: ["wrist"]))
    #expect(!noHands.isPelvis)
    #expect(abs(noHands.segmentShare - (1 - 2 * (0.0162 + 0.0061))) < 1e-9)
    #expect(noHands.track[0].y > whole.track[0].y)
    let noShanks = try centre(body(without: ["ankle", "heel", "big_toe"]))
    #expect(noShanks.isPelvis)
    #expect(noShanks.track[0].y == 300 * 0.93)
    let noHips = body(without: ["hip", "mid_hip"])
    #expect(CentreOfMass(noHips, sex: nil, noise: TrackNoise(noHips, cutoff: 8)) == nil)
  }

  /// Without the sex the mean of both columns counts, with half their difference as uncertainty:
  /// about 0.6 cm along a trunk of 52 cm.
  @Test func anUnknownSexWidensTheUncertainty() throws {
    let known = try centre(body())
    let unknown = try centre(body(), sex: nil)
    let female = try centre(body(), sex: .female)
    #expect(known.alongTrunk == 0)
    #expect(abs(unknown.alongTrunk / 300 - 0.0059) < 2e-4)
    let middle = (known.track[0].y + female.track[0].y) / 2
    #expect(abs(unknown.track[0].y - middle) < 0.3)
  }
}
