import Foundation
import GaitModel
import Learning
import Networks
import PictureProcessing
import RearfootLearning
import Testing
import Torch

/// How a training changes its rate, and which settings it takes.
@Suite struct RearfootScheduleTests {
  private static let all: [RearfootSchedule] = [
    .constant, .step(every: 5, factor: 0.8), .plateau(factor: 0.1, patience: 3, threshold: 1e-3),
    .oneCycle,
  ]

  @Test(arguments: all) func comesBackFromItsFile(_ schedule: RearfootSchedule) throws {
    let file = try JSONEncoder().encode([schedule])
    #expect(try JSONDecoder().decode([RearfootSchedule].self, from: file) == [schedule])
  }

  @Test func eachIsSaidInItsOwnWords() {
    #expect(
      Self.all.map(\.text) == [
        "constant rate", "times 0.8 every 5 epochs",
        "times 0.1 after 3 epochs without 0.001 better", "one cycle",
      ])
  }

  private func settings(
    _ schedule: RearfootSchedule, epochs: Int, batch: Int, samples: Int
  ) throws -> TrainingSettings {
    try RearfootNetworkPlan(.plain, epochs: epochs, batchSize: batch, schedule: schedule).settings(
      samples: samples, threads: 1)
  }

  @Test func eachBecomesTheScheduleOfItsName() throws {
    let found = try Self.all.map { try settings($0, epochs: 4, batch: 8, samples: 20).schedule }
    #expect(found[0] == .constant)
    #expect(found[1] == .step(every: 5, factor: 0.8))
    #expect(found[2] == .plateau(.init(factor: 0.1, patience: 3, threshold: 1e-3)))
    #expect(found[3] == .oneCycle(.init(steps: 8, momenta: nil)))
  }

  /// Batches that are not full are dropped, but where all samples make one that is smaller.
  @Test(arguments: [(47, 16, 2), (48, 16, 3), (16, 16, 1), (15, 16, 1), (2, 16, 1)])
  func oneCycleCountsWholeBatches(samples: Int, batch: Int, perEpoch: Int) throws {
    let found = try settings(.oneCycle, epochs: 7, batch: batch, samples: samples)
    #expect(found.schedule == .oneCycle(.init(steps: 7 * perEpoch, momenta: nil)))
    #expect(found.epochs == 7)
  }

  @Test func theSmallestScoreChooses() throws {
    let found = try settings(.constant, epochs: 1, batch: 2, samples: 2)
    #expect(found.selection == Selection(metric: "score", smallerIsBetter: true))
  }

  private static let allowed: [RearfootNetworkPlan] = [
    RearfootNetworkPlan(.plain, dropout: 0, epochs: 1, batchSize: 2, learningRate: 1e-12),
    RearfootNetworkPlan(.plain, dropout: 0.999, epochs: 1),
    RearfootNetworkPlan(.multiHead, epochs: 10, stages: [0, 0, 10]),
    RearfootNetworkPlan(.multiHead, epochs: 10, stages: [10, 0, 0]),
    RearfootNetworkPlan(.heatMap, preprocessing: .claheDenoiseEdges, epochs: 3),
  ]

  @Test(arguments: allowed) func takesWhatCanBe(_ plan: RearfootNetworkPlan) throws {
    try plan.check()
  }

  private static let refused: [(RearfootNetworkPlan, String, String)] = [
    (RearfootNetworkPlan(.multiHead, epochs: 10, stages: [-1, 6, 5]), "stages", "three numbers"),
    (RearfootNetworkPlan(.multiHead, epochs: 10, stages: [10]), "stages", "three numbers"),
    (RearfootNetworkPlan(.multiHead, epochs: 9, stages: [3, 4, 3]), "stages", "10 epochs in all"),
    (RearfootNetworkPlan(.heatMap, epochs: 10, stages: [3, 4, 3]), "stages", "one part only"),
    (RearfootNetworkPlan(.plain, dropout: -0.1, epochs: 1), "dropout", "not -0.1"),
    (RearfootNetworkPlan(.plain, dropout: .nan, epochs: 1), "dropout", "not nan"),
    (RearfootNetworkPlan(.plain, epochs: 1, learningRate: 0), "learning rate", "above 0"),
    (RearfootNetworkPlan(.plain, epochs: 1, learningRate: -1), "learning rate", "above 0"),
    (RearfootNetworkPlan(.plain, epochs: 1, learningRate: .infinity), "learning rate", "above 0"),
    (RearfootNetworkPlan(.plain, epochs: -3), "epochs", "at least 1"),
    (RearfootNetworkPlan(.heatMap, preprocessing: .background, epochs: 1), "preprocessing", "clip"),
    (RearfootNetworkPlan(.plain, epochs: 1, batchSize: 0), "batch size", "at least 2"),
  ]

  /// In one sentence, before anything is made.
  @Test(arguments: refused)
  func refusesWhatCannotBe(_ plan: RearfootNetworkPlan, _ name: String, _ says: String) {
    for step in [{ try plan.check() }, { _ = try plan.settings(samples: 9, threads: 1) }] {
      let error = #expect(throws: LearningError.self) { try step() }
      guard case .badSetting(let found, let reason) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(found == name)
      #expect(reason.contains(says), "\(reason)")
      #expect(error?.description.hasPrefix("The setting \(name) ") == true)
    }
  }

  @Test func aPlanIsSaidInAClause() {
    let plain = RearfootNetworkPlan(.plain, epochs: 7, batchSize: 4).text
    #expect(plain.hasPrefix("plain, preprocessing none@"))
    #expect(plain.contains("loss smooth-l1, "))
    #expect(plain.hasSuffix("7 epochs, batches of 4, AdamW at 0.001, one cycle"))
    let staged = RearfootNetworkPlan(
      .multiHead, dropout: 0.25, epochs: 10, stages: [3, 4, 3], schedule: .constant
    ).text
    #expect(staged.hasSuffix("constant rate, dropout 0.25, stages 3, 4, 3"))
  }

  @Test func stagesWithoutEpochsArePassedOver() {
    let plan = RearfootNetworkPlan(.multiHead, epochs: 4, stages: [0, 3, 1])
    #expect((0..<4).map { plan.stage(ofEpoch: $0) } == [.points, .points, .points, .joint])
  }
}
