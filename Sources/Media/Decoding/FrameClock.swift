/// Turns time stamps into seconds from the first picture of a clip, strictly increasing.
///
/// A picture without a stamp follows the one before it by one step. A picture whose stamp is not
/// later than the one before is refused. A stamp that falls back by more than half a second is a
/// clock that was set anew (joined recordings): time goes on from there by one step.
package struct FrameClock {
  /// A stamp step back that is larger than this, in seconds, is a new clock.
  package static let resetThreshold = 0.5

  private let tickNumerator: Double
  private let tickDenominator: Double
  /// The step, in seconds, that is assumed where a picture brings neither stamp nor duration.
  private let assumedStep: Double
  private var origin: Int64?
  private var offset = 0.0
  /// The time of the last picture.
  package private(set) var last: Double?
  /// Pictures that were refused because their time is not later than the one before.
  package private(set) var refusedCount = 0

  /// A clock whose tick is a fraction of a second.
  ///
  /// - Parameters:
  ///   - tickNumerator: seconds in `tickDenominator` ticks.
  ///   - tickDenominator: ticks in `tickNumerator` seconds.
  ///   - assumedStep: seconds to the next picture where nothing tells.
  package init(tickNumerator: Int, tickDenominator: Int, assumedStep: Double) {
    self.tickNumerator = Double(tickNumerator)
    self.tickDenominator = Double(tickDenominator)
    self.assumedStep = assumedStep
  }

  /// Seconds of one tick.
  package var tick: Double { tickNumerator / tickDenominator }

  /// The stamp of the first picture; nil before it or where it had none.
  package var firstTicks: Int64? { origin }

  /// The time of the next picture, from its time stamp (if it has one) and its duration in ticks
  /// (0 where unknown); nil if it is refused.
  package mutating func time(ticks: Int64?, duration: Int64) -> Double? {
    let step = duration > 0 ? Double(duration) * tick : assumedStep
    guard let ticks else {
      last = last.map { $0 + step } ?? 0
      return last
    }
    let start = origin ?? ticks
    if origin == nil {
      origin = ticks
      // Pictures without stamps that came before keep their time.
      offset = last.map { $0 + step } ?? 0
    }
    let (distance, overflow) = ticks.subtractingReportingOverflow(start)
    guard !overflow else {
      refusedCount += 1
      return nil
    }
    // Multiplied before dividing: whole numbers of frames come out as exactly as they can.
    var time = Double(distance) * tickNumerator / tickDenominator + offset
    if let last, time <= last {
      guard time < last - FrameClock.resetThreshold else {
        refusedCount += 1
        return nil
      }
      offset += last + step - time
      time = last + step
    }
    last = time
    return time
  }

  /// Goes to another place of the clip: the next picture may have any time.
  package mutating func jump() { last = nil }
}
