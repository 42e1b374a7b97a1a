import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct AngleCoverageTests {
  /// The exam: legs whose points face the camera show the angle that was drawn for them, and these
  /// angles are uniform from -15 to 25 degrees.
  @Test(arguments: RearfootDefinition.allCases) func examAnglesAreUniformInThePicture(
    definition: RearfootDefinition
  ) throws {
    let settings = RearfootSettings(set: .exam, definition: definition)
    let renderer = try RearfootRenderer(settings)
    var angles: [Double] = []
    var legs = 0
    var missed = 0
    for picture in 0..<RearfootSet.exam.standardCount {
      let framed = try renderer.framed(picture)
      for side in Side.allCases {
        legs += 1
        let leg = framed.leg(side)
        guard framed.adjustments[side] != nil else {
          if leg.faces(framed.camera, definition) { missed += 1 }
          continue
        }
        let seen = try #require(leg.truth(framed.camera)).imagePlane(definition)
        let target = try #require(framed.scene.plan.targets[side])
        #expect(abs(seen - target) < 0.01)
        angles.append(seen)
      }
    }
    // A leg that faces the camera by a hair may have no pose that shows the angle.
    #expect(missed <= legs / 1_000)
    #expect(angles.count > legs * 6 / 10)
    #expect(distanceFromUniform(angles) < 1.63 / Double(angles.count).squareRoot())
  }

  /// The greatest difference between the shares below a value and those of the uniform distribution
  /// (Kolmogorov and Smirnov).
  private func distanceFromUniform(_ angles: [Double]) -> Double {
    let sorted = angles.sorted()
    let n = Double(sorted.count)
    var greatest = 0.0
    for (index, angle) in sorted.enumerated() {
      let expected = (angle + 15) / 40
      greatest = max(
        greatest, abs(Double(index) / n - expected), abs(Double(index + 1) / n - expected))
    }
    return greatest
  }

  @Test func naturalAnglesAreThoseOfPeople() throws {
    let settings = RearfootSettings(set: .natural)
    var flat: [RearfootActivity: [Double]] = [:]
    for picture in 0..<2_400 {
      let scene = RearfootScene(settings, picture: picture)
      #expect(scene.plan.targets.isEmpty)
      for side in Side.allCases {
        let state = scene.leg(side, at: 0).state
        guard state.phase.isFootFlat else { continue }
        flat[scene.plan.activity, default: []].append(state.anatomical)
      }
    }
    // Standing 4; running 4 and the flat course of 1 to 6; walking 3 to 5.5. 300 people with an SD of
    // 5 have a mean within 1.
    for (activity, mean) in [(RearfootActivity.standing, 4.0), (.running, 9.1), (.walking, 4.7)] {
      let values = try #require(flat[activity])
      #expect(values.count > 150)
      #expect(abs(values.reduce(0, +) / Double(values.count) - mean) < 1.2, "\(activity)")
    }
    #expect(try RearfootRenderer(settings).framed(5).adjustments.isEmpty)
  }

  @Test func impossibleAnglesAreNotFound() throws {
    let framed = try RearfootRenderer(RearfootSettings(set: .natural)).framed(1)
    let far = AngleSolver.adjustment(for: 170, .rearfoot4, framed.camera) { adjusted in
      framed.scene.leg(.left, at: 0, adjusted: adjusted)
    }
    #expect(far == nil)
  }

  @Test func examMeetsItsQuotas() throws {
    let settings = RearfootSettings(set: .exam)
    let renderer = try RearfootRenderer(settings)
    let count = RearfootSet.exam.standardCount
    var kinds: [String: Int] = [:]
    var blurred = 0
    var covered = 0
    var phases: [String: Int] = [:]
    for picture in 0..<count {
      let framed = try renderer.framed(picture)
      let scene = framed.scene
      kinds[scene.markers.kind?.rawValue ?? "none", default: 0] += 1
      if ShutterPlan(framed).isBlurred { blurred += 1 }
      if scene.markers.covered != nil { covered += 1 }
      let phase = framed.leg(scene.plan.focus).state.phase
      phases[
        phase.isFootFlat ? "flat" : phase.stancePercent == nil ? "swing" : "stance", default: 0] +=
        1
      #expect(scene.surroundings.kind != .treadmill || scene.plan.activity != .standing)
    }
    for kind in MarkerKind.allCases { #expect(kinds[kind.rawValue, default: 0] > 150, "\(kind)") }
    #expect(kinds["none", default: 0] > 120)
    #expect(Double(blurred) >= 0.2 * Double(count), "\(blurred)")
    #expect(Double(covered) >= 0.18 * Double(count), "\(covered)")
    for phase in ["flat", "stance", "swing"] { #expect(phases[phase, default: 0] > 100) }
  }
}
