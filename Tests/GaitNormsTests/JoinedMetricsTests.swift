import GaitModel
import GaitNorms
import Testing

/// Which clip gives which metric where several clips show one person.
@Suite struct JoinedMetricsTests {
  private func recording(
    _ name: String, view: View?, _ metrics: [Metric], gait: GaitKind? = .running,
    refusal: Refusal? = nil
  ) -> GaitRecording {
    let size = PixelSize(width: 100, height: 100)
    let poses = PoseSequence(skeleton: .halpe26, imageSize: size)
    return GaitRecording(
      source: SourceDescription(
        kind: .video, name: name, imageSize: size, frameCount: 1, duration: 1),
      people: [],
      settings: AnalysisSettings(
        programVersion: "1", model: "m", confidenceThreshold: 0.3, longestFilledGap: 0.1,
        cutoffFrequency: 8),
      refusal: refusal, view: view.map { Decision($0, confidence: 0.9) }, direction: nil,
      gaitKind: gait.map { Decision($0, confidence: 0.9) }, raw: poses, cleaned: poses,
      origins: [], angles: [], metrics: metrics, quality: CaptureQuality())
  }

  private func metric(
    _ id: String, _ value: Double?, side: Side? = nil, confidence: Double = 0.9
  ) -> Metric {
    Metric(
      id: id, unit: "u", side: side, value: value, n: value == nil ? 0 : 10,
      confidence: confidence, withheld: value == nil ? "not seen" : nil)
  }

  private func definition(_ views: [View]) -> (String) -> MetricDefinition? {
    { id in
      MetricDefinition(
        id: id, title: id, scale: .ratio, group: .time, definition: "", views: views,
        gaits: [.running], source: "")
    }
  }

  @Test func takesWhatTheOtherClipWithholds() throws {
    let side = recording("s", view: .side, [metric("a", 1), metric("b", nil)])
    let rear = recording("r", view: .rear, [metric("a", nil), metric("b", 2)])
    for order in [[side, rear], [rear, side]] {
      let joined = JoinedMetrics(order, definition: definition([.side, .rear]))
      #expect(try #require(joined.entry("a")).metric.value == 1)
      #expect(try #require(joined.entry("b")).metric.value == 2)
      #expect(order[try #require(joined.entry("b")).clip].source.name == "r")
      #expect(joined.notes.isEmpty)
    }
  }

  @Test func theViewThatShowsItGoesBeforeConfidence() {
    let side = recording("s", view: .side, [metric("a", 1, confidence: 0.99)])
    let rear = recording("r", view: .rear, [metric("a", 2, confidence: 0.5)])
    #expect(
      JoinedMetrics([side, rear], definition: definition([.rear])).entry("a")?.clip == 1)
    #expect(
      JoinedMetrics([side, rear], definition: definition([.rear, .side])).entry("a")?.clip == 0)
  }

  @Test func leftAndRightComeFromOneClip() {
    let first = recording(
      "1", view: .side,
      [
        metric("a", 10, confidence: 0.8), metric("a", 9, side: .left, confidence: 0.9),
        metric("a", 11, side: .right, confidence: 0.7),
      ])
    let surerOnTheRight = recording(
      "2", view: .side,
      [
        metric("a", 20, confidence: 0.75), metric("a", 19, side: .left, confidence: 0.5),
        metric("a", 21, side: .right, confidence: 0.95),
      ])
    let oneSide = recording("3", view: .side, [metric("a", 21, side: .right, confidence: 0.99)])
    let all = definition([.side])
    for clips in [[first, surerOnTheRight], [first, oneSide]] {
      #expect(JoinedMetrics(clips, definition: all).entries.map(\.clip) == [0, 0, 0])
    }
    #expect(JoinedMetrics([oneSide, first], definition: all).entries.map(\.clip) == [1, 1, 1])
  }

  /// What both clips show at different paces comes from the clip that gives the cadence.
  @Test(arguments: [(160.0, 0), (181, 1)])
  func onePaceInOneTable(rear: Double, clip: Int) {
    let clips = [
      recording(
        "s", view: .side, [metric("cadence", 180), metric("a", 1, confidence: 0.5)]),
      recording(
        "r", view: .rear, [metric("cadence", rear, confidence: 0.8), metric("a", 2)]),
    ]
    let joined = JoinedMetrics(clips, definition: definition([.side, .rear]))
    #expect(joined.clip(of: "cadence") == 0 && joined.clip(of: "a") == clip)
  }

  @Test func theSmallerUncertaintyDecidesBetweenEqualConfidences() {
    var rough = metric("a", 1)
    rough.uncertainty = 5
    var fine = metric("a", 2)
    fine.uncertainty = 0.5
    let joined = JoinedMetrics(
      [recording("1", view: .side, [rough]), recording("2", view: .side, [fine])],
      definition: definition([.side]))
    #expect(joined.clip(of: "a") == 1)
    #expect(joined.clip(of: "b") == nil)
  }

  @Test func theReasonStaysWhereNoClipMeasured() {
    let joined = JoinedMetrics(
      [
        recording("s", view: .side, [metric("a", nil)]),
        recording("r", view: .rear, [metric("a", nil)]),
      ], definition: definition([.rear]))
    #expect(joined.entries.count == 1)
    #expect(joined.entry("a")?.clip == 1)
    #expect(joined.entry("a")?.metric.withheld == "not seen")
  }

  @Test func walkingIsNotMixedWithRunning() {
    let joined = JoinedMetrics([
      recording("run.mp4", view: .side, [metric("cadence", 170)]),
      recording("walk.mp4", view: .rear, [metric("cadence", 110), metric("b", 2)], gait: .walking),
      recording("jog.mp4", view: .rear, [metric("b", 3)], gait: .groundedRunning),
    ])
    #expect(joined.entries.map(\.clip) == [0, 2])
    #expect(joined.notes.count == 1 && joined.notes[0].hasPrefix("walk.mp4 shows walking"))
  }

  @Test func aRefusedClipGivesNothingAndItsReasonIsTold() {
    let refused = recording(
      "s.mp4", view: .side, [metric("cadence", nil)], gait: nil,
      refusal: Refusal(.notPeriodic, message: "No steps."))
    let measured = recording("r.mp4", view: .rear, [metric("cadence", 170)])
    let joined = JoinedMetrics([refused, measured])
    #expect(joined.entries.map(\.clip) == [1])
    #expect(joined.notes == ["s.mp4 gives no measurements: No steps."])
    // Where nothing was measured at all, the reasons are the content.
    #expect(JoinedMetrics([refused]).entry("cadence")?.metric.withheld == "not seen")
    #expect(JoinedMetrics([]).entries.isEmpty)
  }

  @Test(arguments: [(174.0, false), (185, true), (150, true)])
  func differentPacesAreTold(_ cadence: Double, _ isTold: Bool) {
    let joined = JoinedMetrics([
      recording("a", view: .side, [metric("cadence", 170)]),
      recording("b", view: .rear, [metric("cadence", cadence)]),
    ])
    #expect(joined.notes.isEmpty != isTold)
  }

  @Test func keepsTheOrderOfTheCatalogue() {
    let names = MetricCatalogue.all.map(\.id)
    let joined = JoinedMetrics([
      recording("a", view: .side, names.reversed().map { metric($0, 1) } + [metric("zzz", 1)])
    ])
    #expect(joined.metrics.map(\.id) == names + ["zzz"])
  }
}
