package import GaitMath
package import GaitModel

/// Which part of a picture fills the input of a network: pixels of the picture to pixels of the
/// input, and back. Both count from the upper left corner: the first pixel reaches from (0, 0) to
/// (1, 1).
///
///     x' = (x - left) W / width,   y' = (y - top) H / height
///
/// and `W - x'` in place of `x'` where it mirrors.
package struct InputMapping: Hashable, Sendable {
  /// Pixels of the input, W and H.
  package let inputSize: PixelSize
  /// The part of the picture, in its pixels; it may reach beyond the picture.
  package let region: Box
  /// Whether left and right change places.
  package let mirrors: Bool

  /// How far from a picture's corner a region may reach, pixels: far beyond any picture. What is
  /// found by a network that has lost its way can lie anywhere.
  package static let reach = 1e6

  /// A mapping; nil for a region without an area, or one that reaches further than `reach`.
  package init?(_ region: Box, to inputSize: PixelSize, mirrors: Bool = false) {
    let edges = [region.minX, region.minY, region.maxX, region.maxY]
    guard edges.allSatisfy({ abs($0) <= Self.reach }), region.width > 0, region.height > 0,
      inputSize.width > 0, inputSize.height > 0
    else { return nil }
    self.inputSize = inputSize
    self.region = region
    self.mirrors = mirrors
  }

  /// The whole picture, squeezed into the input: width and height each by a factor of its own.
  ///
  /// - Returns: nil for a picture without pixels.
  package static func whole(_ picture: PixelSize, to inputSize: PixelSize) -> InputMapping? {
    InputMapping(
      Box(minX: 0, minY: 0, maxX: Double(picture.width), maxY: Double(picture.height)),
      to: inputSize)
  }

  /// Pixels of the input for one pixel of the picture, across and down.
  package var scale: Vector2 {
    Vector2(
      Double(inputSize.width) / region.width, Double(inputSize.height) / region.height)
  }

  /// Where a point of the picture lies in the input.
  package func input(_ point: Vector2) -> Vector2 {
    var result = (point - Vector2(region.minX, region.minY)) * scale
    if mirrors { result.x = Double(inputSize.width) - result.x }
    return result
  }

  /// Where a point of the input lies in the picture.
  package func picture(_ point: Vector2) -> Vector2 {
    var point = point
    if mirrors { point.x = Double(inputSize.width) - point.x }
    return point / scale + Vector2(region.minX, region.minY)
  }

  /// A box of the picture in the input.
  package func input(_ box: Box) -> Box { Self.box(box) { input($0) } }

  /// A box of the input in the picture.
  package func picture(_ box: Box) -> Box { Self.box(box) { picture($0) } }

  /// Standard deviations of x and y in the input, as those in the picture.
  package func pictureDeviations(_ deviations: Vector2) -> Vector2 { deviations / scale }

  /// A label of the picture in the input; what is absent stays absent.
  package func input(_ point: RearfootPoint) -> RearfootPoint {
    RearfootPoint(position: input(point.position), visibility: point.visibility)
  }

  private static func box(_ box: Box, _ map: (Vector2) -> Vector2) -> Box {
    let corners = (map(Vector2(box.minX, box.minY)), map(Vector2(box.maxX, box.maxY)))
    return Box(
      minX: min(corners.0.x, corners.1.x), minY: min(corners.0.y, corners.1.y),
      maxX: max(corners.0.x, corners.1.x), maxY: max(corners.0.y, corners.1.y))
  }
}
