import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

struct BlazePoseTrackerTests {
  /// MediaPipe's stages for some frames of the sample clip.
  func reference() throws -> [MediaPipeFrame] {
    try MediaPipeFrame.read(Fixture.url("mediapipe-stages.json"))
  }

  @Test(arguments: [(CropPrecision.planes, Float(0.3)), (.roundedRGB, 0.05)])
  func `given MediaPipe's crop, landmarks of some frames are MediaPipe's`(
    precision: CropPrecision, limit: Float
  ) throws {
    let reference = try reference()
    let landmarker = try BlazePoseLandmarker(
      BlazePoseSupport.networks(), colour: .bt601, precision: precision)
    var distances: [Float] = []
    var reading = BlazePoseReading()
    let queue = FrameQueue(try VideoReader(path: Fixture.sampleVideo.path))
    for index in 0...(reference.last?.frame ?? 0) {
      let frame = try #require(try queue.next())
      guard let stage = reference.first(where: { $0.frame == index }),
        let region = stage.rect_used?.region(in: frame.size),
        let expected = stage.unfiltered_landmarks
      else { continue }
      #expect(try landmarker.read(frame, region: region, into: &reading))
      distances += MediaPipeFrame.distances(
        MediaPipeFrame.points(expected, in: frame.size), reading.points)
    }
    #expect(distances.count > 5 * 15)
    #expect(BlazePoseSupport.median(distances) <= limit)
  }

