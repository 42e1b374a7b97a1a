import FootfallTestSupport
import Foundation
import GaitMath
import Learning
import Testing
import Torch
import WeightFiles

@Suite(.oneAtATime) struct CheckpointTests {
  private func interrupted(_ place: TemporaryFolder) throws -> URL {
    let url = place.url.appending(path: "run")
    #expect(throws: SmallTraining.failure) {
      try SmallTraining().make(lossesUntilFailure: 9).run(in: SmallTraining().folder(url))
    }
    return url
  }

  private func resume(_ url: URL) throws {
    _ = try SmallTraining().make().run(in: RunFolder(opening: url), resumes: true)
  }

  @Test func refusesACheckpointThatWasCut() throws {
    let place = try TemporaryFolder()
    let url = try interrupted(place)
    let file = url.appending(path: RunFolder.Name.checkpoint)
    let whole = try Data(contentsOf: file)
    for length in [0, 1, 7, 8, 9, 200, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(throws: LearningError.self, "\(length) bytes") { try resume(url) }
    }
    try (whole + Data([0])).write(to: file)
    #expect(throws: LearningError.self) { try resume(url) }
    try whole.write(to: file)
    try resume(url)
  }

  @Test func refusesACheckpointWithAFlippedBit() throws {
    let place = try TemporaryFolder()
    let url = try interrupted(place)
    let file = url.appending(path: RunFolder.Name.checkpoint)
    let whole = try Data(contentsOf: file)
    var random = SplitMix64(seed: 1)
    for _ in 0..<200 {
      var bytes = whole
      let place = random.index(below: bytes.count)
      bytes[place] ^= 1 << UInt8(random.index(below: 8))
      try bytes.write(to: file)
      #expect(throws: LearningError.self, "byte \(place)") { try resume(url) }
    }
  }

  @Test func namesTheFileAndTheFault() throws {
    let place = try TemporaryFolder()
    let url = try interrupted(place)
    let file = url.appending(path: RunFolder.Name.checkpoint)
    let other = try WeightFile([WeightTensor(name: "x", shape: [1], floats: [1])])
    try Data(other.safetensors()).write(to: file)
    #expect(
      throws: LearningError.badRun(path: file.path, reason: "it is no checkpoint of Footfall")
    ) { try resume(url) }
  }

  /// The disk is full when a checkpoint is written: the one before is as it was, and the run goes on
  /// from it once there is room.
  @Test func keepsTheCheckpointBeforeWhenTheDiskIsFull() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryFolder()
      let trainer = try SmallTraining().make()
      let whole = place.url.appending(path: "whole")
      _ = try trainer.run(in: SmallTraining().folder(whole))

      let url = place.url.appending(path: "run")
      let file = url.appending(path: RunFolder.Name.checkpoint)
      #expect(throws: SmallTraining.failure) {
        try SmallTraining().make(lossesUntilFailure: 9).run(in: SmallTraining().folder(url))
      }
      let before = try Data(contentsOf: file)
      let partial = url.appending(path: ".\(RunFolder.Name.checkpoint).partial")
      try FileManager.default.createSymbolicLink(
        at: partial, withDestinationURL: URL(filePath: "/dev/full"))
      #expect(
        throws: LearningError.cannotWrite(path: file.path, reason: "No space left on device")
      ) {
        try SmallTraining().make().run(in: RunFolder(opening: url), resumes: true)
      }
      #expect(try Data(contentsOf: file) == before)
      let again = try SmallTraining().make()
      _ = try again.run(in: RunFolder(opening: url), resumes: true)
      #expect(try again.weights() == trainer.weights())
      #expect(try contents(of: url) == contents(of: whole))
    }
  }

  /// Weights under the names of the state dict, which the network and others can load.
  @Test func writesWeightsForOthers() throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "run")
    let trainer = try SmallTraining().make()
    let outcome = try trainer.run(in: SmallTraining().folder(url))
    let best = try WeightFile(contentsOf: url.appending(path: RunFolder.Name.best))
    #expect(Set(best.tensors.map(\.name)) == Set(trainer.network.state.map(\.name)))
    let weights = try trainer.weights()
    for tensor in best.tensors { #expect(weights[tensor.name] == tensor.bytes) }
    let folder = try RunFolder(opening: url)
    #expect(try folder.read(TrainingOutcome.self, from: RunFolder.Name.summary) == outcome)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() == [
        "best.safetensors", "checkpoint.safetensors", "config.json", "curves.svg",
        "environment.json", "epochs.csv", "last.safetensors", "summary.json",
      ])
  }
}
