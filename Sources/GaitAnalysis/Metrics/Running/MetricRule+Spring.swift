import GaitModel

extension MetricRule {
  /// Force and stiffness by the spring-mass model.
  package static let spring: [MetricRule] = [
    MetricRule("peak_vertical_force", unit: .fixed("body weights")) { gait in
      gait.spring(bias: 0.069) { gait, contact, period in
        .propagated([contact, period]) {
          SpringMass(contact: $0[0] / 1000, flight: ($0[1] - $0[0]) / 1000).peakForce
        }
      }
    },
    MetricRule("vertical_stiffness", unit: .stiffness) { gait in
      gait.spring(bias: 0.02) { gait, contact, period in
        .propagated([contact, period]) {
          gait.stiffnessFactor
            * SpringMass(contact: $0[0] / 1000, flight: ($0[1] - $0[0]) / 1000).verticalStiffness
        }
      }
    },
    MetricRule("leg_stiffness", unit: .stiffness) { gait in
      guard let leg = gait.standingLegLength else {
        return .withheld("It takes the length of the leg: state the standing height (--height).")
      }
      return gait.spring(bias: 0.061) { gait, contact, period in
        guard let speed = gait.travelEstimate else { return nil }
        return .propagated([contact, period, speed, leg]) {
          gait.stiffnessFactor
            * SpringMass(contact: $0[0] / 1000, flight: ($0[1] - $0[0]) / 1000)
            .legStiffness(speed: $0[2], legLength: $0[3])
        }
      }
    },
  ]
}

extension MeasuredGait {
  /// Metres per second below which the method was not tested.
  private static let slowest = 3.0
  /// Milliseconds of flight below which the formulas lose their footing.
  private static let shortestFlight = 20.0
  /// Trochanter to ground over standing height, and its standard deviation (Morin 2005).
  private static let legShare = 0.53
  private static let legShareError = 0.019 * 0.53
  /// Lateral malleolus to ground over standing height (Drillis and Contini 1966, as in Winter
  /// 2009, ISBN 978-0-470-39818-0).
  private static let ankleHeightShare = 0.039

  /// Kilonewtons per metre with the mass known, else newtons per metre and kilogram.
  package var stiffnessFactor: Double { context.mass.map { $0 / 1000 } ?? 1 }

  /// Trochanter to ground in standing, metres: 0.53 of the height where it is given, else as long
  /// as the leg is in the picture.
  package var standingLegLength: Estimate? {
    if let height = context.height, height > 0 {
      return Estimate(Self.legShare * height, systematic: Self.legShareError * height)
    }
    guard let scale else { return nil }
    let pixels = bodyScale.legLength + Self.ankleHeightShare * bodyScale.height
    let metres = pixels * scale.metresPerPixel
    return Estimate(metres, systematic: scale.relativeUncertainty * metres)
  }

  /// Values of the model at every step with flight, or the reason why it is not used. The relative
  /// bias of the method against force plates counts as an error that all steps share. The value is
  /// computed from contact time, and contact and flight time together, milliseconds.
  package func spring(
    bias: Double, _ value: (MeasuredGait, Estimate, Estimate) -> Estimate?
  ) -> MetricReading {
    if let slope = context.slope, slope != 0 {
      return .withheld("The spring model holds on level ground only.")
    }
    guard let speed else {
      return .withheld(
        "It takes the running speed in metres per second: state --speed, --belt-speed or --height.")
    }
    guard speed >= Self.slowest else {
      return .withheld("The spring model was tested at 3 m/s and faster only.")
    }
    let all = steps.compactMap { step in
      step.contactTime.flatMap { contact in
        step.flightAround.map { (step: step, contact: contact, flight: $0) }
      }
    }
    guard !all.isEmpty else { return .withheld(missingReason([])) }
    let flying = all.filter { $0.flight.value >= Self.shortestFlight && $0.contact.value > 0 }
    guard 2 * flying.count > all.count else {
      return .withheld("The spring model takes flight of 20 ms and more between the steps.")
    }
    return .steps(
      flying.compactMap { item in
        // A later toe-off makes contact longer and flight shorter: the two together are as sure as
        // the time between contacts.
        let period = Estimate(item.contact.value + item.flight.value, random: item.contact.random)
        guard var estimate = value(self, item.contact, period), estimate.value > 0 else {
          return nil
        }
        let model = bias * estimate.value
        estimate.systematic =
          (estimate.systematic * estimate.systematic + model * model).squareRoot()
        return StepEstimate(
          side: item.step.side, contact: item.step.time, estimate: estimate)
      })
  }
}
