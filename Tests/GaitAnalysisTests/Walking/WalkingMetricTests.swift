import GaitAnalysis
import GaitModel
import GaitNorms
import Testing

@Suite struct WalkingMetricTests {
  /// Strides of 1.1 s with contacts of 0.682 s: stance 62, swing 38, single support 38, double
  /// support 24 % of the stride.
  private func figure() -> FrontalFigure {
    var figure = FrontalFigure()
    figure.kind = .walking
    figure.stride = 1.1
    figure.contact = 0.682
    figure.duration = 11
    figure.width = 0.12
    return figure
  }

  @Test(arguments: [
    ("stance_time", 682.0), ("stance_share", 62), ("swing_share", 38), ("single_support", 38),
    ("double_support", 24),
  ])
  func sharesOfTheStride(id: String, expected: Double) throws {
    let gait = sideGait(CaptureContext())
    for side in [nil, Side.left, .right] {
      #expect(abs(try #require(frontalValue(id, gait, side)) - expected) < 1e-6)
    }
    let metric = try #require(frontalMetrics(id, gait).first)
    #expect((metric.uncertainty ?? 0) > 0 && metric.n > 10)
  }

  @Test func theBaseOfSupportIsTheWidthOfTheStance() throws {
    let figure = figure()
    let expected = 100 * (0.12 + 0.008) / figure.legLength
    #expect(abs(try #require(frontalValue("base_of_support", figure.gait())) - expected) < 0.2)
    // Running has a step width, walking a base of support.
    #expect(frontalMetrics("step_width", figure.gait()).isEmpty)
    #expect(frontalMetrics("base_of_support", FrontalFigure().gait()).isEmpty)
  }

  @Test func walkRatioNeedsASpeed() throws {
    let metric = try #require(frontalMetrics("walk_ratio", sideGait(CaptureContext())).first)
    #expect(metric.value == nil && metric.withheld?.contains("--height") == true)
    // 1.32 m/s at steps of 0.55 s: 0.726 m over 109.1 steps per minute.
    let known = try #require(
      frontalMetrics("walk_ratio", sideGait(CaptureContext(speed: 1.32))).first)
    #expect(abs(try #require(known.value) - 6.655) < 1e-3)
    #expect(abs((known.uncertainty ?? 0) / 6.655 - 0.03) < 0.01)
  }

  private func sideGait(_ context: CaptureContext) -> MeasuredGait {
    var figure = figure()
    figure.view = .side
    let gait = figure.gait()
    return MeasuredGait(
      MeasuredGait.Parts(
        kind: .walking, view: Decision(.side, confidence: 1), direction: .right, raw: gait.body,
        cleaned: gait.body, contacts: gait.contacts, bodyScale: gait.bodyScale, context: context,
        cutoff: 6, playedSlower: 1, cadence: nil))
  }

  /// Contacts of the wrong order have no double support.
  @Test func runningHasNoWalkingMetrics() {
    let gait = FrontalFigure().gait()
    for rule in WalkingMetrics.rules {
      #expect(MetricSummary(rule, gait: gait).metrics().isEmpty)
      #expect(MetricCatalogue.definition(rule.id)?.gaits == [.walking])
    }
  }
}
