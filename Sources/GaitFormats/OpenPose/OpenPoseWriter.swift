package import Foundation
package import GaitModel

/// `openpose/`: one file a frame in OpenPose's form, with its 25 points (BODY_25).
///
/// `run_000000000012_keypoints.json` is the twelfth tick of the frame rate after the first frame;
/// a frame in which nobody was seen has no people. Points that the skeleton lacks or that were not
/// seen are three zeros, as OpenPose writes them.
package enum OpenPoseWriter {
  /// Writes the files of a person into a folder that is there; `name` begins their names.
  ///
  /// Another skeleton is converted by the names of its points. Without the number of a person the
  /// files say -1: nobody was followed.
  ///
  /// - Throws: `FormatError` if a file cannot be written.
  package static func write(
    _ poses: PoseSequence, person: Int?, name: String, into folder: URL
  ) throws(FormatError) {
    guard let clock = EvenClock(poses.times) else {
      throw FormatError(
        file: folder.lastPathComponent,
        problem: "the times of the frames lie too far apart; analyse a shorter part")
    }
    let body = SkeletonConversion(from: poses.skeleton, to: .openPoseBody25).convert(poses)
    let stem = String(name.map { $0 == "/" ? "_" : $0 })
    for frame in 0..<body.count {
      guard let tick = clock.ticks[frame] else { continue }
      let digits = String(tick)
      let number = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
      try TextFile.write(to: folder.appending(path: "\(stem)_\(number)_keypoints.json")) { text in
        text.append("{\"version\":1.3,\"people\":[")
        let points = body[frame]
        if points.contains(where: { !$0.isMissing }) {
          text.append("{\"person_id\":[\(person ?? -1)],\"pose_keypoints_2d\":[")
          for (index, point) in points.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(openPose: point)
          }
          text.append("]")
          for part in [
            "face_keypoints_2d", "hand_left_keypoints_2d", "hand_right_keypoints_2d",
            "pose_keypoints_3d", "face_keypoints_3d", "hand_left_keypoints_3d",
            "hand_right_keypoints_3d",
          ] {
            text.append(",\"\(part)\":[]")
          }
          text.append("}")
        }
        text.append("]}\n")
      }
    }
  }
}

extension TextBuffer {
  /// A point as three numbers.
  fileprivate mutating func append(openPose point: PosePoint) {
    guard !point.isMissing, point.y.isFinite, point.confidence > 0 else {
      append("0,0,0")
      return
    }
    append(point.x, decimals: 3)
    append(UInt8(ascii: ","))
    append(point.y, decimals: 3)
    append(UInt8(ascii: ","))
    append(point.confidence, decimals: 4)
  }
}
