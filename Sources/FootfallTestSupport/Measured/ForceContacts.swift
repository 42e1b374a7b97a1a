package import GaitModel

/// A stay of one foot on a force plate.
package struct MeasuredContact: Sendable, Hashable {
  /// Whose foot it was.
  package let side: Side
  /// Seconds of initial contact.
  package let start: Double
  /// Seconds of toe-off.
  package let end: Double

  package init(side: Side, start: Double, end: Double) {
    self.side = side
    self.start = start
    self.end = end
  }
}

/// Finds stays on the ground in a vertical force.
enum ForceContacts {
  /// Newton from which on a foot is on the ground.
  private static let threshold = 50.0
  /// Seconds that a contact lasts at least; shorter peaks are noise of the plate.
  private static let shortest = 0.1

  /// The spans in which the force stays above 50 N for at least 100 ms, with edges on the line
  /// between two samples; one already under way at the start is left out.
  static func spans(_ force: [Double], times: [Double]) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    var start: Double?
    for i in force.indices.dropFirst() {
      let (before, after) = (force[i - 1], force[i])
      let share = (threshold - before) / (after - before)
      let crossing = times[i - 1] + share * (times[i] - times[i - 1])
      if before <= threshold, after > threshold { start = crossing }
      if before > threshold, after <= threshold, let begin = start {
        if crossing - begin >= shortest { result.append(begin...crossing) }
        start = nil
      }
    }
    return result
  }
}
