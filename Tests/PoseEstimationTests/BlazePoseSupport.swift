import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation

/// What the tests of BlazePose share: the networks, and MediaPipe's answers.
enum BlazePoseSupport {
  private static let exact = Result { try load(.f32) }
  private static let fast = Result { try load(.bf16) }

  /// The built-in networks, compiled once for all tests.
  static func networks(precision: InferenceOptions.Precision = .f32) throws -> BlazePoseNetworks {
    try (precision == .f32 ? exact : fast).get()
  }

  private static func load(_ precision: InferenceOptions.Precision) throws -> BlazePoseNetworks {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("blazepose")
    return try BlazePoseNetworks(
      landmarks: model, detector: catalogue.detector(for: model), engine: InferenceEngine(),
      options: InferenceOptions(precision: precision, threads: 1))
  }

  /// The frames of a clip.
  static func forEachFrame(_ video: URL, _ body: (Int, VideoFrame) throws -> Void) throws {
    let queue = FrameQueue(try VideoReader(path: video.path))
    var index = 0
    while let frame = try queue.next() {
      try body(index, frame)
      index += 1
    }
  }

  static func median(_ values: [Float]) -> Float {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }
}

/// MediaPipe's internal streams for one frame, lengths as parts of the picture's size.
struct MediaPipeFrame: Decodable {
  struct Rectangle: Decodable {
    var x_center: Float
    var y_center: Float
    var width: Float
    var height: Float
    var rotation: Float

    func region(in size: PixelSize) -> CropRegion {
      CropRegion(
        centerX: x_center * Float(size.width), centerY: y_center * Float(size.height),
        width: width * Float(size.width), height: height * Float(size.height),
        rotation: rotation)
    }
  }

  var frame: Int
  var landmarks: [[Float]]?
  var world_landmarks: [[Float]]?
  var unfiltered_landmarks: [[Float]]?
  var unfiltered_world_landmarks: [[Float]]?
  var auxiliary_landmarks: [[Float]]?
  var unfiltered_auxiliary_landmarks: [[Float]]?
  var rect_used: Rectangle?
  var rect_from_detection: Rectangle?
  var rect_from_landmarks: Rectangle?

  /// The frames of a file of stages.
  static func read(_ file: URL) throws -> [MediaPipeFrame] {
    struct Stages: Decodable { var frames: [MediaPipeFrame] }
    return try JSONDecoder().decode(Stages.self, from: Data(contentsOf: file)).frames
  }

  /// Points in pixels from MediaPipe's normalised landmarks (z in the scale of x).
  static func points(_ normalised: [[Float]], in size: PixelSize) -> [BlazePosePoint] {
    normalised.map {
      BlazePosePoint(
        position: SIMD3(
          $0[0] * Float(size.width), $0[1] * Float(size.height), $0[2] * Float(size.width)),
        visibility: $0[3], presence: 0)
    }
  }

  /// Points in metres from MediaPipe's world landmarks.
  static func world(_ metres: [[Float]]) -> [BlazePosePoint] {
    metres.map {
      BlazePosePoint(position: SIMD3($0[0], $0[1], $0[2]), visibility: $0[3], presence: 0)
    }
  }

  /// Distances in the picture between two lists of points, for those that are seen in the first.
  static func distances(_ expected: [BlazePosePoint], _ found: [BlazePosePoint]) -> [Float] {
    zip(expected, found).filter { $0.0.visibility > 0.5 }.map {
      let step = $0.position - $1.position
      return (step.x * step.x + step.y * step.y).squareRoot()
    }
  }
}
