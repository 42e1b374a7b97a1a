/// A stride of one leg: from an initial contact to the next of the same foot.
public struct GaitCycle: Sendable, Hashable, Codable {
  /// Whose contacts begin and end it.
  public var side: Side
  /// Seconds of the clip of the first initial contact.
  public var start: Double
  /// Seconds of the clip of the same foot's toe-off.
  public var toeOff: Double
  /// Seconds of the clip of the next initial contact of the same foot.
  public var end: Double
  /// Initial contact of the other foot inside the cycle, seconds of the clip.
  public var oppositeContact: Double
  /// Toe-off of the other foot inside the cycle, seconds of the clip; nil where none was found.
  public var oppositeToeOff: Double?
  /// Why the cycle does not count in means; nil where it does.
  public var exclusion: String?

  public init(
    side: Side, start: Double, toeOff: Double, end: Double, oppositeContact: Double,
    oppositeToeOff: Double? = nil, exclusion: String? = nil
  ) {
    self.side = side
    self.start = start
    self.toeOff = toeOff
    self.end = end
    self.oppositeContact = oppositeContact
    self.oppositeToeOff = oppositeToeOff
    self.exclusion = exclusion
  }
}

/// The mean course of an angle over the gait cycle, at 0, 1, ... 100 % from initial contact to
/// the next of the same foot.
public struct CycleCurve: Sendable, Hashable, Codable {
  /// The angle's `AngleDefinition.id`, such as `right_knee`.
  public var angle: String
  /// Whose contacts begin and end the cycles.
  public var side: Side
  /// Mean over the cycles, degrees; 101 values.
  public var mean: [Double]
  /// Standard deviation between the cycles, degrees; 101 values; empty with one cycle.
  public var standardDeviation: [Double]
  /// Number of cycles.
  public var n: Int
  /// Mean place of toe-off, percent of the cycle.
  public var toeOff: Double

  public init(
    angle: String, side: Side, mean: [Double], standardDeviation: [Double], n: Int,
    toeOff: Double
  ) {
    self.angle = angle
    self.side = side
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.n = n
    self.toeOff = toeOff
  }
}

/// A phase of the gait cycle of one leg.
public enum GaitPhase: String, Sendable, Codable, Hashable, CaseIterable {
  /// Walking: from initial contact to the other foot's toe-off.
  case loadingResponse
  /// Walking: from the other foot's toe-off to the middle of single support.
  case midStance
  /// Walking: from the middle of single support to the other foot's contact.
  case terminalStance
  /// Walking: from the other foot's contact to toe-off.
  case preSwing
  /// Running: from initial contact to the lowest place of the centre of mass.
  case absorption
  /// Running: from the lowest place of the centre of mass to toe-off.
  case propulsion
  /// Walking and running: the first third of swing.
  case initialSwing
  /// Walking and running: the second third of swing.
  case midSwing
  /// Walking and running: the last third of swing.
  case terminalSwing
}

/// One phase of one leg in time.
public struct GaitPhaseSpan: Sendable, Hashable, Codable {
  /// Which phase.
  public var phase: GaitPhase
  /// Whose leg.
  public var side: Side
  /// Seconds of the clip at which it begins.
  public var start: Double
  /// Seconds of the clip at which it ends.
  public var end: Double

  public init(phase: GaitPhase, side: Side, start: Double, end: Double) {
    self.phase = phase
    self.side = side
    self.start = start
    self.end = end
  }
}
