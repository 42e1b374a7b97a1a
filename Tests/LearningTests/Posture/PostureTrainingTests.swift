import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Inference
import Learning
import PoseClassification
import Synchronization
import Testing

/// The whole way on data that the tests make.
@Suite(.oneAtATime) struct PostureTrainingTests {
  @Test func learnsWhatCanBeLearnedAndWritesAModelThatIsUsable() throws {
    let samples = try PostureSamples()
    let training = try samples.training()
    let results = try training.run(engine: InferenceEngine())
    #expect(results.candidates.map(\.name).first == "network")
    #expect(results.candidates.count { $0.isChosen } == 1)
    let accuracy = try #require(results.choice.first)
    #expect(accuracy.name == "accuracy" && accuracy.unit == "videos" && accuracy.n == 16)
    #expect(accuracy.value == 1)
    // Of 16 right ones, the exact interval begins at the 16th root of 0.025.
    #expect(abs(try #require(accuracy.low) - pow(0.025, 1.0 / 16)) < 1e-12)

    let classifier = try PoseClassifier(
      cardFile: samples.file("run/model.json"), engine: InferenceEngine())
    #expect(classifier.card.training.samples == 80)
    #expect(classifier.card.training.groups == 16)
    #expect(classifier.card.training.dataDigest == results.dataDigest)
    for sample in try samples.set().samples {
      let verdict = try classifier.classify(sample.pose).get()
      #expect((verdict.probability > 0.5) == (sample.label == "correct"))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: samples.file("run").path)
    for name in [
      "candidates.csv", "candidates.json", "confusion.svg", "reliability.svg", "curves.svg",
      "epochs.csv", "model.onnx", "model.json", "best.safetensors", "config.json",
    ] { #expect(names.contains(name), "\(name)") }
    #expect(!names.contains("confusion-test.svg"))
  }

  @Test func saysWhatTheDataSOwnTestSplitSays() throws {
    let samples = try PostureSamples(hasTest: true)
    let results = try samples.training().run(engine: InferenceEngine())
    let chosen = try #require(results.chosen)
    let own = try #require(
      chosen.metrics.first { $0.split == "the data's own test split" && $0.name == "accuracy" })
    // The classes of the test videos are exchanged: none can be right.
    #expect(own.value == 0)
    #expect(own.n == 8)
    let card = try ClassifierCard(json: Data(contentsOf: samples.file("run/model.json")))
    #expect(card.metrics.contains(own))
    #expect(card.notes.contains { $0.hasPrefix("Learned without the data's own test split") })
    #expect(card.notes.contains { $0.contains("not shown to be better than guessing") })
    #expect(
      FileManager.default.fileExists(atPath: samples.file("run/confusion-test.svg").path))
    let table = try String(contentsOf: samples.file("run/candidates.csv"), encoding: .utf8)
    #expect(table.hasPrefix("candidate,settings,chosen,split,metric,unit,n,value,low,high\n"))
    #expect(table.contains("\"logistic regression, L2 "))
  }

  @Test func givesTheSameFilesForTheSameSeed() throws {
    let samples = try PostureSamples(videos: 6)
    _ = try samples.training("one").run(engine: InferenceEngine())
    _ = try samples.training("two").run(engine: InferenceEngine())
    for name in ["model.onnx", "model.json", "candidates.json", "best.safetensors"] {
      #expect(
        try Data(contentsOf: samples.file("one/\(name)"))
          == Data(contentsOf: samples.file("two/\(name)")), "\(name)")
    }
  }

  @Test func goesOnWhereItWasStopped() throws {
    let samples = try PostureSamples(videos: 6)
    _ = try samples.training("whole").run(engine: InferenceEngine())
    // Stopped in the comparison, then after the first epoch of the network.
    let asked = Mutex(0)
    try stop(
      samples.training("parts"), samples,
      shouldStop: {
        asked.withLock { count in
          count += 1
          return count > 10
        }
      })
    #expect(!FileManager.default.fileExists(atPath: samples.file("parts/model.onnx").path))
    let epochs = Mutex(0)
    try stop(
      PostureTraining(resuming: samples.file("parts")), samples,
      shouldStop: { epochs.withLock { $0 } > 0 },
      report: { event in
        if case .training(.epoch) = event { epochs.withLock { $0 += 1 } }
      })
    _ = try PostureTraining(resuming: samples.file("parts")).run(engine: InferenceEngine())
    for name in ["model.onnx", "model.json", "candidates.json", "best.safetensors", "epochs.csv"] {
      #expect(
        try Data(contentsOf: samples.file("parts/\(name)"))
          == Data(contentsOf: samples.file("whole/\(name)")), "\(name)")
    }
  }

  /// Runs until it is stopped; the folder is free again then, as after the end of a process.
  private func stop(
    _ training: PostureTraining, _ samples: PostureSamples,
    shouldStop: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (PostureEvent) -> Void = { _ in }
  ) throws {
    #expect(throws: LearningError.stopped(folder: samples.file("parts").path)) {
      try training.run(engine: InferenceEngine(), shouldStop: shouldStop, report: report)
    }
  }

  @Test func refusesARunWhoseDataHaveChanged() throws {
    let samples = try PostureSamples()
    _ = try samples.training()
    let text = try String(contentsOf: samples.file("answer.csv"), encoding: .utf8)
    try samples.folder.write(text.replacing("290", with: "291"), to: "answer.csv")
    let error = try #require(throws: LearningError.self) {
      try PostureTraining(resuming: samples.file("run"))
    }
    #expect(error.description.contains("have changed since"))
  }

  @Test func refusesAFolderThatIsNotItsOwn() throws {
    let samples = try PostureSamples()
    #expect(throws: LearningError.self) {
      try PostureTraining(
        PostureTask(data: samples.folder.url.path), epochs: 1, in: samples.folder.url,
        machine: ("", []))
    }
    #expect(throws: LearningError.self) { try PostureTraining(resuming: samples.folder.url) }
  }

  @Test func refusesTooFewVideos() throws {
    let samples = try PostureSamples(videos: 2)
    #expect(throws: LearningError.tooFewGroups(found: 4, needed: 5)) {
      try samples.training().run(engine: InferenceEngine())
    }
  }
}
