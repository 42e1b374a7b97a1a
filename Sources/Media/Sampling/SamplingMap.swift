import Foundation
import GaitModel

/// The affine map from a pixel (i, j) of a crop to the place in the stored picture where it is
/// read: (x, y) = origin + i * column + j * row.
struct SamplingMap {
  var originX: Double
  var originY: Double
  var columnX: Double
  var columnY: Double
  var rowX: Double
  var rowY: Double

  /// The map into the upright picture: corner to corner, as `CropRegion` says. Nil where the region
  /// is not finite or lies so far away that nothing of the picture can be in it.
  init?(_ region: CropRegion, _ format: CropFormat) {
    let angle = Double(region.rotation)
    guard angle.isFinite else { return nil }
    let (u, v) = (cos(angle), sin(angle))
    let (width, height) = (Double(region.width), Double(region.height))
    columnX = u * width / Double(format.width)
    columnY = v * width / Double(format.width)
    rowX = -v * height / Double(format.height)
    rowY = u * height / Double(format.height)
    originX = Double(region.centerX) - 0.5 * (u * width - v * height)
    originY = Double(region.centerY) - 0.5 * (v * width + u * height)
    // Beyond this the fixed-point arithmetic of the samplers could overflow.
    let limit = 1e9
    guard abs(originX) < limit, abs(originY) < limit, abs(width) < limit, abs(height) < limit else {
      return nil
    }
  }

  /// The same map into the stored picture.
  func oriented(_ o: Orientation, stored: PixelSize) -> SamplingMap {
    let shift = o.shift(stored: stored)
    func turned(_ x: Double, _ y: Double) -> (Double, Double) {
      (Double(o.a) * x + Double(o.b) * y, Double(o.c) * x + Double(o.d) * y)
    }
    var map = self
    (map.columnX, map.columnY) = turned(columnX, columnY)
    (map.rowX, map.rowY) = turned(rowX, rowY)
    (map.originX, map.originY) = turned(originX, originY)
    map.originX += Double(shift.x)
    map.originY += Double(shift.y)
    return map
  }
}
