package import GaitModel

extension Canvas {
  /// Replaces a part of the picture by a coarse mosaic, for which there is no way back: every tile
  /// takes the mean colour of what it covers, rounded to one of 16 levels a channel, and nothing
  /// else of the part is kept.
  ///
  /// - Parameters:
  ///   - region: the part, in pixels of the frame; what lies outside of the picture is cut.
  ///   - tiles: tiles across the longer side of the region.
  package mutating func mosaic(_ region: Box, tiles: Int) {
    guard (region.minX + region.minY + region.maxX + region.maxY).isFinite, tiles > 0 else {
      return
    }
    // Even numbers, so that every plane covers the same part.
    func span(_ from: Double, _ to: Double, _ limit: Int) -> Range<Int> {
      let low = min(max((from * Double(scale)).rounded(.down), 0), Double(limit))
      let high = min(max((to * Double(scale)).rounded(.up), low), Double(limit))
      return (Int(low) & ~1)..<min((Int(high) + 1) & ~1, limit)
    }
    let columns = span(region.minX, region.maxX, buffer.width)
    let rows = span(region.minY, region.maxY, buffer.height)
    let longer = max(columns.count, rows.count)
    let side = max(2, ((longer + tiles - 1) / tiles + 1) & ~1)
    for top in stride(from: rows.lowerBound, to: rows.upperBound, by: side) {
      for left in stride(from: columns.lowerBound, to: columns.upperBound, by: side) {
        let right = min(left + side, columns.upperBound)
        let bottom = min(top + side, rows.upperBound)
        for plane in 0..<3 {
          let half = plane == 0 ? 0 : 1
          average(
            plane, left >> half..<max(right >> half, (left >> half) + 1),
            top >> half..<max(bottom >> half, (top >> half) + 1))
        }
      }
    }
  }

  /// Fills a tile of a plane with its rounded mean.
  private func average(_ index: Int, _ columns: Range<Int>, _ rows: Range<Int>) {
    guard let plane = buffer.plane(index) else { return }
    var sum = 0
    for row in rows {
      let line = plane.data + row * plane.stride
      for column in columns { sum += Int(line[column]) }
    }
    let mean = sum / max(columns.count * rows.count, 1)
    let level = UInt8(min(255, mean / 16 * 16 + 8))
    for row in rows {
      let line = plane.data + row * plane.stride
      for column in columns { line[column] = level }
    }
  }
}
