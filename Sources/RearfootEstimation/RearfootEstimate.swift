package import GaitMath
package import GaitModel

/// What a network says of one picture from behind, in pixels of the upright picture: the first pixel
/// reaches from (0, 0) to (1, 1).
package struct RearfootEstimate: Hashable, Sendable {
  /// The points of both legs, left before right; nil for one that was not found. Empty where the
  /// network finds the box only.
  package var points: [Vector2?]
  /// The standard deviation of x and y of each point in pixels; empty where the network states none.
  package var deviations: [Vector2?]
  /// The box around both legs; nil where the network does not look for it.
  package var box: Box?
  /// How sure the network is, more for surer: what average precision orders by. 1 for a network that
  /// always answers.
  package var score: Double

  package init(
    points: [Vector2?], deviations: [Vector2?] = [], box: Box? = nil, score: Double = 1
  ) {
    self.points = points
    self.deviations = deviations
    self.box = box
    self.score = score
  }
}
