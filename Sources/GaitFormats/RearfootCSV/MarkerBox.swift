import GaitMath
package import GaitModel

extension Box {
  /// The box around labelled points with a margin, kept within the picture: the least and the largest
  /// coordinate, less and plus the margin, not below 0 and not above the size less 1.
  ///
  /// - Returns: nil where no point is labelled.
  package init?(around points: [RearfootPoint], margin: Double, in size: PixelSize) {
    let places = points.filter { $0.visibility != .absent }.map(\.position)
    guard let left = places.map(\.x).min(), let right = places.map(\.x).max(),
      let top = places.map(\.y).min(), let bottom = places.map(\.y).max()
    else { return nil }
    self.init(
      minX: max(0, left - margin), minY: max(0, top - margin),
      maxX: min(Double(size.width) - 1, right + margin),
      maxY: min(Double(size.height) - 1, bottom + margin))
  }
}
