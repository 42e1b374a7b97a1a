import GaitAnalysis
import GaitModel
import Testing

@Suite struct FrontalStancesTests {
  /// Running: right contacts at 0, 0.7, ... of 0.28 s, so mid-stances at 0.14, 0.84, ...
  /// Walking: contacts of 0.682 s every 1.1 s.
  @Test(arguments: [GaitKind.running, .walking], [30.0, 60])
  func theMiddleOfEveryStanceIsFound(kind: GaitKind, frameRate: Double) throws {
    var figure = FrontalFigure()
    figure.frameRate = frameRate
    if kind == .walking {
      figure.kind = kind
      figure.stride = 1.1
      figure.contact = 0.682
    }
    let gait = figure.gait()
    let found = FrontalStances(gait.body, stride: figure.stride).middles
    for side in Side.allCases {
      let middles = try #require(found[side])
      #expect(middles.count >= Int(figure.duration / figure.stride) - 1)
      for middle in middles {
        let shift = side == .right ? 0 : figure.stride / 2
        let phase = (middle - figure.contact / 2 - shift) / figure.stride
        #expect(abs(phase - phase.rounded()) * figure.stride < 0.012)
      }
    }
  }

  /// A person who goes away swings less in the picture from step to step.
  @Test func goingAwayLosesNoStance() throws {
    var figure = FrontalFigure()
    figure.receding = 0.12
    let found = FrontalStances(figure.gait().body, stride: figure.stride).middles
    #expect((found[.left]?.count ?? 0) + (found[.right]?.count ?? 0) >= 17)
  }

  @Test func nothingWithoutAnkles() {
    let figure = FrontalFigure()
    let blind = figure.gait(without: [.leftAnkle])
    let found = FrontalStances(blind.body, stride: 0.7).middles.values
    #expect(found.allSatisfy { $0.isEmpty })
    #expect(FrontalStances(figure.gait().body, stride: 0).middles.isEmpty)
  }

  /// A contact that is told a tenth of a second wrong still finds its stance, and the values stay.
  @Test(arguments: [-0.1, 0.1])
  func uncertainContactsHardlyMatter(shift: Double) throws {
    let figure = FrontalFigure()
    let gait = figure.gait()
    let moved = gait.contacts.map { contact in
      var late = contact
      late.initialContact.time += shift
      late.toeOff?.time += shift
      return late
    }
    let other = MeasuredGait(
      MeasuredGait.Parts(
        kind: .running, view: gait.view, direction: nil, raw: gait.body, cleaned: gait.body,
        contacts: moved, bodyScale: gait.bodyScale, context: CaptureContext(), cutoff: 6,
        playedSlower: 1, cadence: nil))
    for id in ["step_width", "pelvic_drop", "trunk_lateral_lean", "rearfoot_angle"] {
      let own = try #require(frontalValue(id, gait))
      let late = try #require(frontalValue(id, other))
      #expect(abs(late - own) < 0.05, "\(id)")
    }
  }
}
