/// An upright rectangle in a picture, in pixels: its left upper corner and its size.
package struct Box: Sendable, Hashable {
  /// The left edge.
  package var x: Double
  /// The upper edge; y points down.
  package var y: Double
  /// From the left to the right edge, 0 or more.
  package var width: Double
  /// From the upper to the lower edge, 0 or more.
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Square pixels.
  package var area: Double { width * height }

  /// Whether all numbers are finite and the size is not negative.
  package var isValid: Bool {
    [x, y, width, height].allSatisfy(\.isFinite) && width >= 0 && height >= 0
  }

  /// Square pixels that lie in both boxes.
  ///
  /// - Returns: 0 where they do not meet.
  package func intersection(_ other: Box) -> Double {
    let across = min(x + width, other.x + other.width) - max(x, other.x)
    let down = min(y + height, other.y + other.height) - max(y, other.y)
    return across > 0 && down > 0 ? across * down : 0
  }

  /// Intersection over union (Jaccard 1912, doi:10.1111/j.1469-8137.1912.tb05611.x), 0 to 1.
  ///
  /// - Returns: 0 for two boxes without an area.
  package func overlap(_ other: Box) -> Double {
    let common = intersection(other)
    return common > 0 ? common / (area + other.area - common) : 0
  }

  /// The share of this box that lies in the other one: what stands for the overlap where the other
  /// one is a crowd.
  ///
  /// - Returns: 0 to 1; 0 for a box without an area.
  package func share(in other: Box) -> Double {
    let common = intersection(other)
    return common > 0 ? common / area : 0
  }

  /// Generalised intersection over union (Rezatofighi et al. 2019, doi:10.1109/CVPR.2019.00075):
  /// `IoU - (C - U) / C`, with U the area of the union and C that of the smallest box round both.
  ///
  /// - Returns: over -1 to 1; the overlap where the box round both has no area.
  package func generalisedOverlap(_ other: Box) -> Double {
    let around =
      (max(x + width, other.x + other.width) - min(x, other.x))
      * (max(y + height, other.y + other.height) - min(y, other.y))
    let union = area + other.area - intersection(other)
    return around > 0 ? overlap(other) - (around - union) / around : overlap(other)
  }
}
