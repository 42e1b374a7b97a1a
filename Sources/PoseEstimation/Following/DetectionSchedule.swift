/// When the detector runs: often while something is unclear, seldom while all is stable.
///
/// All in seconds, so that a clip of 30 and one of 240 frames a second are looked at alike.
package struct DetectionSchedule: Sendable, Hashable {
  /// While nobody is followed, or the followed person is lost.
  static let searching = 0.1
  /// While the followed person is near another one.
  static let contested = 0.15
  /// At first, after a newcomer, and while the followed person does not run or walk.
  static let learning = 0.5
  /// While nothing changes.
  static let stable = 1.0
  /// How long `learning` lasts.
  static let learningTime = 1.0

  /// What the follower knows about the picture at hand.
  package enum Situation: Sendable, Hashable {
    /// Nobody is followed, or the followed person is lost.
    case nobody
    /// The followed person is near another one.
    case contested
    /// The followed person does not run or walk; somebody else may come who does.
    case idle
    case clear
  }

  /// Number of runs so far.
  package private(set) var runs = 0
  private var last = -Double.infinity
  private var lastChange = -Double.infinity

  package init() {}

  /// Whether the detector is to look at the picture at hand.
  package func isDue(at time: Double, _ situation: Situation) -> Bool {
    let step: Double
    switch situation {
    case .nobody: step = Self.searching
    case .contested: step = Self.contested
    case .idle: step = Self.learning
    case .clear:
      step = time - lastChange < Self.learningTime ? Self.learning : Self.stable
    }
    // A frame's time may lie a rounding before the step.
    return time - last >= step - 1e-6
  }

  /// Notes a run.
  package mutating func ran(at time: Double) {
    runs += 1
    last = time
  }

  /// Notes that somebody came, or was found again.
  package mutating func changed(at time: Double) { lastChange = time }
}
