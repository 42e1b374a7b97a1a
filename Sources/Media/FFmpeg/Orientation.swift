import CFFmpeg
import GaitModel

/// How the stored picture is turned by quarters (and mirrored) to stand upright.
///
/// A stored pixel (x, y) stands at (a x + c y, b x + d y) of the upright picture, moved so that
/// all coordinates are positive; the entries are 0, 1 and -1.
struct Orientation: Sendable, Hashable {
  var a: Int
  var b: Int
  var c: Int
  var d: Int

  static let upright = Orientation(a: 1, b: 0, c: 0, d: 1)

  init(a: Int, b: Int, c: Int, d: Int) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The orientation of a container's or EXIF's display matrix (nine 16.16 numbers, rows (a, b, u),
  /// (c, d, v), (x, y, w)), rounded to the nearest quarter turn.
  init(displayMatrix m: UnsafePointer<Int32>) {
    let straight = abs(Int(m[0])) + abs(Int(m[4]))
    let turned = abs(Int(m[1])) + abs(Int(m[3]))
    if straight == 0 && turned == 0 {
      self = .upright
    } else if straight >= turned {
      self.init(a: m[0] < 0 ? -1 : 1, b: 0, c: 0, d: m[4] < 0 ? -1 : 1)
    } else {
      self.init(a: 0, b: m[1] < 0 ? -1 : 1, c: m[3] < 0 ? -1 : 1, d: 0)
    }
  }

  /// Whether width and height change places.
  var swapsSides: Bool { a == 0 }

  /// Clockwise turn in degrees (after mirroring left to right, if the picture is mirrored).
  var degrees: Int {
    let mirror = a * d - b * c < 0 ? -1 : 1
    switch (a * mirror, b * mirror) {
    case (0, 1): return 90
    case (-1, 0): return 180
    case (0, -1): return 270
    default: return 0
    }
  }

  /// The size of the upright picture for a stored size.
  func uprightSize(of stored: PixelSize) -> PixelSize {
    swapsSides ? PixelSize(width: stored.height, height: stored.width) : stored
  }

  /// What is added to a x + b y (and c x + d y) to get the stored pixel of an upright one.
  func shift(stored: PixelSize) -> (x: Int, y: Int) {
    (a + b < 0 ? stored.width - 1 : 0, c + d < 0 ? stored.height - 1 : 0)
  }
}
