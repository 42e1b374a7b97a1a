/// A side of the body, as the person would say it.
public enum Side: String, Sendable, Codable, CaseIterable, Hashable {
  case left, right

  /// The other side.
  public var opposite: Side { self == .left ? .right : .left }
}
