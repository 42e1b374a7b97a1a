package import Foundation
package import GaitModel

/// `poses.trc`: the cleaned points in the track format of OpenSim and Pose2Sim.
///
/// Points carry Pose2Sim's names (`RAnkle`, `LBigToe`, `Hip`), so that its models and scripts take
/// them. A single camera has no scale: X and Y are pixels and the header says `px`. X points right
/// and Y up from the lowest row of the picture (`Y = height - 1 - y`); Z is 0. The cells of a
/// missing point are empty.
package enum TRCWriter {
  /// Writes the points of a sequence.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(_ poses: PoseSequence, to url: URL) throws(FormatError) {
    let names = poses.skeleton.points.map { TRCPointNames.name(of: $0) }
    let bottom = Float(poses.imageSize.height - 1)
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
        "\(hertz)\t\(hertz)\t\(poses.count)\t\(names.count)\tpx\t\(hertz)\t1\t\(poses.count)\n")
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
          text.append(point.x, decimals: 3)
          text.append("\t")
          text.append(bottom - point.y, decimals: 3)
          text.append("\t0")
        }
        text.append("\n")
      }
    }
  }
}
