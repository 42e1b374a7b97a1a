import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

/// Metrics against the truth of a figure that is known exactly, with its true contacts.
@Suite struct MetricTruthTests {
  static let context = CaptureContext(beltSpeed: 3, height: 1.75, mass: 70)

  func gait(
    _ direction: TravelDirection = .right, rate: Double = 120, duty: Double = 0.35
  ) throws -> MeasuredGait {
    var gait = SyntheticGait(.running)
    gait.camera.direction = direction
    gait.frameRate = rate
    gait.dutyFactor = duty
    return try #require(gait.clip().measured(direction: direction, context: Self.context))
  }

  func value(_ id: String, _ gait: MeasuredGait, _ side: Side? = nil) throws -> Double {
    try #require(gait.metric(id, side)?.value, "\(id)")
  }

  /// Times follow from cadence and duty factor; lengths from speed and cadence.
  @Test(arguments: TravelDirection.allCases, [60.0, 240])
  func timesAndLengths(direction: TravelDirection, rate: Double) throws {
    let gait = try gait(direction, rate: rate)
    let step = 60_000.0 / 170
    for side in [nil, Side.left, .right] {
      #expect(abs(try value("step_time", gait, side) - step) < 1e-6)
      #expect(abs(try value("stride_time", gait, side) - 2 * step) < 1e-6)
      #expect(abs(try value("contact_time", gait, side) - 0.7 * step) < 1e-6)
      #expect(abs(try value("flight_time", gait, side) - 0.3 * step) < 1e-6)
      #expect(abs(try value("duty_factor", gait, side) - 35) < 1e-6)
      #expect(abs(try value("swing_time", gait, side) - 1.3 * step) < 1e-6)
      #expect(abs(try value("step_length", gait, side) - 3 * step / 1000) < 0.01)
      #expect(abs(try value("stride_length", gait, side) - 6 * step / 1000) < 0.01)
    }
    #expect(abs(try value("speed", gait) - 3) < 1e-9)
  }

  /// Angles that the figure holds still are read exactly; the arm swings 30 degrees to either
  /// side.
  @Test(arguments: TravelDirection.allCases)
  func trunkAndArms(direction: TravelDirection) throws {
    let gait = try gait(direction)
    #expect(abs(try value("trunk_lean", gait) - 8) < 0.05)
    #expect(abs(try value("trunk_lean_contact", gait) - 8) < 0.05)
    #expect(abs(try value("elbow_angle", gait) - 90) < 0.05)
    #expect(abs(try value("arm_swing", gait) - 60) < 0.5)
  }

