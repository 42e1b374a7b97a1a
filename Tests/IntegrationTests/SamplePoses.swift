import FootfallTestSupport
import Foundation
import GaitFormats

/// Poses of a synthetic runner as a file: a quick input that runs through everything but video.
enum SamplePoses {
  static func write(to file: URL) throws {
    var gait = SyntheticGait(.running)
    gait.duration = 6
    try PosesFile(source: nil, person: 1, poses: gait.clip().sequence).write(to: file)
  }
}
