package import GaitMath
package import GaitModel

/// The part of a picture that a network for one leg looks at: upright, as much higher than wide as
/// its input, around the points of the leg, and turned so that every leg looks like a right one.
package enum LegCrop {
  /// Height of the part over the length of the leg's points, from the highest to the lowest one.
  package static let standardScale = 1.7
  /// The least length that counts, pixels of the picture: points on top of each other say nothing of
  /// how large the leg is.
  package static let leastLength = 8.0

  /// How far the part is off its place, as a locator's errors move it.
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

  /// The mapping for a leg.
  ///
  /// - Parameters:
  ///   - points: those of the leg that are known, in pixels of the picture.
  ///   - side: whose leg; a left one is mirrored.
  ///   - inputSize: pixels of the network's input.
  ///   - scale: height of the part over the length of the points.
  ///   - jitter: how far off it is.
  /// - Returns: nil for fewer than two points, or points that are not finite.
  package static func mapping(
    around points: [Vector2], side: Side, to inputSize: PixelSize, scale: Double = standardScale,
    jitter: Jitter = .none
  ) -> InputMapping? {
    guard points.count >= 2, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      return nil
    }
    let (x, y) = (points.map(\.x), points.map(\.y))
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else {
      return nil
    }
    let length = max(Vector2(right - left, bottom - top).length, leastLength)
    let height = length * scale * jitter.scale
    let width = height * Double(inputSize.width) / Double(inputSize.height)
    let centre = Vector2(left + right, top + bottom) / 2 + jitter.shift * height
    return InputMapping(
      Box(
        minX: centre.x - width / 2, minY: centre.y - height / 2, maxX: centre.x + width / 2,
        maxY: centre.y + height / 2),
      to: inputSize, mirrors: side == .left)
  }
}
