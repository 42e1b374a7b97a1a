import GaitMath
import GaitModel
import Learning

/// Errors of one picture's coordinates when it is squeezed to 256 x 256 pixels, the size at which
/// networks of different inputs are compared: x times 256 / width, y times 256 / height.
struct PixelErrors {
  /// Pixels of the side of the square.
  static let side = 256.0

  private(set) var squares = 0.0
  private(set) var sizes = 0.0
  /// Smooth L1 with a width of 1 pixel.
  private(set) var smooth = 0.0
  private(set) var count = 0

  /// The root of the picture's own mean square; nil without coordinates.
  var root: Double? { count > 0 ? (squares / Double(count)).squareRoot() : nil }

  /// The errors of the labelled points that were found; nil where there are none.
  init?(points estimate: [Vector2?], _ label: RearfootPicture) {
    guard estimate.count == label.points.count else { return nil }
    let scale = Self.scale(label.size)
    for (found, point) in zip(estimate, label.points) where point.visibility != .absent {
      guard let found else { continue }
      add((found.x - point.position.x) * scale.x)
      add((found.y - point.position.y) * scale.y)
    }
    guard count > 0 else { return nil }
  }

  /// The errors of a box as left and upper edge, width and height; nil where there is none.
  init?(box estimate: GaitModel.Box?, _ label: RearfootPicture) {
    guard let found = estimate else { return nil }
    let (scale, box) = (Self.scale(label.size), label.box)
    add((found.minX - box.minX) * scale.x)
    add((found.minY - box.minY) * scale.y)
    add((found.maxX - found.minX - (box.maxX - box.minX)) * scale.x)
    add((found.maxY - found.minY - (box.maxY - box.minY)) * scale.y)
  }

  private mutating func add(_ error: Double) {
    let size = abs(error)
    squares += error * error
    sizes += size
    smooth += size < 1 ? error * error / 2 : size - 0.5
    count += 1
  }

  private static func scale(_ size: PixelSize) -> Vector2 {
    Vector2(side / Double(size.width), side / Double(size.height))
  }
}

extension Learning.Box {
  /// The same box by its corner and size.
  init(_ box: GaitModel.Box) {
    self.init(
      x: box.minX, y: box.minY, width: max(0, box.maxX - box.minX),
      height: max(0, box.maxY - box.minY))
  }
}
