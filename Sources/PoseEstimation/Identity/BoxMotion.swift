import Foundation
package import GaitMath
package import GaitModel

/// Where a person's box is going: its centre with a velocity, and its size.
///
/// The velocity is the centre's, smoothed over a few frames; the size is smoothed longer, because
/// the box of a runner widens and narrows with every step while the runner does not.
package struct BoxMotion: Sendable, Hashable {
  /// Time constants in seconds: of the velocity, of the size, and how far ahead a prediction
  /// may reach.
  static let velocityTime = 0.15
  static let sizeTime = 0.3
  static let reach = 1.0

  /// Seconds of the last sight.
  package private(set) var time: Double
  /// Middle of the box at that time, in pixels.
  package private(set) var center: Vector2
  /// Pixels a second.
  package private(set) var velocity: Vector2
  /// Width and height in pixels.
  package private(set) var size: Vector2

  package init(_ box: Box, at time: Double) {
    self.time = time
    center = box.center
    velocity = .zero
    size = box.size
  }

  /// Takes in where the box was seen.
  ///
  /// - Parameters:
  ///   - box: the box.
  ///   - time: seconds, later than the last.
  ///   - steady: keep velocity and size, because the box may show someone else as well.
  package mutating func update(_ box: Box, at time: Double, steady: Bool = false) {
    let step = time - self.time
    guard step > 0 else { return }
    if !steady {
      velocity += (1 - exp(-step / Self.velocityTime)) * ((box.center - center) / step - velocity)
      size += (1 - exp(-step / Self.sizeTime)) * (box.size - size)
    }
    center = box.center
    self.time = time
  }

  /// The box at a later time, if the person goes on as before.
  package func box(at time: Double) -> Box {
    let step = min(max(time - self.time, 0), Self.reach)
    return Box(center: center + velocity * step, size: size)
  }
}

extension Box {
  /// The middle, in pixels.
  package var center: Vector2 { Vector2((minX + maxX) / 2, (minY + maxY) / 2) }
  /// Width and height.
  package var size: Vector2 { Vector2(width, height) }
  /// Length of the diagonal: it changes less than width or height when a person bends or jumps.
  package var diagonal: Double { size.length }

  /// The box of a middle, a width and a height.
  package init(center: Vector2, size: Vector2) {
    self.init(
      minX: center.x - size.x / 2, minY: center.y - size.y / 2, maxX: center.x + size.x / 2,
      maxY: center.y + size.y / 2)
  }

  /// The box a part of the way from this one to another.
  package func blended(with other: Box, part: Double) -> Box {
    Box(
      center: center + part * (other.center - center), size: size + part * (other.size - size))
  }

  /// The share of the smaller box that the other one covers: 1 where it lies inside.
  package func cover(with other: Box) -> Double {
    let width = min(maxX, other.maxX) - max(minX, other.minX)
    let height = min(maxY, other.maxY) - max(minY, other.minY)
    guard width > 0, height > 0 else { return 0 }
    return width * height / max(min(area, other.area), .leastNormalMagnitude)
  }
}
