package import GaitModel

/// A picture from behind with its labels, cut for a network: what augmentation changes.
package struct RearfootSample: Hashable, Sendable {
  /// What is seen.
  package var picture: RGBPicture
  /// The labels in pixels of `picture`: those of both legs, left before right, or those of one leg.
  package var points: [RearfootPoint]
  /// The box around what is looked for, in pixels of `picture`.
  package var box: Box
  /// Whose leg it was where `picture` shows one alone; it is turned so that it looks like a right
  /// one, and must not be mirrored any more. Nil where both are seen.
  package var side: Side?
  /// The number of the point that a close-up shows; nil for a leg or the whole picture.
  package var focus: Int?
  /// How long legs are in pixels of `picture` (`LegCrop.length`); 0 where nothing is cut by it.
  package var length: Double

  package init(
    picture: RGBPicture, points: [RearfootPoint], box: Box, side: Side? = nil, focus: Int? = nil,
    length: Double = 0
  ) {
    self.picture = picture
    self.points = points
    self.box = box
    self.side = side
    self.focus = focus
    self.length = length
  }
}
