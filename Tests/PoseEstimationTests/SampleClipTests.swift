import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

/// The sample clip: a woman walks from right to left for the first two thirds; a man does jumping
/// jacks, a somersault, and leaves.
@Suite(
  .serialized, .enabled(if: FileManager.default.fileExists(atPath: Fixture.sampleVideo.path)))
struct SampleClipTests {
  func makeEstimator() throws -> PoseEstimator {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("rtmpose-s")
    return try PoseEstimator(
      model: model, detector: try catalogue.detector(for: model), engine: InferenceEngine())
  }

  @Test func twoPeopleAreFoundAndTheWalkerIsChosen() throws {
    let start = ContinuousClock.now
    let estimate = try makeEstimator().estimate(video: Fixture.sampleVideo)
    print(ContinuousClock.now - start, estimate.people, estimate.analysedPerson as Any, estimate.detectorRuns, estimate.secondPassFrames, estimate.sequence.count, estimate.source)
  }
}
