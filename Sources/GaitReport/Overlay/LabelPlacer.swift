package import GaitMath
package import GaitModel

/// Finds room for labels: inside the picture, and none over another.
package struct LabelPlacer: Sendable {
  /// Where labels may lie.
  package let bounds: Box
  /// The places that were given away, in their order.
  package private(set) var taken: [Box] = []

  package init(bounds: Box) { self.bounds = bounds }

  /// Takes the first place, of several centres in the order of preference, that is free and
  /// inside the bounds; nil where there is none.
  package mutating func place(width: Double, height: Double, centres: [Vector2]) -> Box? {
    for centre in centres {
      let box = Box(
        minX: centre.x - width / 2, minY: centre.y - height / 2, maxX: centre.x + width / 2,
        maxY: centre.y + height / 2)
      guard isInside(box), !taken.contains(where: { Self.meet($0, box) }) else { continue }
      taken.append(box)
      return box
    }
    return nil
  }

  private func isInside(_ box: Box) -> Bool {
    box.minX >= bounds.minX && box.minY >= bounds.minY && box.maxX <= bounds.maxX
      && box.maxY <= bounds.maxY
  }

  private static func meet(_ a: Box, _ b: Box) -> Bool {
    a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY
  }
}
