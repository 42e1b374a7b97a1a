import Foundation
import GaitModel
import Learning
import Networks
import PictureProcessing
import RearfootLearning
import Testing
import Torch

@Suite struct RearfootTaskTests {
  @Test(arguments: RearfootArchitecture.allCases)
  func comesBackFromItsFile(_ architecture: RearfootArchitecture) throws {
    let plan = RearfootNetworkPlan(
      architecture, preprocessing: .equaliseEdges, loss: .rmse, dropout: 0.25, epochs: 7,
      schedule: .plateau(factor: 0.1, patience: 3, threshold: 1e-3))
    let task = RearfootTask(data: "legs", networks: [plan], seed: 4, pictureLimit: 20)
    let file = try JSONEncoder().encode(task)
    #expect(try JSONDecoder().decode(RearfootTask.self, from: file) == task)
  }

  @Test func takesItsStagesInTheirOrder() {
    let plan = RearfootNetworkPlan(.multiHead, epochs: 10, stages: [3, 4, 3])
    let stages = (0..<10).map { plan.stage(ofEpoch: $0) }
    #expect(
      stages == [.box, .box, .box, .points, .points, .points, .points, .joint, .joint, .joint])
    #expect(RearfootNetworkPlan(.multiHead, epochs: 2).stage(ofEpoch: 0) == .joint)
    let views = RearfootDefaults.architectures.map { RearfootDefaults.plan($0).view }
    #expect(views == [.whole, .leg, .point])
  }

  private static let wrong: [(RearfootNetworkPlan, String)] = [
    (RearfootNetworkPlan(.multiHead, epochs: 10, stages: [3, 4]), "stages"),
    (RearfootNetworkPlan(.multiHead, epochs: 10, stages: [3, 4, 4]), "stages"),
    (RearfootNetworkPlan(.plain, epochs: 10, stages: [3, 4, 3]), "stages"),
    (RearfootNetworkPlan(.plain, dropout: 1, epochs: 10), "dropout"),
    (RearfootNetworkPlan(.plain, epochs: 0), "epochs"),
    (RearfootNetworkPlan(.plain, epochs: 1, batchSize: 1), "batch size"),
    (RearfootNetworkPlan(.plain, epochs: 1, learningRate: .nan), "learning rate"),
    (RearfootNetworkPlan(.plain, epochs: 1, weightDecay: -0.1), "weight decay"),
    (RearfootNetworkPlan(.plain, epochs: 1, schedule: .step(every: 0, factor: 0.5)), "schedule"),
    (RearfootNetworkPlan(.plain, epochs: 1, schedule: .step(every: 1, factor: 1)), "schedule"),
    (
      RearfootNetworkPlan(
        .plain, epochs: 1, schedule: .plateau(factor: .nan, patience: 1, threshold: 0)), "schedule"
    ),
    (
      RearfootNetworkPlan(
        .plain, epochs: 1, schedule: .plateau(factor: 0.1, patience: -1, threshold: 0)), "schedule"
    ),
    (
      RearfootNetworkPlan(
        .plain, epochs: 1, schedule: .plateau(factor: 0.1, patience: 1, threshold: 2)), "schedule"
    ),
    (RearfootNetworkPlan(.plain, preprocessing: .background, epochs: 1), "preprocessing"),
    (RearfootNetworkPlan(.keypointRCNN, loss: .mse, epochs: 1), "loss"),
    (RearfootNetworkPlan(.keypointRCNN, boxLoss: .rmse, epochs: 1), "loss"),
    (RearfootNetworkPlan(.keypointRCNN, dropout: 0.1, epochs: 1), "dropout"),
    (RearfootNetworkPlan(.plain, epochs: 1, backboneWeights: "some.pth"), "weights"),
    (RearfootNetworkPlan(.plain, epochs: 1, usesBFloat16: true), "bfloat16"),
    (RearfootNetworkPlan(.keypointRCNN, epochs: 1, usesBFloat16: true), "bfloat16"),
  ]

  @Test(arguments: wrong) func refusesWhatCannotBe(_ plan: RearfootNetworkPlan, _ name: String) {
    let error = #expect(throws: LearningError.self) { try plan.check() }
    guard case .badSetting(let found, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == name)
    #expect(!reason.isEmpty)
  }

  @Test func keypointRCNNCanBeTrained() throws {
    let plan = RearfootNetworkPlan(
      .keypointRCNN, epochs: 2, backboneWeights: "/some/keypointrcnn.pth")
    try plan.check()
    #expect(plan.view == .whole && plan.name == "whole")
    #expect(plan.text.contains("losses of its own, 2 epochs"))
    #expect(plan.text.contains("first weights from keypointrcnn.pth"))
    #expect(RearfootDefaults.plan(.keypointRCNN).learningRate == 2e-4)
  }

  @Test func refusesWeightsThatAreNotThere() throws {
    let missing = RearfootNetworkPlan(.resnet18, epochs: 1, backboneWeights: "/no/such/file.pth")
    let error = #expect(throws: LearningError.self) { try missing.checkWeights() }
    #expect(error?.description.contains("/no/such/file.pth, which is not there") == true)
    try RearfootNetworkPlan(.plain, epochs: 1).checkWeights()
  }

  @Test func schedulesFollowTheirSettings() throws {
    let steps = try RearfootNetworkPlan(.plain, epochs: 4, batchSize: 8).settings(
      samples: 20, threads: 2)
    // Two whole batches an epoch.
    #expect(steps.schedule == .oneCycle(.init(steps: 8, momenta: nil)))
    #expect(steps.threads == 2)
    #expect(!steps.usesBFloat16)
    #expect(
      try RearfootNetworkPlan(.heatMap, epochs: 1, usesBFloat16: true).settings(
        samples: 20, threads: 1
      ).usesBFloat16)
    let plateau = try RearfootNetworkPlan(
      .plain, epochs: 4, schedule: .plateau(factor: 0.05, patience: 4, threshold: 1e-3)
    ).settings(samples: 20, threads: 1)
    #expect(
      plateau.schedule == .plateau(.init(factor: 0.05, patience: 4, threshold: 1e-3)))
  }
}
