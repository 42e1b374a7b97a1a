import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

/// Networks other than RTMPose: one that finds a bright and a dark spot.
@Suite struct SimCCNetworkTests {
  let engine: InferenceEngine
  let photo: Photo

  init() throws {
    engine = try InferenceEngine()
    photo = try Photo(path: Fixture.url("spots.png").path)
  }

  func spots() throws -> Model {
    try ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
      .model(Fixture.url("spots.json").path)
  }

  @Test(arguments: [1, 2, 4])
  func anyNetworkWithACardWorks(threads: Int) throws {
    let network = try SimCCNetwork(
      spots(), engine: engine, options: InferenceOptions(threads: threads))
    #expect(network.skeleton.points == ["bright", "dark"])
    // A bin is 2.5 pixels, so that coordinates lie between bins.
    let box = Box(minX: 41, minY: 0, maxX: 141, maxY: 150)
    let points = try network.pose(in: box, of: photo.frame)
    #expect(abs(points[0].x - 120) < 0.2 && abs(points[0].y - 60) < 0.2)
    #expect(abs(points[1].x - 60.5) < 0.2 && abs(points[1].y - 99.5) < 0.2)
    #expect(points.allSatisfy { (0.4...0.5).contains($0.confidence) })
  }

  @Test func workBegunAheadIsWhatIsAskedForLater() throws {
    let network = try SimCCNetwork(
      spots(), engine: engine, options: InferenceOptions(threads: 2))
    let boxes = [0.0, 3, 6, 9].map { Box(minX: 35 + $0, minY: 0, maxX: 135 + $0, maxY: 150) }
    let expected = try boxes.map { try network.pose(in: $0, of: photo.frame) }
    for box in boxes { try network.begin(in: box, of: photo.frame) }
    // The two oldest were given up for the two newest: all the same they are computed.
    for (box, points) in zip(boxes, expected).reversed() {
      #expect(try network.pose(in: box, of: photo.frame) == points)
    }
  }

  @Test func aCardThatDoesNotFitIsRefused() throws {
    var model = try spots()
    model.card.simccSplit = 2
    #expect(throws: InferenceError.self) {
      try SimCCNetwork(model, engine: engine, options: InferenceOptions(threads: 1))
    }
    model = try spots()
    model.card.skeleton = .coco17
    #expect(throws: InferenceError.self) {
      try SimCCNetwork(model, engine: engine, options: InferenceOptions(threads: 1))
    }
  }

  @Test func aPhotoWithoutPeopleHasNobody() throws {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    for name in ["rtmpose-s", "blazepose"] {
      let model = try catalogue.model(name)
      let estimator = try PoseEstimator(
        model: model, detector: try catalogue.detector(for: model), engine: engine,
        options: InferenceOptions(threads: 2, cacheFolder: InferenceCache.standardFolder()))
      let estimate = try estimator.estimate(photo: photo.frame, source: photo.source)
      #expect(estimate.people.isEmpty && estimate.sequence.count == 0)
      #expect(estimate.analysedPerson == nil)
      #expect(throws: PoseEstimationError.self) {
        try estimator.estimate(photo: photo.frame, source: photo.source, person: 1)
      }
    }
    let detector = try catalogue.model("yolox-tiny")
    #expect(throws: PoseEstimationError.givesNoPoses(model: "yolox-tiny")) {
      try PoseEstimator(model: detector, detector: detector, engine: engine)
    }
  }

  @Test func aClipWithoutPeopleHasNobody() throws {
    let clip = FileManager.default.temporaryDirectory
      .appending(path: "footfall-\(UUID().uuidString).mp4")
    defer { try? FileManager.default.removeItem(at: clip) }
    let writer = try VideoWriter(path: clip.path, frameRate: 30)
    for _ in 0..<20 { try writer.append(Canvas(photo.frame)) }
    try writer.finish()
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("rtmpose-s")
    let estimator = try PoseEstimator(
      model: model, detector: try catalogue.detector(for: model), engine: engine,
      options: InferenceOptions(threads: 2, cacheFolder: InferenceCache.standardFolder()))
    let estimate = try estimator.estimate(video: clip)
    #expect(estimate.people.isEmpty && estimate.sequence.count == 0)
    #expect(estimate.analysedPerson == nil && estimate.secondPassFrames == 0)
    #expect(estimate.source.frameCount == 20)
  }
}
