import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

/// Comparison with MediaPipe 0.10.21, stage by stage.
struct BlazePoseParityTests {
  static let stills = Fixture.shared("blazepose-parity/static_reference.json")
  static let stages = Fixture.shared("blazepose-parity/mediapipe_demo_stages.json")

  @Test(
    .enabled(if: stages != nil),
    arguments: [(CropPrecision.planes, Float(0.3)), (.roundedRGB, 0.05)])
  func `given MediaPipe's crop, the landmarks are MediaPipe's`(
    precision: CropPrecision, limit: Float
  ) throws {
    let frames = try MediaPipeFrame.read(#require(Self.stages))
    let landmarker = try BlazePoseLandmarker(
      BlazePoseSupport.networks(), colour: .bt601, precision: precision)
    var distances: [Float] = []
    var millimetres: [Float] = []
    var disagreements: [Int] = []
    var reading = BlazePoseReading()
    try BlazePoseSupport.forEachFrame(Fixture.sampleVideo) { index, frame in
      guard let rectangle = frames[index].rect_used else { return }
      let isSeen = try landmarker.read(
        frame, region: rectangle.region(in: frame.size), into: &reading)
      let expected = frames[index].unfiltered_landmarks
      if isSeen != (expected != nil) { disagreements.append(index) }
      guard isSeen, let expected, let world = frames[index].unfiltered_world_landmarks else {
        return
      }
      distances += MediaPipeFrame.distances(
        MediaPipeFrame.points(expected, in: frame.size), reading.points)
      millimetres += zip(MediaPipeFrame.world(world), reading.world).map {
        let step = $0.position - $1.position
        return (step * step).sum().squareRoot() * 1000
      }
    }
    let median = BlazePoseSupport.median(distances)
    let mean = distances.reduce(0, +) / Float(distances.count)
    print(
      "given crop, \(precision): median \(median) px, mean \(mean) px, world median "
        + "\(BlazePoseSupport.median(millimetres)) mm, \(distances.count) points")
    #expect(distances.count > 222 * 20)
    #expect(median <= limit)
    #expect(BlazePoseSupport.median(millimetres) <= (precision == .planes ? 5 : 0.5))
    #expect(disagreements.count <= 1, "\(disagreements)")
  }

  @Test(.enabled(if: stages != nil))
  func `forced to run, the detector gives MediaPipe's crop`() throws {
    let frames = try MediaPipeFrame.read(#require(Self.stages))
    let detector = try BlazePoseDetector(
      BlazePoseSupport.networks(), colour: .bt601, precision: .roundedRGB)
    var count = 0
    try BlazePoseSupport.forEachFrame(Fixture.sampleVideo) { index, frame in
      guard let expected = frames[index].rect_from_detection?.region(in: frame.size) else {
        return
      }
      let found = try #require(try detector.region(in: frame), "frame \(index)")
      count += 1
      #expect(abs(found.centerX - expected.centerX) < 0.05, "frame \(index)")
      #expect(abs(found.centerY - expected.centerY) < 0.05, "frame \(index)")
      #expect(abs(found.width - expected.width) < 0.1, "frame \(index)")
      #expect(abs(found.rotation - expected.rotation) < 1e-3, "frame \(index)")
    }
    #expect(count > 5)
  }

  @Test(.enabled(if: stages != nil))
  func `smoothing gives MediaPipe's smoothed landmarks, through losses too`() throws {
    let size = PixelSize(width: 1768, height: 994)
    var smoothing = BlazePoseSmoothing()
    var worst: (image: Float, world: Float, visibility: Float, region: Float) = (0, 0, 0, 0)
    for (index, stage) in try MediaPipeFrame.read(#require(Self.stages)).enumerated() {
      guard let raw = stage.unfiltered_landmarks, let smooth = stage.landmarks,
        let rawWorld = stage.unfiltered_world_landmarks, let world = stage.world_landmarks,
        let auxiliary = stage.unfiltered_auxiliary_landmarks,
        let next = stage.rect_from_landmarks?.region(in: size)
      else {
        smoothing.lose()
        continue
      }
      var reading = BlazePoseReading()
      reading.points = MediaPipeFrame.points(raw, in: size)
      reading.auxiliary = MediaPipeFrame.points(auxiliary, in: size)
      reading.world = MediaPipeFrame.world(rawWorld)
      smoothing.apply(
        to: &reading, time: Double(index + 1) * 0.033333, smoothsLandmarks: true)
      for (expected, found) in zip(MediaPipeFrame.points(smooth, in: size), reading.points) {
        let step = expected.position - found.position
        worst.image = max(worst.image, (step * step).sum().squareRoot())
        worst.visibility = max(worst.visibility, abs(expected.visibility - found.visibility))
      }
      for (expected, found) in zip(MediaPipeFrame.world(world), reading.world) {
        let step = expected.position - found.position
        worst.world = max(worst.world, (step * step).sum().squareRoot())
        worst.visibility = max(worst.visibility, abs(expected.visibility - found.visibility))
      }
      let region = BlazePoseRegion.around(reading.auxiliary)
      worst.region = max(
        worst.region, abs(region.centerX - next.centerX), abs(region.centerY - next.centerY),
        abs(region.width - next.width), 1000 * abs(region.rotation - next.rotation))
    }
    print("smoothing, largest differences: \(worst)")
    #expect(worst.image < 0.05)
    #expect(worst.world < 1e-4)
    #expect(worst.visibility < 1e-4)
    #expect(worst.region < 0.05)
  }

  @Test(.enabled(if: stages != nil))
  func `free-running through rounded RGB, the same frames have a pose`() throws {
    let frames = try MediaPipeFrame.read(#require(Self.stages))
    var options = BlazePoseOptions.mediaPipe
    options.precision = .roundedRGB
    let tracker = try BlazePoseTracker(BlazePoseSupport.networks(), options: options)
    var distances: [Float] = []
    var wasLost = true
    try BlazePoseSupport.forEachFrame(Fixture.sampleVideo) { index, frame in
      let result = try tracker.landmarks(in: frame)
      #expect((result == nil) == (frames[index].landmarks == nil), "frame \(index)")
      // The detector looks at the frame after a loss, and at no other.
      if let result { #expect(result.isDetected == wasLost, "frame \(index)") }
      wasLost = result == nil
      guard let result, let expected = frames[index].landmarks else { return }
      distances += MediaPipeFrame.distances(
        MediaPipeFrame.points(expected, in: frame.size), result.points)
    }
    let median = BlazePoseSupport.median(distances)
    print(
      "free-running, sample clip, roundedRGB: median \(median) px, "
        + "\(tracker.detectorRuns) detector runs")
    // The first frames amplify rounding in the last bit (Guides/blazepose.md).
    #expect(median <= 0.5)
    #expect(tracker.detectorRuns == 8)
  }

  @Test(.enabled(if: stills != nil))
  func `lossless stills with own detection give MediaPipe's landmarks`() throws {
    struct Reference: Decodable {
      struct Frame: Decodable {
        var file: String
        var detected: Bool
        var landmarks: [[Float]]?
      }
      var frames: [Frame]
    }
    let file = try #require(Self.stills)
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let tracker = try BlazePoseTracker(
      BlazePoseSupport.networks(),
      options: BlazePoseOptions(mode: .photo, colour: .bt601, precision: .roundedRGB))
    var distances: [Float] = []
    for still in reference.frames {
      let picture = file.deletingLastPathComponent().appending(path: still.file)
      let frame = try Photo(path: picture.path).frame
      let result = try tracker.landmarks(in: frame)
      #expect((result != nil) == still.detected, "\(still.file)")
      guard let result, let expected = still.landmarks else { continue }
      #expect(result.isDetected)
      distances += MediaPipeFrame.distances(
        MediaPipeFrame.points(expected, in: frame.size), result.points)
    }
    print("stills: median \(BlazePoseSupport.median(distances)) px, max \(distances.max() ?? 0) px")
    #expect(distances.count > 100)
    #expect(BlazePoseSupport.median(distances) <= 0.1)
  }
}
