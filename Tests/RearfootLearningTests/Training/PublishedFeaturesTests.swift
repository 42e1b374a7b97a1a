import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Learning
import Networks
import RearfootLearning
import Testing
import Torch
import WeightFiles

/// Networks on the published weights that set-up gets.
@Suite(.oneAtATime) struct PublishedFeaturesTests {
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  static let architectures: [RearfootArchitecture] = [.resnet18, .mobilenetV2]

  private static func file(_ architecture: RearfootArchitecture) -> URL? {
    PublishedFeatures.file(architecture, in: Fixture.models)
  }

  private static let areThere = architectures.allSatisfy { file($0) != nil }

  private static func training(
    _ architecture: RearfootArchitecture, weights: String?, epochs: Int = 1
  ) throws -> RearfootNetworkTraining {
    try RearfootNetworkTraining(
      RearfootNetworkPlan(architecture, epochs: epochs, batchSize: 4, backboneWeights: weights),
      training: DiscPictures(persons: 2, each: 4), validation: DiscPictures(persons: 1, each: 2),
      seed: 1, threads: 2, isAugmented: false)
  }

  @Test(
    .enabled(if: areThere, "the weights are missing: ./footfall setup training"),
    arguments: architectures)
  func `the real files load, and what stands on them learns`(
    architecture: RearfootArchitecture
  ) throws {
    let file = try #require(Self.file(architecture))
    let training = try Self.training(architecture, weights: file.path, epochs: 2)
    #expect(training.anew.isEmpty)
    let outcome = try training.trainer.run()
    let errors = outcome.epochs.compactMap { $0.metrics["point_rmse"] }
    #expect(errors.count == 2 && errors[1] < errors[0], "\(errors)")
  }

  @Test func `files are found by their names`() throws {
    #expect(PublishedFeatures.file(.resnet18, in: place.url) == nil)
    #expect(PublishedFeatures.name(.plain) == nil)
    try place.write("weights", to: "mobilenet-v2-features.pth")
    #expect(
      PublishedFeatures.file(.mobilenetV2, in: place.url)?.lastPathComponent
        == "mobilenet-v2-features.pth")
    #expect(PublishedFeatures.file(.plain, in: place.url) == nil)
    let task = RearfootStudy.Task(
      data: "", isSmall: true, rows: ["test-05", "test-06"], weights: place.url.path)
    let rows = try RearfootStudy.rows(of: task)
    #expect(rows.map { $0.plan.backboneWeights != nil } == [false, true])
  }

  @Test(arguments: architectures + [.keypointRCNN])
  func `files that hold something else are refused in one sentence`(
    architecture: RearfootArchitecture
  ) throws {
    try place.write("no weights at all", to: "wrong.pth")
    try Data(Linear(2, 3).weights().safetensors()).write(to: place.file("other.safetensors"))
    for name in ["missing.pth", "wrong.pth", "other.safetensors"] {
      let path = place.path(name)
      let error = #expect(throws: LearningError.self) {
        try Self.training(architecture, weights: path)
      }
      let text = error?.description ?? ""
      #expect(text.hasPrefix("The setting weights is \(path), which ") && !text.contains(".."))
      #expect(text.split(separator: "\n").count == 1)
    }
  }
}
