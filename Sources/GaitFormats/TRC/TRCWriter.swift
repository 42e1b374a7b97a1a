package import Foundation
package import GaitModel

/// `poses.trc`: the cleaned points in the track format of OpenSim and Pose2Sim.
///
/// Points carry Pose2Sim's names (`RAnkle`, `LBigToe`, `Hip`), so that its models and scripts take
/// them. X points right and Y up from the lowest row of the picture (`Y = height - 1 - y`); Z is 0.
/// Where the scale of the picture is known the unit is `m`, with six decimals; else it is `px`, with
/// three. The cells of a missing point are empty.
package enum TRCWriter {
  /// Writes the points of a sequence, in metres where there is a scale.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(
    _ poses: PoseSequence, scale: PictureScale? = nil, to url: URL
  ) throws(FormatError) {
    let names = poses.skeleton.points.map { TRCPointNames.name(of: $0) }
    let bottom = Double(poses.imageSize.height - 1)
    let factor = scale?.metresPerPixel ?? 1
    let decimals = scale == nil ? 3 : 6
    let unit = scale == nil ? "px" : "m"
    try TextFile.write(to: url) { text in
      text.append("PathFileType\t4\t(X/Y/Z)\t")
      text.append(cell: url.lastPathComponent)
      text.append("\n")
      text.append(
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
          + "\tOrigNumFrames\n")
      var rate = TextBuffer()
      rate.append(poses.frameRate ?? 0, decimals: 6)
      let hertz = String(decoding: rate.bytes, as: UTF8.self)
      text.append(
        "\(hertz)\t\(hertz)\t\(poses.count)\t\(names.count)\t\(unit)\t\(hertz)\t1\t\(poses.count)\n"
      )
      text.append("Frame#\tTime")
      for (index, name) in names.enumerated() {
        text.append(index == 0 ? "\t" : "\t\t\t")
        text.append(cell: name)
      }
      text.append("\t\t\n\t")
      for number in names.indices.map({ $0 + 1 }) {
        text.append("\tX\(number)\tY\(number)\tZ\(number)")
      }
      text.append("\n")
      for frame in 0..<poses.count {
        text.append(frame + 1)
        text.append("\t")
        text.append(poses.times[frame], decimals: 6)
        for point in poses[frame] {
          guard point.x.isFinite, point.y.isFinite else {
            text.append("\t\t\t")
            continue
          }
          text.append("\t")
          text.append(Double(point.x) * factor, decimals: decimals)
          text.append("\t")
          text.append((bottom - Double(point.y)) * factor, decimals: decimals)
          text.append("\t0")
        }
        text.append("\n")
      }
    }
  }
}
