/// From where the camera sees the person.
public enum View: String, Sendable, Codable, CaseIterable, Hashable {
  case side, front, rear
}

/// Where the person faces and travels in the picture.
public enum TravelDirection: String, Sendable, Codable, CaseIterable, Hashable {
  case left, right
}

/// A decision that the program took from the data or that the user gave, with its confidence.
public struct Decision<Value: Sendable & Codable & Hashable>: Sendable, Codable, Hashable {
  /// Who decided.
  public enum Origin: String, Sendable, Codable, Hashable {
    case measured, given
  }

  /// What was decided.
  public var value: Value
  /// 0 (a coin toss) to 1 (all evidence agrees); 1 where the user gave it.
  public var confidence: Double
  /// Who decided.
  public var origin: Origin

  public init(_ value: Value, confidence: Double, origin: Origin = .measured) {
    self.value = value
    self.confidence = confidence
    self.origin = origin
  }
}
