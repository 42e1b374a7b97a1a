import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Learning
import Networks
import PictureProcessing
import RearfootLearning
import Synchronization
import Testing
import Torch

@Suite(.oneAtATime) struct RearfootStudyTests {
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  private func task(_ rows: [String]) -> RearfootStudy.Task {
    var task = RearfootStudy.Task(data: "drawn", isSmall: true, rows: rows)
    task.epochFactor = 0.01
    task.pictureLimit = 9
    return task
  }

  private func study(_ name: String, _ task: RearfootStudy.Task) throws -> RearfootStudy {
    try RearfootStudy(
      task, data: DiscPictures(persons: 5, each: 2), in: place.file(name), threads: 1,
      machine: ("test", []))
  }

  @Test func rowsAreThoseOfTheReport() throws {
    let rows = RearfootStudyRow.all
    #expect(Set(rows.map(\.name)).count == rows.count)
    // Tests 4 to 26 without the two at 512 pixels.
    let tests = (4...26).filter { $0 != 13 && $0 != 14 }.map { String(format: "test-%02d", $0) }
    #expect(Set(rows.map(\.name)).isSuperset(of: tests))
    for row in rows { try row.plan.check() }
    let best = try #require(rows.first { $0.name == "test-25" })
    #expect(best.plan.architecture == .residualPointwise)
    #expect(best.plan.preprocessing.rawValue == "equalise-edges")
    #expect(best.reference == .init(pointMSE: 9.56, pointRMSE: 2.63))
    let last = try #require(rows.first { $0.name == "both-augmented" })
    #expect(last.plan.stages == [35, 35, 30] && last.isAugmented)
    #expect(Set(rows.map(\.part)) == Set(RearfootStudyRow.Part.allCases))
  }

  @Test func aSmallStudyIsShorterInEveryStage() throws {
    for row in RearfootStudyRow.all {
      let short = row.shortened(by: 0.2)
      try short.plan.check()
      #expect(short.plan.epochs < row.plan.epochs)
      #expect(short.plan.epochs >= 2)
      #expect(row.plan.stages.isEmpty == short.plan.stages.isEmpty)
    }
    #expect(
      RearfootStudyRow.all.first { $0.name == "both-residual" }?.shortened(by: 0.2).plan.stages
        == [7, 7, 6])
  }

  @Test func goesOnAfterAStopAndKeepsFinishedRows() throws {
    let task = task(["test-07", "test-05", "box-rmse"])
    let steps = Mutex(0)
    #expect(throws: LearningError.stopped(folder: place.path("study"))) {
      _ = try study("study", task).run(
        engine: InferenceEngine(), shouldStop: { steps.withLock { $0 } >= 3 },
        report: { event in
          if case .training(.training(_, .batch)) = event { steps.withLock { $0 += 1 } }
        })
    }
    let first = place.file("study/rows/test-07/summary.json")
    let kept = try Data(contentsOf: first)
    let early = try place.text("study/study.md")
    #expect(early.contains("test-07") && !early.contains("box-rmse |"))
    let rest = try RearfootStudy(resuming: place.file("study")) { _ in
      DiscPictures(persons: 5, each: 2)
    }
    let table = try rest.run(engine: InferenceEngine())
    #expect(try Data(contentsOf: first) == kept)
    #expect(table.results.map { $0.outcome == nil } == [false, true, false])
    let text = try place.text("study/study.md")
    #expect(text.contains("| test-05 | frozen ResNet-18 |"))
    #expect(text.contains("24.2 / 4.44"))
    #expect(text.contains("not run"))
    let lines = try place.text("study/study.csv").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("row,part,change,training"))
    #expect(try place.text("study/study.svg").hasPrefix("<svg"))
    // The same as in one go.
    _ = try study("whole", task).run(engine: InferenceEngine())
    #expect(try place.text("whole/study.csv") == place.text("study/study.csv"))
  }

  @Test func refusesRowsThatThereAreNot() {
    let error = #expect(throws: LearningError.self) { try study("study", task(["test-99"])) }
    #expect(error?.description.contains("“test-99”") == true)
    #expect(throws: LearningError.self) { try study("study", task([])) }
    #expect(RunFolder.condition(of: place.file("study")) == .empty)
  }

  @Test func refusesDataThatHaveChanged() throws {
    do { _ = try study("study", task(["test-07"])) }
    #expect(throws: LearningError.self) {
      try RearfootStudy(resuming: place.file("study")) { _ in DiscPictures(seed: 4) }
    }
  }
}
