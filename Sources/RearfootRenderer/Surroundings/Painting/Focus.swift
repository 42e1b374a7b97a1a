/// What is sharp: things at one distance; what is behind is less so.
///
/// With the lens set to the distance f, a point at the distance d is a disc of a diameter that is
/// proportional to |1 - f / d|.
struct Focus: Sendable, Hashable {
  /// Metres along the axis to what is sharp.
  var distance: Float = 1
  /// Pixels across which a point very far away is spread.
  var blur: Float = 0

  /// Pixels across which a point is spread; before the sharp place no more than far behind it.
  func blur(at depth: Float) -> Float {
    guard blur > 0, depth > 0 else { return 0 }
    return blur * min(abs(1 - distance / depth), 1)
  }
}
