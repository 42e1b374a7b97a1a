package import Foundation
package import GaitModel

/// `angles.mot`: the angles of a recording in OpenSim's motion format, in degrees.
///
/// One row a frame; the columns are `time` (seconds) and the angles under their ids. A missing
/// value is `NaN`, which OpenSim and pandas read as such.
package enum MOTWriter {
  /// Writes angles; every series has one value for each of the times (seconds).
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(
    _ angles: [AngleSeries], times: [Double], to url: URL
  ) throws(FormatError) {
    try TextFile.write(to: url) { text in
      text.append("Coordinates\nversion=1\n")
      text.append("nRows=\(times.count)\nnColumns=\(angles.count + 1)\ninDegrees=yes\n\n")
      text.append("Time is in seconds, angles are in degrees; NaN stands for a missing value.\n")
      text.append("\nendheader\n")
      text.append("time")
      for angle in angles {
        text.append(UInt8(ascii: "\t"))
        text.append(cell: angle.definition.id)
      }
      text.append("\n")
      for (frame, time) in times.enumerated() {
        text.append(time, decimals: 6)
        for angle in angles {
          text.append(UInt8(ascii: "\t"))
          let value = angle.values[frame]
          if value.isFinite { text.append(value, decimals: 6) } else { text.append("NaN") }
        }
        text.append("\n")
      }
    }
  }
}
