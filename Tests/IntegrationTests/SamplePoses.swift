import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel

/// Poses of a synthetic runner as a file: a quick input that runs through everything but video.
enum SamplePoses {
  static func write(to file: URL) throws {
    var gait = SyntheticGait(.running)
    gait.duration = 6
    try PosesFile(source: nil, person: 1, poses: gait.clip().sequence).write(to: file)
  }
}

extension SamplePoses {
  /// Poses of somebody who stands: no gait.
  static func writeStanding(to file: URL) throws {
    var gait = SyntheticGait(.running)
    gait.duration = 6
    let runner = gait.clip().sequence
    var standing = PoseSequence(skeleton: runner.skeleton, imageSize: runner.imageSize)
    for time in runner.times { try standing.append(runner[0], at: time) }
    try PosesFile(source: nil, person: 1, poses: standing).write(to: file)
  }
}
