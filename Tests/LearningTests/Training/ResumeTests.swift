import FootfallTestSupport
import Foundation
import Learning
import Testing
import Torch

/// Runs in processes of their own: libtorch's random generator and its threads belong to the
/// process, and other tests use them at the same time.
@Suite struct ResumeTests {
  /// The files and the weights of a run that nothing disturbed.
  private static func uninterrupted(
    _ place: TemporaryFolder
  ) throws -> (files: [String: Data], weights: [String: [UInt8]]) {
    let url = place.url.appending(path: "whole")
    let trainer = try SmallTraining().make()
    let outcome = try trainer.run(in: SmallTraining().folder(url))
    #expect(outcome.epochs.count == 4)
    #expect(outcome.end == .allEpochs)
    return (try contents(of: url), try trainer.weights())
  }

  private static func resume(_ url: URL, threads: Int = 1) throws -> [String: [UInt8]] {
    let trainer = try SmallTraining(loaderThreads: threads).make()
    _ = try trainer.run(in: RunFolder(opening: url), resumes: true)
    return try trainer.weights()
  }

  /// An exception in any of the 24 batches: nothing is written on it, as in a kill.
  @Test func endsAlikeWhereverItFailed() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryFolder()
      let whole = try ResumeTests.uninterrupted(place)
      for batch in 0..<24 {
        let url = place.url.appending(path: "failed-\(batch)")
        #expect(throws: SmallTraining.failure) {
          try SmallTraining().make(lossesUntilFailure: batch).run(in: SmallTraining().folder(url))
        }
        #expect(RunFolder.condition(of: url) == .unfinished)
        #expect(try ResumeTests.resume(url, threads: batch % 4) == whole.weights, "batch \(batch)")
        #expect(try contents(of: url) == whole.files, "batch \(batch)")
      }
    }
  }

  /// `kill -9` after a batch, and at moments that have nothing to do with batches: in a step, in the
  /// measurement, while a file is written.
  @Test(arguments: [1, 2, 7, 12, 18, 23, -1, -2, -4, -8, -14, -22])
  func endsAlikeWhenKilled(_ moment: Int) async throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "killed")
    let path = url.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [moment, path = path as String] in
      let folder = try SmallTraining().folder(URL(filePath: path))
      let trainer = try SmallTraining().make()
      if moment < 0 {
        Thread.detachNewThread {
          usleep(UInt32(-moment) * 1000)
          kill(getpid(), SIGKILL)
        }
      }
      var count = 0
      while true {
        _ = try trainer.run(
          in: folder,
          report: { event in
            guard case .batch = event else { return }
            count += 1
            if count == moment { kill(getpid(), SIGKILL) }
          })
        // The run was faster than the moment.
        usleep(100_000)
      }
    }
    await #expect(processExitsWith: .success) { [path = path as String] in
      let place = try TemporaryFolder()
      let whole = try ResumeTests.uninterrupted(place)
      #expect(try ResumeTests.resume(URL(filePath: path)) == whole.weights)
      #expect(try contents(of: URL(filePath: path)) == whole.files)
    }
  }

  /// Stopped on request after each batch, again and again.
  @Test func endsAlikeWhenStoppedAfterEachBatch() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryFolder()
      let whole = try ResumeTests.uninterrupted(place)
      let url = place.url.appending(path: "stopped")
      var trainer = try SmallTraining().make()
      do { _ = try SmallTraining().folder(url) }
      var stops = 0
      var isDone = false
      while !isDone, stops < 30 {
        trainer = try SmallTraining().make()
        do {
          _ = try trainer.run(in: RunFolder(opening: url), resumes: true, shouldStop: { true })
          isDone = true
        } catch let error as LearningError {
          #expect(error == .stopped(folder: url.path))
          stops += 1
        }
      }
      #expect(stops == 24)
      #expect(try trainer.weights() == whole.weights)
      #expect(try contents(of: url) == whole.files)
      // A run that has ended is not learned further.
      #expect(try ResumeTests.resume(url) == whole.weights)
      #expect(try contents(of: url) == whole.files)
    }
  }

  @Test func tellsWhereItGoesOn() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryFolder()
      let url = place.url.appending(path: "run")
      #expect(throws: SmallTraining.failure) {
        try SmallTraining().make(lossesUntilFailure: 11).run(in: SmallTraining().folder(url))
      }
      var events: [TrainingEvent] = []
      _ = try SmallTraining().make().run(
        in: RunFolder(opening: url), resumes: true, report: { events.append($0) })
      #expect(events.first == .resumed(epochs: 1, batches: 4))
      guard case .batch(let progress) = events.dropFirst().first else {
        Issue.record("no batch after the start")
        return
      }
      #expect((progress.epoch, progress.batch, progress.done, progress.total) == (2, 5, 11, 24))
      #expect(progress.title == "Epoch 2 of 4")
      #expect(progress.detail.hasPrefix("loss 0."))
    }
  }

  @Test func refusesACheckpointOfOtherSettings() async {
    await #expect(processExitsWith: .success) {
      let place = try TemporaryFolder()
      let url = place.url.appending(path: "run")
      _ = try SmallTraining().make().run(in: SmallTraining().folder(url))
      var other = SmallTraining()
      other.settings.epochs = 2
      #expect(throws: LearningError.self) {
        try other.make().run(in: RunFolder(opening: url), resumes: true)
      }
    }
  }
}
