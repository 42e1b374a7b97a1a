import GaitModel

/// The picture into which the points of a TRC file are put: pixels, y down.
struct JointPicture {
  let size: PixelSize
  private let table: PointTable
  private let scale: Double
  private let isYDown: Bool
  private let shiftX: Double
  private let shiftY: Double

  /// Pixels between the body and the edge of a picture that is made up.
  private static let margin = 50.0

  /// The picture of a table: `scale` is pixels a unit, nil for a file of pixels; `size` is the
  /// picture's if the user gave it, and counts for pixels only.
  init(
    _ table: PointTable, _ columns: JointColumns, scale: Double?, isYDown: Bool, size: PixelSize?
  ) {
    self.table = table
    self.scale = scale ?? 1
    self.isYDown = isYDown
    if scale == nil, let size {
      self.size = size
      shiftX = 0
      shiftY = isYDown ? 0 : Double(size.height - 1)
      return
    }
    var low = (x: Double.infinity, y: Double.infinity)
    var high = (x: -Double.infinity, y: -Double.infinity)
    for frame in table.times.indices {
      for column in columns.indices {
        guard let point = table.position(column, frame) else { continue }
        let x = point.x * self.scale
        let y = point.y * self.scale * (isYDown ? 1 : -1)
        low = (min(low.x, x), min(low.y, y))
        high = (max(high.x, x), max(high.y, y))
      }
    }
    // Pixels with y down keep their places; everything else is moved into view.
    shiftX = scale == nil ? 0 : Self.margin - low.x
    shiftY = scale == nil && isYDown ? 0 : Self.margin - low.y
    self.size = PixelSize(
      width: Self.extent(high.x + shiftX), height: Self.extent(high.y + shiftY))
  }

  /// A point of a frame; nil where it lies too far away.
  func point(_ column: Int, _ frame: Int) -> PosePoint? {
    guard let position = table.position(column, frame) else { return .missing }
    return PosePoint(
      x: position.x * scale + shiftX, y: position.y * scale * (isYDown ? 1 : -1) + shiftY,
      confidence: 1)
  }

  private static func extent(_ last: Double) -> Int {
    Int(min(Double(1 << 20), max(1, (last + margin).rounded(.up))))
  }
}
