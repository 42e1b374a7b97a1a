package import Foundation
package import GaitModel

/// `frames.csv`: one row a frame with its time, every cleaned point and every angle (RFC 4180:
/// comma, CRLF, one header row).
///
/// Columns: `time` (seconds); for each point `<point>_x`, `<point>_y` (pixels, y down) and
/// `<point>_origin` (`measured`, `filled` or `missing`); then each angle under its id (degrees).
/// What is missing is an empty cell.
package enum FramesCSV {
  /// Writes the table of a recording.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(_ recording: GaitRecording, to url: URL) throws(FormatError) {
    let poses = recording.cleaned
    let pointCount = poses.skeleton.points.count
    try TextFile.write(to: url) { text in
      text.append("time")
      for point in poses.skeleton.points {
        for column in ["x", "y", "origin"] {
          text.append(",")
          text.append(csv: point.rawValue + "_" + column)
        }
      }
      for angle in recording.angles {
        text.append(",")
        text.append(csv: angle.definition.id)
      }
      text.append("\r\n")
      for frame in 0..<poses.count {
        text.append(poses.times[frame], decimals: 6)
        for index in 0..<pointCount {
          let origin = recording.origins[frame * pointCount + index]
          text.append(poses[frame, index], origin)
        }
        for angle in recording.angles {
          text.append(UInt8(ascii: ","))
          let value = angle.values[frame]
          if value.isFinite { text.append(value, decimals: 4) }
        }
        text.append("\r\n")
      }
    }
  }
}

extension TextBuffer {
  fileprivate mutating func append(_ point: PosePoint, _ origin: SampleOrigin) {
    append(UInt8(ascii: ","))
    guard origin != .missing, point.x.isFinite, point.y.isFinite else {
      append(",,missing")
      return
    }
    append(point.x, decimals: 3)
    append(UInt8(ascii: ","))
    append(point.y, decimals: 3)
    append(origin == .filled ? ",filled" : ",measured")
  }
}
