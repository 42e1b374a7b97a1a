import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

/// The sample clip: a man on a block does jumping jacks, then a somersault, and leaves; from 1.2 s
/// on a woman walks from right to left and leaves at 6.9 s.
@Suite(
  .serialized, .enabled(if: FileManager.default.fileExists(atPath: Fixture.sampleVideo.path)))
struct SampleClipTests {
  func makeEstimator(_ name: String = "rtmpose-s") throws -> PoseEstimator {
    let catalogue = ModelCatalogue(
      folder: Fixture.models, cacheFolder: InferenceCache.standardFolder())
    let model = try catalogue.model(name)
    return try PoseEstimator(
      model: model, detector: try catalogue.detector(for: model), engine: InferenceEngine(),
      options: InferenceOptions(threads: 2, cacheFolder: InferenceCache.standardFolder()))
  }

  @Test func theWomanWhoWalksIsChosenAndPosedInEachFrame() throws {
    var last: PoseProgress?
    let estimate = try makeEstimator().estimate(
      video: Fixture.sampleVideo, progress: { last = $0 })
    #expect(last?.pass == (estimate.secondPassFrames > 0 ? 2 : 1))
    #expect(estimate.source.frameCount == 230)
    #expect(estimate.people.count >= 2)
    let woman = try #require(estimate.people.first { $0.isAnalysed })
    #expect(woman.id == estimate.analysedPerson)
    #expect((0.8...1.6).contains(woman.firstTime) && (6.3...7.1).contains(woman.lastTime))
    #expect((420...520).contains(woman.height))
    #expect(estimate.sequence.count >= 150)
    #expect(woman.frameCount >= estimate.sequence.count - 3)
    // From right to left, at an even pace.
    let hips = (0..<estimate.sequence.count).compactMap {
      estimate.sequence.point(.midHip, at: $0)?.x
    }
    let steps = zip(hips.dropFirst(), hips).map { $0 - $1 }
    let (first, end) = (try #require(hips.first), try #require(hips.last))
    #expect(first > 1500 && end < 250)
    #expect(steps.count { $0 < 15 && $0 > -30 } >= steps.count * 98 / 100)
    let man = try #require(estimate.people.first)
    #expect(man.firstTime == 0 && man.lastTime > 3.5 && !man.isAnalysed)
  }

  @Test func thePersonWhomTheUserNamesIsAnalysed() throws {
    let estimate = try makeEstimator().estimate(
      video: Fixture.sampleVideo, PoseEstimator.Request(person: 1, range: 0..<3))
    #expect(estimate.analysedPerson == 1)
    #expect(estimate.sequence.times.first == 0)
    #expect(estimate.sequence.times.allSatisfy { $0 < 3 })
    let hips = (0..<estimate.sequence.count).compactMap {
      estimate.sequence.point(.midHip, at: $0)
    }
    #expect(hips.count >= 85)
    #expect(hips.allSatisfy { (300...900).contains($0.x) && $0.y < 450 })
  }

  @Test func aNumberThatNobodyHasIsRefused() throws {
    #expect(throws: PoseEstimationError.noSuchPerson(number: 7, found: 1)) {
      try makeEstimator().estimate(
        video: Fixture.sampleVideo, PoseEstimator.Request(person: 7, range: 0..<0.4))
    }
    #expect(throws: PoseEstimationError.followsOnePerson(model: "blazepose", number: 9)) {
      try makeEstimator("blazepose").estimate(
        video: Fixture.sampleVideo, PoseEstimator.Request(person: 9, range: 0..<0.4))
    }
  }

  @Test func aCallerMayStop() throws {
    var asked = 0
    #expect(throws: PoseEstimationError.cancelled) {
      try makeEstimator().estimate(
        video: Fixture.sampleVideo,
        isCancelled: {
          asked += 1
          return asked > 5
        })
    }
    #expect(asked == 6)
  }

  @Test func blazePoseGoesThroughTheSameDoor() throws {
    let estimate = try makeEstimator("blazepose").estimate(
      video: Fixture.sampleVideo, PoseEstimator.Request(range: 0..<2))
    #expect(estimate.skeleton == .blazePose33)
    #expect(estimate.sequence.count > 30)
    #expect(estimate.people.first?.isAnalysed == true)
    #expect(estimate.secondPassFrames == 0)
  }

  @Test func workAheadChangesNothing() throws {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("rtmpose-s")
    let tracker = try PersonTracker(
      model, detector: try catalogue.detector(for: model), engine: InferenceEngine(),
      options: InferenceOptions(threads: 2, cacheFolder: InferenceCache.standardFolder()))
    var passes: [[[PersonPose]]] = []
    for isAhead in [true, false] {
      tracker.restart()
      let reader = try VideoReader(path: Fixture.sampleVideo.path, range: 1..<3)
      var poses: [[PersonPose]] = []
      var next = try reader.next()
      while let frame = next {
        next = try reader.next()
        poses.append(try tracker.process(frame, next: isAhead ? next : nil))
      }
      passes.append(poses)
    }
    #expect(passes[0].count == 60)
    #expect(passes[0] == passes[1])
  }

  @Test func theDetectorFindsBothPeople() throws {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("rtmpose-s")
    let engine = try InferenceEngine()
    let options = InferenceOptions(
      threads: 2, cacheFolder: InferenceCache.standardFolder())
    let detector = try YOLOXDetector(
      try catalogue.detector(for: model), engine: engine, options: options)
    let network = try SimCCNetwork(model, engine: engine, options: options)
    let reader = try VideoReader(path: Fixture.sampleVideo.path, range: 3..<3.05)
    let next = try reader.next()
    let frame = try #require(next)
    let people = try detector.detect(in: frame)
    #expect(people.count == 2)
    for (person, place) in zip(
      people.sorted { $0.box.minX < $1.box.minX }, [(500.0...800.0), (1000...1300)])
    {
      #expect(place.contains(person.box.center.x))
      #expect((350...600).contains(person.box.height))
      #expect(person.score > 0.5)
      // Nearly all points are seen, and lie in the box.
      let points = try network.pose(in: person.box, of: frame)
      let box = try #require(BodyPoints(.halpe26).box(around: points))
      #expect(box.overlap(with: person.box) > 0.6)
      #expect(points.count { $0.confidence > 0.3 } >= 24)
    }
    #expect(network.precision == "f32")
  }
}
