package import GaitMath

/// An object that somebody marked in a picture.
package struct MarkedObject: Sendable, Hashable {
  /// The picture, by a number.
  package var image: Int
  /// What it is, by a number.
  package var category: Int
  /// Where it is.
  package var box: Box
  /// Its own area in square pixels (of its outline, where that is known), which decides the area
  /// range and scales the similarity of key points.
  package var area: Double
  /// Whether it stands for many objects that nobody told apart: detections in it count neither as
  /// right nor as wrong.
  package var isCrowd: Bool
  /// Its key points; nil for one that was not marked. Empty for boxes.
  package var points: [Vector2?]

  /// An object; without an area of its own it has that of its box.
  package init(
    image: Int, category: Int, box: Box, area: Double? = nil, isCrowd: Bool = false,
    points: [Vector2?] = []
  ) {
    self.image = image
    self.category = category
    self.box = box
    self.area = area ?? box.area
    self.isCrowd = isCrowd
    self.points = points
  }
}

/// An object that a network found in a picture.
package struct DetectedObject: Sendable, Hashable {
  /// The picture, by a number.
  package var image: Int
  /// What it is, by a number.
  package var category: Int
  /// Where it is; for key points, the box around them.
  package var box: Box
  /// How sure the network is; only the order counts.
  package var score: Double
  /// Its key points, all of them. Empty for boxes.
  package var points: [Vector2]

  /// An object found by its box.
  package init(image: Int, category: Int, box: Box, score: Double) {
    self.init(image: image, category: category, box: box, score: score, points: [])
  }

  /// An object found by its key points.
  package init(image: Int, category: Int, points: [Vector2], score: Double) {
    let (x, y) = (points.map(\.x), points.map(\.y))
    let left = x.min() ?? 0
    let top = y.min() ?? 0
    self.init(
      image: image, category: category,
      box: Box(x: left, y: top, width: (x.max() ?? 0) - left, height: (y.max() ?? 0) - top),
      score: score, points: points)
  }

  private init(image: Int, category: Int, box: Box, score: Double, points: [Vector2]) {
    self.image = image
    self.category = category
    self.box = box
    self.score = score
    self.points = points
  }
}
