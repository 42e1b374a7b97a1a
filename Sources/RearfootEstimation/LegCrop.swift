package import GaitMath
package import GaitModel

/// The part of a picture that a network for one leg, or for one point of it, looks at: upright, in
/// the shape of its input, as large as the legs are long, and turned so that every leg looks like a
/// right one.
///
/// The longer one of the two legs gives the size: a leg that swings towards the camera is short, but
/// its shoe and its markers are as large as those of the other one.
package enum LegCrop {
  /// Height of the part over the length of a leg, for one leg.
  package static let legScale = 1.7
  /// The same for one point.
  package static let pointScale = 0.25
  /// The least length that says how large a leg is, pixels of the picture.
  package static let leastLength = 8.0

  /// How far the part is off its place, as errors of what was found before move it.
  package struct Jitter: Hashable, Sendable {
    /// Across and down, in heights of the part.
    package var shift: Vector2
    /// Factor of its size.
    package var scale: Double

    package init(shift: Vector2 = .zero, scale: Double = 1) {
      self.shift = shift
      self.scale = scale
    }

    /// Its size when nothing is off.
    package static let none = Jitter()
  }

  /// Height of the part over the length of a leg; nil for the whole picture.
  package static func standardScale(_ view: RearfootView) -> Double? {
    switch view {
    case .whole: nil
    case .leg: legScale
    case .point: pointScale
    }
  }

  /// The upright box around points; nil for none.
  package static func extent(_ points: [Vector2]) -> Box? {
    let (x, y) = (points.map(\.x), points.map(\.y))
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else {
      return nil
    }
    return Box(minX: left, minY: top, maxX: right, maxY: bottom)
  }

  /// How long legs are: the longer one's diagonal of the upright box around its points, pixels of the
  /// picture.
  ///
  /// - Parameter legs: the points of each leg that are known.
  /// - Returns: nil where no leg has two points that are at least `leastLength` apart.
  package static func length(_ legs: [[Vector2]]) -> Double? {
    let lengths = legs.compactMap { points -> Double? in
      guard points.count >= 2, let extent = extent(points) else { return nil }
      return Vector2(extent.width, extent.height).length
    }
    guard let length = lengths.max(), length.isFinite, length >= leastLength else { return nil }
    return length
  }

  /// The middle of points: that of the upright box around them; nil for none.
  package static func centre(_ points: [Vector2]) -> Vector2? {
    guard let extent = extent(points) else { return nil }
    return Vector2(extent.minX + extent.maxX, extent.minY + extent.maxY) / 2
  }

  /// The mapping for a leg or a point.
  ///
  /// - Parameters:
  ///   - centre: the middle of the leg, or the point, in pixels of the picture.
  ///   - height: of the part, pixels of the picture.
  ///   - side: whose leg; a left one is mirrored.
  ///   - inputSize: pixels of the network's input.
  ///   - jitter: how far off it is.
  /// - Returns: nil for numbers that give no part.
  package static func mapping(
    at centre: Vector2, height: Double, side: Side, to inputSize: PixelSize,
    jitter: Jitter = .none
  ) -> InputMapping? {
    let height = height * jitter.scale
    let width = height * Double(inputSize.width) / Double(inputSize.height)
    let centre = centre + jitter.shift * height
    return InputMapping(
      Box(
        minX: centre.x - width / 2, minY: centre.y - height / 2, maxX: centre.x + width / 2,
        maxY: centre.y + height / 2),
      to: inputSize, mirrors: side == .left)
  }
}