  @Test func `smoothing of four frames is MediaPipe's`() throws {
    let size = PixelSize(width: 1768, height: 994)
    var smoothing = BlazePoseSmoothing()
    for stage in try reference().prefix(4) {
      var reading = BlazePoseReading()
      reading.points = MediaPipeFrame.points(try #require(stage.unfiltered_landmarks), in: size)
      reading.world = MediaPipeFrame.world(try #require(stage.unfiltered_world_landmarks))
      reading.auxiliary = MediaPipeFrame.points(
        try #require(stage.unfiltered_auxiliary_landmarks), in: size)
      smoothing.apply(
        to: &reading, time: Double(stage.frame + 1) * 0.033333, smoothsLandmarks: true)
      let points = MediaPipeFrame.points(try #require(stage.landmarks), in: size)
      let world = MediaPipeFrame.world(try #require(stage.world_landmarks))
      for (expected, found) in zip(points + world, reading.points + reading.world) {
        let step = expected.position - found.position
        #expect((step * step).sum().squareRoot() < 0.01, "frame \(stage.frame)")
      }
    }
  }

  @Test func `the tracker follows one person and calls the detector once`() throws {
    let tracker = try BlazePoseTracker(BlazePoseSupport.networks())
    #expect(tracker.skeleton == .blazePose33)
    let queue = FrameQueue(try VideoReader(path: Fixture.sampleVideo.path, range: 2..<3))
    var frames = 0
    while let frame = try queue.next() {
      frames += 1
      let people = try tracker.process(frame)
      #expect(people.map(\.person) == [1])
      let points = try #require(people.first?.points)
      #expect(points.count == 33)
      let box = try #require(people.first?.box)
      #expect(box.width > 20 && box.height > 100)
      for point in points where point.confidence >= 0.5 {
        #expect(box.minX <= Double(point.x) && Double(point.x) <= box.maxX)
      }
    }
    #expect(frames == 30)
    #expect(tracker.detectorRuns == 1)
  }

  @Test func `the same clip gives the same landmarks`() throws {
    let networks = try BlazePoseSupport.networks()
    func run() throws -> [BlazePoseResult?] {
      let tracker = try BlazePoseTracker(networks)
      let queue = FrameQueue(try VideoReader(path: Fixture.sampleVideo.path, range: 0..<0.5))
      var results: [BlazePoseResult?] = []
      while let frame = try queue.next() { results.append(try tracker.landmarks(in: frame)) }
      return results
    }
    #expect(try run() == run())
  }

  @Test func `true times and MediaPipe's clock differ where the clip does not run at 30 a second`()
    throws
  {
    // On a clip of 30 frames a second both clocks tick alike, up to a microsecond.
    let networks = try BlazePoseSupport.networks()
    func last(_ clock: BlazePoseOptions.Clock) throws -> BlazePoseResult {
      let tracker = try BlazePoseTracker(networks, options: BlazePoseOptions(clock: clock))
      let queue = FrameQueue(try VideoReader(path: Fixture.sampleVideo.path, range: 2..<2.3))
      var result: BlazePoseResult?
      while let frame = try queue.next() { result = try tracker.landmarks(in: frame) }
      return try #require(result)
    }
    let presentation = try last(.presentation)
    let compatible = try last(.fixed(step: 0.033333))
    let slow = try last(.fixed(step: 0.0033333))
    func distance(_ other: BlazePoseResult) -> Float {
      BlazePoseSupport.median(MediaPipeFrame.distances(presentation.points, other.points))
    }
    #expect(distance(compatible) < 0.01)
    #expect(distance(slow) > 0.1)
  }

  @Test func `the fast setting drifts by less than a pixel`() throws {
    guard try InferenceEngine().capabilities.hasBF16 else { return }
    let networks = try BlazePoseSupport.networks(precision: .bf16)
    #expect(networks.precision == "bf16")
    let exact = try BlazePoseTracker(BlazePoseSupport.networks())
    let fast = try BlazePoseLandmarker(networks, colour: .tagged, precision: .planes)
    var reading = BlazePoseReading()
    var pixels: [Float] = []
    var metres: [Float] = []
    try BlazePoseSupport.forEachFrame(Fixture.sampleVideo) { _, frame in
      guard let result = try exact.landmarks(in: frame),
        try fast.read(frame, region: result.region, into: &reading)
      else { return }
      pixels += MediaPipeFrame.distances(result.raw.points, reading.points)
      metres += MediaPipeFrame.distances(result.raw.world, reading.world)
    }
    let median = (BlazePoseSupport.median(pixels), BlazePoseSupport.median(metres))
    print("fast setting, given crop: median \(median.0) px, world \(median.1 * 1000) mm")
    #expect(median.0 > 0 && median.0 < 1)
    #expect(median.1 < 0.015)
  }

  @Test(arguments: ["rtmpose-s-halpe26.onnx", "blazepose-detector.tflite"])
  func `a network of another family is refused`(file: String) throws {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    var model = try catalogue.model("blazepose")
    let detector = try catalogue.detector(for: model)
    model.file = Fixture.models.appending(path: file)
    #expect {
      _ = try BlazePoseLandmarker(
        BlazePoseNetworks(landmarks: model, detector: detector, engine: InferenceEngine()),
        colour: .tagged, precision: .planes)
    } throws: {
      switch $0 as? InferenceError {
      case .unusableNetwork(let path, _), .unexpectedShape(let path, _):
        path.contains(model.file.deletingPathExtension().lastPathComponent)
      default: false
      }
    }
  }

  @Test(
    arguments: [
      // Where the person is found again after a number of seconds, in crops; and the size.
      (0.4, 0.03, 1.0, 1), (0.7, 0.03, 1.0, 2), (0.7, 0.2, 1.0, 1), (0.1, 0.03, 2.5, 2),
      (0.1, 0.03, 0.4, 2), (0.1, 5.0, 0.8, 1),
    ])
  func `a person found near the last place keeps the number`(
    step: Double, seconds: Double, size: Double, expected: Int
  ) {
    var identity = BlazePoseIdentity()
    var region = CropRegion(centerX: 500, centerY: 300, width: 200, height: 200)
    #expect(identity.number(for: region, time: 1) == 1)
    region.centerX += Float(step) * 200
    region.width *= Float(size)
    region.height = region.width
    #expect(identity.number(for: region, time: 1 + seconds) == expected)
  }

  @Test func `the benchmark counts frames, poses and detector runs`() throws {
    let tracker = try BlazePoseTracker(BlazePoseSupport.networks())
    let run = try TrackingBenchmark.run(tracker, on: Fixture.sampleVideo)
    #expect(run.frames == 230)
    #expect(run.posedFrames > 200 && run.posedFrames < 230)
    #expect(run.detectorRuns == tracker.detectorRuns && run.detectorRuns > 0)
    #expect(run.seconds > 0)
  }
}
