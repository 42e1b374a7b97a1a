/// What of a picture from behind a network looks at.
public enum RearfootView: String, Codable, CaseIterable, Hashable, Sendable {
  /// The whole picture, squeezed into the input: width and height each by a factor of its own.
  case whole
  /// One leg at a time, upright, cut out around its points and turned so that it looks like a right
  /// one.
  case leg
  /// The neighbourhood of one point at a time, upright, turned as the leg is.
  case point
}
