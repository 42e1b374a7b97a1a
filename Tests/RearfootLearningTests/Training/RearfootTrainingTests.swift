import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import Inference
import Learning
import Networks
import RearfootEstimation
import RearfootLearning
import Synchronization
import Testing
import Torch

/// The whole way on pictures that the tests draw.
@Suite(.oneAtATime) struct RearfootTrainingTests {
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  private func task(
    _ plans: [RearfootNetworkPlan], seed: UInt64 = 1, isAugmented: Bool = false
  ) -> RearfootTask {
    RearfootTask(data: "drawn", networks: plans, seed: seed, isAugmented: isAugmented)
  }

  private func plan(
    _ architecture: RearfootArchitecture = .plain, epochs: Int = 2, stages: [Int] = []
  ) -> RearfootNetworkPlan {
    RearfootNetworkPlan(architecture, epochs: epochs, stages: stages, batchSize: 4)
  }

  private func training(
    _ name: String, _ task: RearfootTask, _ data: DiscPictures = DiscPictures(persons: 6, each: 2)
  ) throws -> RearfootTraining {
    var training = try RearfootTraining(
      task, data: data, in: place.file(name), threads: 1, machine: ("test", []))
    training.draws = 100
    return training
  }

  @Test func learnsWhatCanBeLearned() throws {
    let plan = RearfootNetworkPlan(.plain, epochs: 12, batchSize: 8, learningRate: 2e-3)
    let training = try RearfootNetworkTraining(
      plan, training: DiscPictures(persons: 6, each: 4),
      validation: DiscPictures(persons: 2, each: 2, seed: 5), seed: 3, threads: 2,
      isAugmented: false)
    let outcome = try training.trainer.run()
    let losses = outcome.epochs.map(\.trainingLoss)
    #expect(losses[11] < losses[0] / 3, "\(losses)")
    #expect(outcome.epochs.allSatisfy { $0.metrics["angle_error"]?.isFinite == true })
    let best = try #require(outcome.best?.value)
    #expect(best < (outcome.epochs[0].metrics["score"] ?? 0))
  }

  /// Rounding to eight bits moves what is learned by little, and it does move it.
  @Test(arguments: [RearfootArchitecture.closeUp, .heatMap])
  func learnsAlikeInBFloat16(_ architecture: RearfootArchitecture) throws {
    func losses(_ usesBFloat16: Bool) throws -> [Double] {
      let plan = RearfootNetworkPlan(
        architecture, epochs: 6, batchSize: 8, learningRate: 2e-3, usesBFloat16: usesBFloat16)
      let training = try RearfootNetworkTraining(
        plan, training: DiscPictures(persons: 6, each: 4),
        validation: DiscPictures(persons: 2, each: 2, seed: 5), seed: 3, threads: 2,
        isAugmented: false)
      return try training.trainer.run().epochs.map(\.trainingLoss)
    }
    let (exact, coarse) = (try losses(false), try losses(true))
    #expect(exact != coarse)
    #expect(coarse[5] < 0.9 * coarse[0], "\(coarse)")
    for (exact, coarse) in zip(exact, coarse) {
      #expect(abs(coarse - exact) < 0.1 * exact, "\(exact) \(coarse)")
    }
  }

  @Test func writesAModelThatFindsPoints() throws {
    let task = task([plan(.multiHead, epochs: 3, stages: [1, 1, 1])])
    let outcome = try training("run", task).run(engine: InferenceEngine())
    #expect(outcome.measure("pixels", "points, all", "rmse") != nil)
    #expect(outcome.measure("pixels", "box, all", "rmse") != nil)
    #expect(outcome.worst.count == 2)
    let finder = try RearfootFinder(
      cardFile: place.file("run/model.json"), engine: InferenceEngine())
    let card = finder.card
    #expect(card.networks.map(\.outputs) == [["points", "deviations", "box"]])
    #expect(card.training.pictures == 8)
    #expect(card.training.persons == 4)
    #expect(card.metrics.contains { $0.name == "all legs, mean_absolute_error, deg" })
    let data = DiscPictures(persons: 1, each: 1)
    let estimate = try #require(try finder.estimates([data.picture(0)]).first)
    #expect(estimate.points.count == 6)
    #expect(estimate.points.allSatisfy { $0 != nil })
    #expect(estimate.box != nil)
    for name in ["whole/curves.svg", "whole/epochs.csv", "whole.onnx", "split.json"] {
      #expect(FileManager.default.fileExists(atPath: place.path("run/\(name)")), "\(name)")
    }
    // The file and the network agree to far less than a pixel.
    #expect(card.networks[0].parity < 0.01)
  }

