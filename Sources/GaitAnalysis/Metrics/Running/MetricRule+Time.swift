import GaitModel

extension MetricRule {
  /// Times between events.
  package static let time: [MetricRule] = [
    MetricRule("step_time", unit: .fixed("ms"), averaging: .successiveSteps) { _, step in
      step.before.map {
        .milliseconds(
          from: $0.initialContact, to: step.contact.initialContact, sameKind: true)
      }
    },
    MetricRule("stride_time", unit: .fixed("ms"), averaging: .successiveStrides) { _, step in
      step.strideTime
    },
    MetricRule("contact_time", unit: .fixed("ms")) { _, step in step.contactTime },
    MetricRule("flight_time", unit: .fixed("ms")) { _, step in step.flightTime },
    MetricRule("duty_factor", unit: .fixed("%")) { _, step in
      guard let contact = step.contactTime, let stride = step.strideTime else { return nil }
      return .ratio(contact, stride, times: 100)
    },
    MetricRule("swing_time", unit: .fixed("ms")) { _, step in
      guard let toeOff = step.contact.toeOff, let next = step.next else { return nil }
      return .milliseconds(from: toeOff, to: next.initialContact, sameKind: false)
    },
  ]
}

extension GaitStep {
  /// Initial contact to toe-off, milliseconds.
  package var contactTime: Estimate? {
    contact.toeOff.map {
      .milliseconds(from: contact.initialContact, to: $0, sameKind: false)
    }
  }

  /// Initial contact to the same foot's next, milliseconds.
  package var strideTime: Estimate? {
    next.map {
      .milliseconds(from: contact.initialContact, to: $0.initialContact, sameKind: true)
    }
  }

  /// Toe-off to the other foot's contact, milliseconds.
  package var flightTime: Estimate? {
    guard let toeOff = contact.toeOff, let after else { return nil }
    return .milliseconds(from: toeOff, to: after.initialContact, sameKind: false)
  }

  /// Mean of the flight before and after the contact, milliseconds; one of them where the other is
  /// not known.
  package var flightAround: Estimate? {
    let before = before?.toeOff.map {
      Estimate.milliseconds(from: $0, to: contact.initialContact, sameKind: false)
    }
    guard let before else { return flightTime }
    guard let after = flightTime else { return before }
    return Estimate(
      (before.value + after.value) / 2,
      random: (before.random * before.random + after.random * after.random).squareRoot() / 2,
      systematic: (before.systematic + after.systematic) / 2)
  }
}
