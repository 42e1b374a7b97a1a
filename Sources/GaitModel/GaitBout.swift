/// A stretch of steady gait in one direction.
///
/// A person who turns round within a clip gives one for each way.
public struct GaitBout: Sendable, Hashable, Codable {
  /// Seconds of the clip at which it begins.
  public var firstTime: Double
  /// Seconds of the clip at which it ends.
  public var lastTime: Double
  /// Where the person faces in it; nil in front and rear views.
  public var direction: TravelDirection?
  /// Steps per minute in it; nil where the clip's speed of playing is in doubt.
  public var cadence: Double?
  /// Whether the metrics of the clip come from it: true for the longest.
  public var isMeasured: Bool

  public init(
    firstTime: Double, lastTime: Double, direction: TravelDirection? = nil,
    cadence: Double? = nil, isMeasured: Bool
  ) {
    self.firstTime = firstTime
    self.lastTime = lastTime
    self.direction = direction
    self.cadence = cadence
    self.isMeasured = isMeasured
  }
}