  @Test func endsAlikeAfterAStopAndTheSameSeed() throws {
    let plans = [plan(), plan(.heatMap, epochs: 1), plan(.closeUp, epochs: 1)]
    let data = DiscPictures(persons: 5, each: 1)
    let whole = try training("whole", task(plans, isAugmented: true), data)
    _ = try whole.run(engine: InferenceEngine())
    let batches = Mutex(0)
    // Stopped in the second epoch of the first network, and in the second network.
    for stop in [1, 3] {
      batches.withLock { $0 = 0 }
      #expect(throws: LearningError.stopped(folder: place.path("parts"))) {
        let run =
          RunFolder.condition(of: place.file("parts")) == .empty
          ? try training("parts", task(plans, isAugmented: true), data)
          : try RearfootTraining(resuming: place.file("parts")) { _ in data }
        _ = try run.run(
          engine: InferenceEngine(),
          shouldStop: { batches.withLock { $0 } >= stop },
          report: { event in
            if case .training(_, .batch) = event { batches.withLock { $0 += 1 } }
          })
      }
      #expect(!FileManager.default.fileExists(atPath: place.path("parts/summary.json")))
    }
    var rest = try RearfootTraining(resuming: place.file("parts")) { _ in data }
    rest.draws = 100
    _ = try rest.run(engine: InferenceEngine())
    for name in [
      "whole.onnx", "legs.onnx", "model.json", "summary.json", "whole/epochs.csv",
      "legs/best.safetensors", "points.onnx", "points/best.safetensors",
    ] {
      #expect(
        try Data(contentsOf: place.file("whole/\(name)"))
          == Data(contentsOf: place.file("parts/\(name)")), "\(name)")
    }
  }

  @Test func refusesDataThatHaveChanged() throws {
    _ = try training("run", task([plan()]))
    let error = #expect(throws: LearningError.self) {
      try RearfootTraining(resuming: place.file("run")) { _ in DiscPictures(seed: 7) }
    }
    #expect(error?.description.contains("have changed since") == true)
  }

  @Test func aMissingPictureStopsTheRunAndNothingIsLost() throws {
    let broken = DiscPictures(persons: 6, each: 2, broken: 3)
    let run = try training("run", task([plan()]), broken)
    #expect(throws: DiscPictures.Broken.self) { try run.run(engine: InferenceEngine()) }
  }

  @Test func goesOnWhenThePictureIsThereAgain() throws {
    do {
      let broken = DiscPictures(persons: 6, each: 2, broken: 3)
      let run = try training("run", task([plan()]), broken)
      #expect(throws: DiscPictures.Broken.self) { try run.run(engine: InferenceEngine()) }
    }
    let rest = try RearfootTraining(resuming: place.file("run")) { _ in
      DiscPictures(persons: 6, each: 2)
    }
    #expect(try rest.run(engine: InferenceEngine()).tables.isEmpty == false)
  }

  @Test(arguments: [RearfootArchitecture.resnet18, .mobilenetV2])
  func frozenFeaturesNeedTheirWeights(_ architecture: RearfootArchitecture) throws {
    let error = #expect(throws: LearningError.self) {
      _ = try training("\(architecture)", task([plan(architecture)])).run(
        engine: InferenceEngine())
    }
    #expect(error?.description.contains("--weights") == true)
  }

  @Test func refusesFoldersAndNetworksThatDoNotFit() throws {
    try place.write("something", to: "other.txt")
    #expect(throws: LearningError.self) {
      try RearfootTraining(
        task([plan()]), data: DiscPictures(), in: place.url, machine: ("", []))
    }
    #expect(throws: LearningError.self) { try training("none", task([])) }
    #expect(throws: LearningError.self) {
      try RearfootTraining(resuming: place.url) { _ in DiscPictures() }
    }
  }
}
