/// How wide edges are along a row of pixels: one or two pixels where a picture is sharp, many where
/// it is out of focus, moved during the exposure, or compressed hard.
///
/// The width of an edge is its height (from the darkest to the lightest pixel of an unbroken rise
/// or fall) over its greatest slope: for a straight ramp its length. After Marziliano 2004
/// (doi:10.1016/j.image.2003.08.003), who measures from extremum to extremum; the slope in place of
/// that is not lengthened by the slow ends of an edge.
package enum EdgeWidth {
  /// The least height of an edge that counts, grey steps of 255: less is noise or shading.
  package static let leastHeight = 40

  /// The widths of all edges of a row, pixels.
  package static func widths(along row: [UInt8]) -> [Double] {
    var widths: [Double] = []
    var start = 0
    while start + 1 < row.count {
      let isRise = row[start + 1] > row[start]
      var end = start
      var steepest = 0
      while end + 1 < row.count, row[end + 1] != row[end], (row[end + 1] > row[end]) == isRise {
        steepest = max(steepest, abs(Int(row[end + 1]) - Int(row[end])))
        end += 1
      }
      let height = abs(Int(row[end]) - Int(row[start]))
      if height >= leastHeight { widths.append(Double(height) / Double(steepest)) }
      start = max(end, start + 1)
    }
    return widths
  }
}
