/// What is sharp: things at one distance; what is behind is less so.
///
/// With the lens set to the distance f, a point at the distance d is a disc of a diameter that is
/// proportional to |1 - f / d|.
package struct Focus: Sendable, Hashable {
  /// Metres along the axis to what is sharp.
  package var distance: Float = 1
  /// Pixels across which a point very far away is spread.
  package var blur: Float = 0

  package init(distance: Float = 1, blur: Float = 0) {
    self.distance = distance
    self.blur = blur
  }

  /// Pixels across which a point is spread; before the sharp place no more than far behind it.
  package func blur(at depth: Float) -> Float {
    guard blur > 0, depth > 0 else { return 0 }
    return blur * min(abs(1 - distance / depth), 1)
  }
}
