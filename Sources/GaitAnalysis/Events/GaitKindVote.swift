import GaitMath
package import GaitModel

/// Walking or running, by the phase of the centre of mass.
package enum GaitKindVote {
  /// The vote of all steps.
  ///
  /// In running the leg is a spring and the centre of mass lowest at mid-stance, in walking it
  /// vaults over the leg and is highest there; flight is no criterion, since slow joggers may have
  /// none (Segers et al. 2007, doi:10.1242/jeb.02682; Blickhan 1989,
  /// doi:10.1016/0021-9290(89)90224-8). The middle of the hips stands for the centre of mass
  /// (Gullstrand et al. 2009). Each step compares its height at mid-stance with the mean of the
  /// heights a quarter of a stride before and after. The confidence is the margin of the votes.
  ///
  /// - Parameters:
  ///   - hip: height of the middle of the hips.
  ///   - centers: seconds of mid-stance of both legs.
  ///   - stride: seconds of a stride.
  /// - Returns: walking or running; nil where the steps leave it open.
  package static func vote(
    hip: EventSignal, centers: [Double], stride: Double
  ) -> Decision<GaitKind>? {
    let rises = centers.map {
      hip[$0] - (hip[$0 - stride / 4] + hip[$0 + stride / 4]) / 2
    }.filter(\.isFinite)
    let total = rises.reduce(0) { $0 + abs($1) }
    guard total > 0 else { return nil }
    let margin = rises.reduce(0, +) / total
    guard abs(margin) >= leastMargin else { return nil }
    return Decision(margin < 0 ? .running : .walking, confidence: min(1, abs(margin)))
  }

  private static let leastMargin = 0.3

  /// Steps a second below which nobody runs, and above which nobody walks, with a margin: the change
  /// between the two lies at about 2.3 (Diedrich and Warren 1995,
  /// doi:10.1037/0096-1523.21.1.183).
  private static let slowestRunning = 2.0
  private static let fastestWalking = 2.7

  /// The kind as far as a view from the front or behind tells it: half as sure as from the side,
  /// since a camera in the hand goes up and down as the hips do, and nil where the rhythm speaks
  /// against it.
  static func fromHeights(
    _ kind: Decision<GaitKind>?, stepFrequency: Double
  ) -> Decision<GaitKind>? {
    guard var kind else { return nil }
    let fits =
      kind.value.isRunning ? stepFrequency >= slowestRunning : stepFrequency <= fastestWalking
    kind.confidence /= 2
    return fits ? kind : nil
  }

  /// The kind with flight as a check: running whose feet follow each other without time in the air
  /// between is grounded running.
  ///
  /// - Parameters:
  ///   - kind: by the phase of the centre of mass.
  ///   - contacts: of both feet, by time.
  /// - Returns: the kind; its confidence is that of the first vote.
  static func withFlight(
    _ kind: Decision<GaitKind>?, _ contacts: [FootContact]
  ) -> Decision<GaitKind>? {
    guard var kind, kind.value.isRunning else { return kind }
    let flights = zip(contacts, contacts.dropFirst()).compactMap { this, next -> Double? in
      guard this.side != next.side, let toeOff = this.toeOff else { return nil }
      return next.initialContact.time - toeOff.time
    }
    if let flight = Statistics.median(flights), flight < 0 { kind.value = .groundedRunning }
    return kind
  }
}
