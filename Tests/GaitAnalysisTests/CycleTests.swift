import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct CycleTests {
  func contacts(_ clip: SyntheticClip, without dropped: Set<Int> = []) -> [FootContact] {
    clip.contacts.enumerated().filter { !dropped.contains($0.offset) }.map {
      FootContact(
        side: $1.side, initialContact: FootContact.Moment(time: $1.start, uncertainty: 0.004),
        toeOff: FootContact.Moment(time: $1.end, uncertainty: 0.004))
    }
  }

  @Test func cyclesRunFromContactToContact() throws {
    let clip = SyntheticGait(.running).clip()
    let measured = try #require(clip.measured())
    let cycles = CycleSearch(measured).cycles()
    #expect(cycles.count == clip.contacts.count - 2)
    for (cycle, contact) in zip(cycles, clip.contacts) {
      #expect(cycle.side == contact.side)
      #expect(cycle.exclusion == nil)
      #expect(abs(cycle.start - contact.start) < 1e-9)
      #expect(abs(cycle.end - cycle.start - 120.0 / 170) < 1e-9)
      #expect(abs(cycle.toeOff - contact.end) < 1e-9)
      #expect(abs(cycle.oppositeContact - cycle.start - 60.0 / 170) < 1e-9)
      let lift = try #require(cycle.oppositeToeOff)
      #expect(lift > cycle.oppositeContact && lift < cycle.end)
    }
  }

  /// A gap of a contact leaves a double stride, which is counted out with a reason.
  @Test func doubleStridesAreLeftOut() throws {
    let clip = SyntheticGait(.running).clip()
    let measured = try #require(
      clip.sequence.measured(contacts: contacts(clip, without: [9])))
    let out = CycleSearch(measured).cycles().filter { $0.exclusion != nil }
    #expect(out.count == 1)
    #expect(out.first?.side == clip.contacts[9].side)
    #expect(out.first?.exclusion?.contains("1.41 s") == true)
  }

  @Test func strideOfAHiddenLegIsLeftOut() throws {
    var clip = SyntheticGait(.running).clip()
    clip.sequence.remove([.leftAnkle], in: 240..<300)
    let measured = try #require(clip.measured())
    let out = CycleSearch(measured).cycles().filter { $0.exclusion != nil }
    #expect(!out.isEmpty && out.count < 5)
    #expect(out.allSatisfy { $0.side == .left && $0.exclusion?.contains("ankle") == true })
    let curves = CycleCurves.curves(CycleSearch(measured).cycles(), gait: measured)
    let left = try #require(curves.first { $0.angle == "left_knee" })
    let right = try #require(curves.first { $0.angle == "right_knee" })
    #expect(left.n < right.n)
  }

  /// The mean curve is the angle of the figure at every percent of the cycle.
  @Test(arguments: TravelDirection.allCases)
  func curvesFollowTheFigure(direction: TravelDirection) throws {
    var gait = SyntheticGait(.running)
    gait.camera.direction = direction
    let measured = try #require(gait.clip().measured(direction: direction))
    gait.frameRate = 600
    let truth = analysed(gait.clip().sequence, options: AnalysisOptions(cutoffFrequency: 60))
    let knee = try #require(truth.angles.first { $0.definition.id == "right_knee" })
    let curves = CycleCurves.curves(CycleSearch(measured).cycles(), gait: measured)
    #expect(curves.allSatisfy { $0.mean.count == 101 && $0.standardDeviation.count == 101 })
    let mean = try #require(curves.first { $0.angle == "right_knee" })
    let contact = try #require(gait.clip().contacts.first { $0.side == .right && $0.start > 2 })
    var squares = 0.0
    for percent in 0...100 {
      let frame = Int(((contact.start + Double(percent) / 100 * 120 / 170) * 600).rounded())
      let difference = mean.mean[percent] - knee.values[frame]
      squares += difference * difference / 101
    }
    // The low-pass at 8 hertz rounds the sharp turns of the figure at contact.
    #expect(squares.squareRoot() < 2)
    #expect(abs(mean.toeOff - 35) < 0.01)
    #expect((mean.standardDeviation.max() ?? 9) < 0.5)
    // Trunk and head against the cycles of both legs.
    #expect(curves.count { $0.angle == "trunk_lean" } == 2)
  }

  @Test(arguments: [GaitKind.running, .walking])
  func phasesFollowEachOther(kind: GaitKind) throws {
    let gait = SyntheticGait(kind == .walking ? .walking : .running)
    let measured = try #require(gait.clip().measured(kind: kind))
    let cycles = CycleSearch(measured).cycles()
    let phases = PhaseSearch.phases(cycles, gait: measured)
    let order: [GaitPhase] =
      kind == .walking
      ? [.loadingResponse, .midStance, .terminalStance, .preSwing]
      : [.absorption, .propulsion]
    // The other foot's toe-off of the first cycle lies before the clip.
    for cycle in cycles.dropFirst() {
      let own = phases.filter {
        $0.side == cycle.side && $0.start >= cycle.start - 1e-9 && $0.end <= cycle.end + 1e-9
      }
      let expected = order + [.initialSwing, .midSwing, .terminalSwing]
      #expect(own.map(\.phase) == expected)
      #expect(abs((own.first?.start ?? 0) - cycle.start) < 1e-9)
      #expect(abs((own.last?.end ?? 0) - cycle.end) < 1e-9)
      for (earlier, later) in zip(own, own.dropFirst()) { #expect(earlier.end == later.start) }
    }
    if kind == .running {
      // The spring is lowest half-way through stance.
      let absorption = try #require(phases.first { $0.phase == .absorption })
      #expect(abs(absorption.end - absorption.start - 0.35 * 60 / 170) < 0.015)
    }
  }

  /// Slow motion: cycles are on the clip's clock, times of metrics on the person's.
  @Test func slowMotionKeepsBothClocks() throws {
    let clip = SyntheticGait(.running).clip()
    let recording = analysed(clip.sequence.slowed(by: 4), slowMotion: 4)
    let cycle = try #require(recording.cycles.first { $0.exclusion == nil })
    #expect(abs(cycle.end - cycle.start - 4 * 120 / 170) < 0.1)
    let stride = try #require(recording.metric("stride_time"))
    #expect(abs(try #require(stride.value) - 120_000 / 170) < 10)
    let sample = try #require(stride.samples?.first)
    #expect(recording.events.contains { abs($0.time - sample.contact) < 1e-9 })
  }
}
