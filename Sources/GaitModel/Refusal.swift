/// Why a clip gives no gait measurements. The program refuses rather than guesses.
public struct Refusal: Sendable, Hashable, Codable {
  /// What keeps gait from being measured.
  public enum Reason: String, Sendable, Codable, Hashable {
    /// No person was found in any frame, or in too few.
    case noPerson
    /// A person is there, but does not move periodically as a runner or walker does.
    case notPeriodic
    /// The clip is too short to see two strides.
    case tooShort
    /// The points that gait needs (hips, knees, ankles) were not seen well enough.
    case legsNotSeen
  }

  /// What keeps gait from being measured.
  public var reason: Reason
  /// One sentence for a reader, with the facts and what to do.
  public var message: String

  public init(_ reason: Reason, message: String) {
    self.reason = reason
    self.message = message
  }
}
