import FootfallTestSupport
import Foundation
import GaitModel
import Media
import PoseEstimation
import Testing

/// Comparison with MediaPipe's own run on Pose2Sim's clip, made by Benchmarks/blazepose-parity.
struct BlazePoseBenchmarkTests {
  static let folder = Fixture.root.appending(path: ".deps/benchmarks")
  static let clip = folder.appending(path: "cam01.mp4")
  static let answers = folder.appending(path: "cam01-mediapipe.json")

  struct Answers: Decodable {
    var width: Int
    var height: Int
    var frames: [[[Float]]?]
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: answers.path)),
    arguments: [(CropPrecision.planes, Float(1)), (.roundedRGB, 0.5)])
  func `free-running and smoothed, Pose2Sim's clip gives MediaPipe's landmarks`(
    precision: CropPrecision, limit: Float
  ) throws {
    let answers = try JSONDecoder().decode(Answers.self, from: Data(contentsOf: Self.answers))
    let size = PixelSize(width: answers.width, height: answers.height)
    var options = BlazePoseOptions.mediaPipe
    options.precision = precision
    let tracker = try BlazePoseTracker(BlazePoseSupport.networks(), options: options)
    var distances: [Float] = []
    var count = 0
    try BlazePoseSupport.forEachFrame(Self.clip) { index, frame in
      #expect(frame.size == size)
      let found = try #require(try tracker.landmarks(in: frame), "frame \(index)")
      let expected = try #require(answers.frames[index])
      distances += MediaPipeFrame.distances(
        MediaPipeFrame.points(expected, in: size), found.points)
      count += 1
    }
    let median = BlazePoseSupport.median(distances)
    let mean = distances.reduce(0, +) / Float(distances.count)
    print("cam01, free-running, \(precision): median \(median) px, mean \(mean) px")
    #expect(count == answers.frames.count)
    #expect(median <= limit)
  }
}