  /// Places at contact, against the points of the clip itself at the true moment.
  @Test(arguments: TravelDirection.allCases)
  func placesAtContact(direction: TravelDirection) throws {
    var gait = SyntheticGait(.running)
    gait.camera.direction = direction
    gait.frameRate = 600
    let clip = gait.clip()
    let sign = direction == .right ? 1.0 : -1
    var hips: [Double] = []
    var shanks: [Double] = []
    for contact in clip.contacts {
      let frame = Int((contact.start * 600).rounded())
      guard let ankle = clip.sequence.point(.on(contact.side, "ankle"), at: frame),
        let hip = clip.sequence.point(.midHip, at: frame)
      else { continue }
      hips.append(sign * Double(ankle.x - hip.x) / 3)
      guard let knee = clip.sequence.point(.on(contact.side, "knee"), at: frame) else { continue }
      shanks.append(sign * Double(ankle.x - knee.x) / Double(ankle.y - knee.y))
    }
    gait.frameRate = 120
    let measured = try #require(
      gait.clip().measured(direction: direction, context: Self.context))
    // The low-pass rounds the sharp turn of the synthetic ankle at contact: 1.5 cm, 3 degrees.
    let ahead = hips.reduce(0, +) / Double(hips.count)
    #expect(abs(try value("overstride_hip", measured) - ahead) < 1.5)
    let slope = shanks.reduce(0, +) / Double(shanks.count)
    let angle = try value("shank_angle_contact", measured)
    #expect(abs(angle / 57.3 - slope) < 0.06)
    #expect(try value("overstride_com", measured) < ahead)
  }

  /// Hip and centre of mass rise by g tf^2 / 8 in flight and sink by half a sine in contact; arms
  /// and legs take a little of it back.
  @Test func verticalOscillation() throws {
    let gait = try gait()
    let contact = 0.35 * 120 / 170
    let flight = 60.0 / 170 - contact
    let hip = 100 * (9.81 * flight * flight / 8 + 9.81 * flight / 2 * contact / .pi)
    let found = try value("vertical_oscillation", gait)
    #expect(abs(found - hip) < 0.15 * hip)
    let ratio = try value("vertical_ratio", gait)
    #expect(abs(ratio - found / (3 * 60 / 170)) < 0.1)
    #expect(abs(try value("head_vertical_motion", gait) - hip) < 0.1 * hip)
  }

  /// A picture that sinks evenly (a tilted camera, a person who runs past it) adds nothing.
  @Test func driftAddsNothingToOscillation() throws {
    var clip = SyntheticGait(.running).clip()
    let still = try #require(clip.measured(context: Self.context))
    for frame in 0..<clip.sequence.count {
      for point in clip.sequence.skeleton.points.indices {
        clip.sequence[frame, point].y += Float(40 * clip.sequence.times[frame])
      }
    }
    let sinking = try #require(clip.measured(context: Self.context))
    for id in ["vertical_oscillation", "head_vertical_motion", "foot_clearance"] {
      #expect(abs(try value(id, sinking) - value(id, still)) < 0.1, "\(id)")
    }
  }

  /// A limp: contacts of the left foot 20 ms late give step times that differ by 40 ms.
  @Test func asymmetryIsANumber() throws {
    let clip = SyntheticGait(.running).clip()
    let contacts = clip.contacts.map { contact in
      let late = contact.side == .left ? 0.02 : 0
      return FootContact(
        side: contact.side,
        initialContact: FootContact.Moment(time: contact.start + late, uncertainty: 0.004),
        toeOff: FootContact.Moment(time: contact.end, uncertainty: 0.004))
    }
    let measured = try #require(clip.sequence.measured(contacts: contacts))
    let step = try #require(measured.metric("step_time")?.symmetry)
    #expect(abs(step.difference - 40) < 1e-6)
    let index = try #require(step.index)
    #expect(abs(index - 4000.0 * 170 / 60_000) < 1e-6)
    #expect(step.uncertainty > 0.5 && step.uncertainty < 4)
    // Angles have no ratio, and a change that two sessions can tell apart.
    let knee = try #require(measured.metric("knee_flexion_stance_peak")?.symmetry)
    #expect(knee.index == nil)
    #expect(knee.smallestDetectableChange == 3.8)
  }

  @Test func variabilityIsThatOfTheSteps() throws {
    var gait = SyntheticGait(.running)
    gait.duration = 40
    let clip = gait.clip()
    var random = SeededGenerator(seed: 7)
    let contacts = clip.contacts.map { contact in
      FootContact(
        side: contact.side,
        initialContact: FootContact.Moment(
          time: contact.start + 0.01 * random.nextNormal(), uncertainty: 0.002),
        toeOff: FootContact.Moment(time: contact.end, uncertainty: 0.002))
    }
    let measured = try #require(clip.sequence.measured(contacts: contacts))
    let metric = try #require(measured.metric("step_time_variability"))
    let truth = 100 * 0.01 * 2.0.squareRoot() / (60.0 / 170)
    let value = try #require(metric.value)
    let uncertainty = try #require(metric.uncertainty)
    #expect(abs(value - truth) < 2 * uncertainty)
    #expect(metric.unit == "%")
    // Events as uncertain as the steps differ: nothing can be said.
    let blurred = contacts.map { contact in
      var blurred = contact
      blurred.initialContact.uncertainty = 0.016
      return blurred
    }
    let unsure = try #require(clip.sequence.measured(contacts: blurred))
    #expect(unsure.metric("step_time_variability")?.value == nil)
  }
}
