import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

@Suite struct SpringMassTests {
  /// A half-sine force whose impulse carries the body: F tc 2 / pi = m g (tc + tf).
  @Test(arguments: [(0.2, 0.15), (0.25, 0.1), (0.3, 0.05)])
  func forceCarriesTheBody(contact: Double, flight: Double) {
    let model = SpringMass(contact: contact, flight: flight)
    let impulse = model.peakForce * contact * 2 / .pi
    #expect(abs(impulse - (contact + flight)) < 1e-12)
    // Half a sine less the weight, integrated twice from contact to mid-stance.
    let steps = 200_000
    let dt = contact / 2 / Double(steps)
    var speed = -SpringMass.gravity * flight / 2
    var height = 0.0
    for step in 0..<steps {
      let time = (Double(step) + 0.5) * dt
      let force = model.peakForce * SpringMass.gravity * sine(.pi * time / contact)
      speed += (force - SpringMass.gravity) * dt
      height += speed * dt
    }
    #expect(abs(-height - model.fall) < 1e-5)
  }

  private func sine(_ x: Double) -> Double {
    var term = x
    var sum = x
    for k in 1..<12 {
      term *= -x * x / Double((2 * k) * (2 * k + 1))
      sum += term
    }
    return sum
  }

  /// At 3 m/s and 165 steps per minute, 10 ms more than 240 ms of contact lower vertical stiffness by 3.5 % and
  /// leg stiffness by 8 %.
  @Test func tenMillisecondsChangeStiffnessAsKnown() {
    let step = 60.0 / 165
    let usual = SpringMass(contact: 0.24, flight: step - 0.24)
    let longer = SpringMass(contact: 0.25, flight: step - 0.25)
    let vertical = longer.verticalStiffness / usual.verticalStiffness - 1
    let leg =
      longer.legStiffness(speed: 3, legLength: 0.93)
      / usual.legStiffness(speed: 3, legLength: 0.93) - 1
    #expect(abs(vertical + 0.035) < 0.001)
    #expect(abs(leg + 0.08) < 0.001)
  }

  /// A leg shorter than half the way in contact has no stiffness.
  @Test func impossibleLegsHaveNoStiffness() {
    #expect(SpringMass(contact: 0.4, flight: 0.1).legStiffness(speed: 5, legLength: 0.9).isNaN)
  }

  private func metric(
    _ id: String, speed: Double = 3.2, duty: Double = 0.35, context: CaptureContext
  ) throws -> Metric {
    var gait = SyntheticGait(.running)
    gait.speed = speed
    gait.dutyFactor = duty
    gait.duration = 6
    let measured = try #require(gait.clip().measured(context: context))
    return try #require(measured.metric(id))
  }

  @Test func stiffnessIsPerKilogramWithoutTheMass() throws {
    let known = CaptureContext(beltSpeed: 3.2, height: 1.75, mass: 70)
    let unknown = CaptureContext(beltSpeed: 3.2, height: 1.75)
    for id in ["vertical_stiffness", "leg_stiffness"] {
      let whole = try metric(id, context: known)
      let perKilogram = try metric(id, context: unknown)
      #expect(whole.unit == "kN/m")
      #expect(perKilogram.unit == "N/m/kg")
      let ratio = try #require(whole.value) / (try #require(perKilogram.value))
      #expect(abs(ratio - 0.07) < 1e-9)
    }
    let expected = SpringMass(contact: 0.35 * 120 / 170, flight: 60.0 / 170 - 0.35 * 120 / 170)
    let force = try metric("peak_vertical_force", context: known)
    #expect(abs(try #require(force.value) - expected.peakForce) < 0.01)
  }

  @Test func isWithheldOutsideOfItsLimits() throws {
    let fast = CaptureContext(beltSpeed: 3.2, height: 1.75)
    for id in ["peak_vertical_force", "vertical_stiffness", "leg_stiffness"] {
      var slope = fast
      slope.slope = 4
      #expect(try metric(id, context: slope).withheld?.contains("level") == true)
      #expect(
        try metric(id, speed: 2.5, context: CaptureContext(beltSpeed: 2.5, height: 1.75))
          .withheld?.contains("3 m/s") == true)
      #expect(try metric(id, duty: 0.49, context: fast).withheld?.contains("20 ms") == true)
      #expect(try metric(id, context: CaptureContext()).value == nil)
    }
  }
}
