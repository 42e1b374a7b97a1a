import Foundation
import GaitAnalysis
import GaitModel
import GaitNorms
import Testing

/// Known answers: figures whose angles and widths were put in.
@Suite struct FrontalMetricTests {
  private static let ids = FrontalMetrics.rules.map(\.id)

  private func percent(_ metres: Double, of figure: FrontalFigure) -> Double {
    100 * metres / figure.legLength
  }

  @Test(arguments: [View.rear, .front], [Side.left, .right])
  func anglesAreThoseOfTheFigure(view: View, side: Side) throws {
    var figure = FrontalFigure()
    figure.view = view
    let gait = figure.gait()
    func value(_ id: String) throws -> Double { try #require(frontalValue(id, gait, side)) }

    #expect(abs(try value("pelvic_drop") - 5) < 0.1)
    #expect(abs(try value("pelvis_obliquity_range") - 10) < 0.1)
    #expect(abs(try value("trunk_lateral_lean") - 4) < 0.1)
    let (a, b) = (cos(5 * Double.pi / 180), sin(5 * Double.pi / 180))
    // The hips have swayed over the standing foot.
    let thigh = atan2(0.015 + 0.085 * a - 0.06, 0.9 + 0.085 * b - 0.48) * 180 / .pi
    #expect(abs(try value("hip_adduction") - (thigh + 5)) < 0.2)
    #expect(abs(try value("foot_progression") - (side == .left ? 11 : 2)) < 0.3)
  }

  @Test(arguments: [View.rear, .front], [Side.left, .right])
  func lengthsAreThoseOfTheFigure(view: View, side: Side) throws {
    var figure = FrontalFigure()
    figure.view = view
    let gait = figure.gait()
    func value(_ id: String) throws -> Double { try #require(frontalValue(id, gait, side)) }

    // Heel and ankle together stand further out than the ankle.
    let width = 0.05 + (view == .rear ? 0.008 : 0)
    #expect(abs(try value("step_width") - percent(width, of: figure)) < 0.1)
    #expect(abs(try value("knee_window") - percent(0.12, of: figure)) < 0.2)
    let sway = 2 * (0.015 + 0.5 * sin(4 * Double.pi / 180))
    #expect(abs(try value("trunk_lateral_sway") - percent(sway, of: figure)) < 0.2)
    #expect(abs(try value("arm_crossing") - percent(0.03, of: figure)) < 0.2)
  }

  @Test(arguments: [View.rear, .front], [0.0, 0.05])
  func timesAndHeightsFromMidStances(view: View, receding: Double) throws {
    var figure = FrontalFigure()
    figure.view = view
    figure.bounce = 0.04
    figure.receding = receding
    let gait = figure.gait()
    func value(_ id: String) throws -> Double {
      let rule = try #require(MetricRule.all.first { $0.id == id })
      return try #require(MetricSummary(rule, gait: gait).metrics().first?.value)
    }
    #expect(abs(try value("step_time") - 350) < 2)
    #expect(abs(try value("stride_time") - 700) < 2)
    #expect(abs(try value("head_vertical_motion") - percent(0.08, of: figure)) < 0.4)
  }

  @Test(arguments: [Side.left, .right])
  func footAnglesFromBehind(side: Side) throws {
    let figure = FrontalFigure()
    let gait = figure.gait()
    #expect(abs(try #require(frontalValue("heel_whip", gait, side)) - 9) < 1)
    // Leg: knee 35 mm outside of the ankle over 400; heel 8 mm outside over 50.
    let leg = atan2(0.06 - 0.025, 0.4)
    let heel = atan2(-0.008, 0.05)
    let eversion = (leg - heel) * 180 / .pi
    #expect(abs(try #require(frontalValue("rearfoot_angle", gait, side)) - eversion) < 0.1)
  }

  /// A heel that turns out, a leg that leans in and a crossed foot have the other sign.
  @Test func signsTurnWithTheMovement() throws {
    var figure = FrontalFigure()
    figure.whip.turn = -7
    figure.toeOut = [.left: -5, .right: -5]
    figure.heelOut = -0.02
    figure.width = -0.03
    let gait = figure.gait()
    #expect(abs(try #require(frontalValue("heel_whip", gait)) + 7) < 0.5)
    #expect(abs(try #require(frontalValue("foot_progression", gait)) + 5) < 0.3)
    #expect(try #require(frontalValue("step_width", gait)) < -3)
    #expect(try #require(frontalValue("crossover", gait)) == 100)
    #expect(try #require(frontalValue("rearfoot_angle", gait)) < 0)
  }

  /// Points that sink on the side that stands follow no pelvis.
  @Test(arguments: ["pelvic_drop", "pelvis_obliquity_range", "hip_adduction"])
  func hipPointsThatFollowSomethingElseAreNamed(id: String) throws {
    var figure = FrontalFigure()
    figure.drop = -4
    let metric = try #require(frontalMetrics(id, figure.gait()).first)
    #expect(metric.value == nil && metric.withheld?.contains("hips") == true)
  }

  /// A person of 60 pixels has no feet to speak of, but a place for them.
  @Test func smallPeopleHaveNoFeet() throws {
    var figure = FrontalFigure()
    figure.pixelsPerMetre = 40
    let gait = figure.gait()
    for id in ["foot_progression", "heel_whip", "rearfoot_angle"] {
      let metric = try #require(frontalMetrics(id, gait).first)
      #expect(metric.value == nil && metric.withheld?.contains("too small") == true)
    }
    #expect(frontalValue("step_width", gait) != nil)
  }

  @Test(arguments: [0.05, 0.0001, -0.02])
  func stepsPastTheMidLine(width: Double) throws {
    var figure = FrontalFigure()
    figure.width = width
    figure.heelOut = 0
    let metrics = frontalMetrics("crossover", figure.gait())
    #expect(metrics.map(\.side) == [nil, .left, .right])
    #expect(metrics.allSatisfy { $0.value == (width > 0 ? 0 : 100) })
    // A handful of steps proves no share to be exactly nothing.
    #expect(metrics.allSatisfy { ($0.uncertainty ?? 0) > 3 })
  }

  /// The same clip flipped, with the names of the sides as a network would give them.
  @Test(arguments: ids)
  func aFlippedClipExchangesTheSides(id: String) throws {
    var figure = FrontalFigure()
    figure.toeOut = [.left: 14, .right: -1]
    figure.roll = 1
    let plain = figure.gait()
    figure.mirrored = true
    figure.roll = 1
    let flipped = figure.gait()
    for side in Side.allCases {
      let own = frontalValue(id, plain, side)
      let other = frontalValue(id, flipped, side.opposite)
      #expect((own == nil) == (other == nil))
      if let own, let other { #expect(abs(own - other) < 1e-6, "\(id)") }
    }
  }

  /// What the camera's roll adds to both sides alike goes out of the drop, and out of what is
  /// measured between two lines.
  @Test func theRollOfThePelvisLineGoesOut() throws {
    var figure = FrontalFigure()
    figure.roll = 3
    let gait = figure.gait()
    for side in Side.allCases {
      #expect(abs(try #require(frontalValue("pelvic_drop", gait, side)) - 5) < 0.1)
    }
  }

  /// A person who goes away shrinks by a third; a camera that turns shifts the picture.
  @Test(arguments: ids)
  func distanceAndPanDoNotCount(id: String) throws {
    var figure = FrontalFigure()
    let near = figure.gait()
    figure.receding = 0.05
    figure.pan = 15
    let far = figure.gait()
    let near1 = frontalValue(id, near)
    let far1 = frontalValue(id, far)
    #expect((near1 == nil) == (far1 == nil))
    if let near1, let far1 { #expect(abs(near1 - far1) < 0.35, "\(id)") }
  }

  @Test(arguments: ids)
  func everyRuleHasADefinitionForItsView(id: String) throws {
    let definition = try #require(MetricCatalogue.definition(id))
    #expect(definition.views.contains(.rear))
    let fromTheSide = MetricSummary(
      try #require(FrontalMetrics.rules.first { $0.id == id }), gait: sideGait(definition.gaits[0])
    ).metrics()
    #expect(fromTheSide.count == 1 && fromTheSide[0].value == nil)
    #expect(fromTheSide[0].withheld?.contains("behind") == true)
  }

  private func sideGait(_ kind: GaitKind) -> MeasuredGait {
    var figure = FrontalFigure()
    figure.view = .side
    figure.kind = kind
    return figure.gait()
  }

  /// Points that are never seen, and clips without contacts, are named.
  @Test func missingPointsAreNamed() throws {
    let figure = FrontalFigure()
    let blind = figure.gait(without: [.leftHeel, .rightHeel])
    for id in ["rearfoot_angle", "heel_whip", "foot_progression"] {
      let metric = try #require(frontalMetrics(id, blind).first)
      #expect(metric.value == nil && metric.withheld?.contains("heel") == true)
    }
    // The ankle alone still tells the width.
    #expect(frontalValue("step_width", blind) != nil)
    var still = figure
    still.stride = 0
    let metric = try #require(frontalMetrics("pelvic_drop", still.gait()).first)
    #expect(metric.withheld?.contains("contact") == true)
  }

  /// One clip of a single step must not divide by nothing.
  @Test(arguments: ids)
  func aShortClipIsWithheldOrMeasured(id: String) {
    var figure = FrontalFigure()
    figure.duration = 0.5
    for metric in frontalMetrics(id, figure.gait()) {
      #expect(metric.value?.isFinite != false)
      #expect((metric.value == nil) == (metric.withheld != nil))
    }
  }

  @Test func proxiesSaySo() throws {
    let gait = FrontalFigure().gait()
    for id in ["rearfoot_angle", "pelvic_drop", "foot_progression", "heel_whip"] {
      let metric = try #require(frontalMetrics(id, gait).first)
      #expect((metric.confidence ?? 1) <= 0.3)
      #expect(metric.note != nil)
    }
    let rearfoot = try #require(frontalMetrics("rearfoot_angle", gait).first)
    #expect((rearfoot.uncertainty ?? 0) >= 10 && rearfoot.range == nil)
  }
}
