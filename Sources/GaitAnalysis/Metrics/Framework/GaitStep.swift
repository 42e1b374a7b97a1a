import GaitMath
package import GaitModel

/// A contact of one foot with what comes before and after it.
package struct GaitStep: Sendable, Hashable {
  /// The contact that the step ends with, and that its stance begins with.
  package let contact: FootContact
  /// The other foot's contact before; nil where none was found in its place.
  package let before: FootContact?
  /// The other foot's contact after; nil where none was found in its place.
  package let after: FootContact?
  /// The same foot's next contact; nil where none was found in its place.
  package let next: FootContact?

  /// Whose step it is.
  package var side: Side { contact.side }
  /// Seconds of real time of the initial contact.
  package var time: Double { contact.initialContact.time }
  /// Initial contact to toe-off; nil where the toe-off is not known.
  package var stance: ClosedRange<Double>? {
    contact.toeOff.flatMap { $0.time > time ? time...$0.time : nil }
  }
  /// Toe-off to the same foot's next contact.
  package var swing: ClosedRange<Double>? {
    guard let toeOff = contact.toeOff?.time, let end = next?.initialContact.time, end > toeOff
    else { return nil }
    return toeOff...end
  }
  /// Initial contact to the same foot's next one.
  package var stride: ClosedRange<Double>? {
    next.flatMap { $0.initialContact.time > time ? time...$0.initialContact.time : nil }
  }
  /// The other foot's contact to this one.
  package var step: ClosedRange<Double>? {
    before.flatMap { $0.initialContact.time < time ? $0.initialContact.time...time : nil }
  }
  /// Seconds from this foot's toe-off to the other foot's contact; negative with both feet down.
  package var flightAfter: Double? {
    guard let toeOff = contact.toeOff?.time, let after else { return nil }
    return after.initialContact.time - toeOff
  }
  /// Seconds from the other foot's toe-off to this contact; negative with both feet down.
  package var flightBefore: Double? { before?.toeOff.map { time - $0.time } }

  /// Shares of the usual step or stride between which a neighbour counts as the next one.
  private static let stepLimits = 0.5...1.6
  private static let strideLimits = 0.7...1.3

  /// Every contact with its neighbours. A neighbour of the wrong foot, or too near or too far to
  /// be the next, is left out, so that nothing is measured across a contact that was not seen.
  package static func steps(of contacts: [FootContact]) -> [GaitStep] {
    let sorted = contacts.sorted { $0.initialContact.time < $1.initialContact.time }
    let gaps = zip(sorted.dropFirst(), sorted).compactMap { later, earlier in
      later.side == earlier.side ? nil : later.initialContact.time - earlier.initialContact.time
    }
    guard let usual = Statistics.median(gaps), usual > 0 else {
      return sorted.map { GaitStep(contact: $0, before: nil, after: nil, next: nil) }
    }
    func neighbour(_ index: Int, of other: Int) -> FootContact? {
      guard sorted.indices.contains(index), sorted[index].side != sorted[other].side else {
        return nil
      }
      let gap = abs(sorted[index].initialContact.time - sorted[other].initialContact.time)
      return stepLimits.contains(gap / usual) ? sorted[index] : nil
    }
    return sorted.indices.map { index in
      let after = neighbour(index + 1, of: index)
      var next: FootContact?
      if after != nil, sorted.indices.contains(index + 2),
        sorted[index + 2].side
          == sorted[index].side
      {
        let gap = sorted[index + 2].initialContact.time - sorted[index].initialContact.time
        next = strideLimits.contains(gap / (2 * usual)) ? sorted[index + 2] : nil
      }
      return GaitStep(
        contact: sorted[index], before: neighbour(index - 1, of: index), after: after, next: next)
    }
  }
}
