/// The moment at which a foot meets or leaves the ground.
public struct GaitEvent: Sendable, Hashable, Codable {
  /// What happens.
  public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
    /// The first moment of ground contact, whatever part of the foot touches first.
    case initialContact
    /// The last moment of ground contact.
    case toeOff
  }

  /// What happens.
  public var kind: Kind
  /// Whose foot it is.
  public var side: Side
  /// Seconds of the clip, between frames where the evidence says so.
  public var time: Double
  /// Standard uncertainty of `time`, seconds of the clip.
  public var uncertainty: Double

  public init(kind: Kind, side: Side, time: Double, uncertainty: Double) {
    self.kind = kind
    self.side = side
    self.time = time
    self.uncertainty = uncertainty
  }
}

/// How a person gets along.
public enum GaitKind: String, Sendable, Codable, Hashable, CaseIterable {
  /// The centre of mass vaults over the leg: it is highest at mid-stance.
  case walking
  /// The leg works as a spring: the centre of mass is lowest at mid-stance, with flight between
  /// the steps.
  case running
  /// The centre of mass is lowest at mid-stance as in running, without flight between the steps,
  /// as in slow jogging.
  case groundedRunning

  /// Whether the leg works as a spring, with or without flight.
  public var isRunning: Bool { self != .walking }
}
