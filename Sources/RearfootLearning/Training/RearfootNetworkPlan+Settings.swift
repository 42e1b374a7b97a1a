import Foundation
package import GaitModel
package import Learning
package import Networks
import PictureProcessing
import Torch

extension RearfootNetworkPlan {
  /// What of a picture the network looks at.
  package var view: RearfootView {
    switch architecture {
    case .heatMap: .leg
    case .closeUp: .point
    default: .whole
    }
  }

  /// The name of its folder and of its file.
  package var name: String {
    switch view {
    case .whole: "whole"
    case .leg: "legs"
    case .point: "points"
    }
  }

  /// The metric that chooses the best epoch.
  static let metric = "score"

  /// How the network is trained on so many samples.
  ///
  /// - Throws: `LearningError.badSetting`.
  package func settings(samples: Int, threads: Int) throws(LearningError) -> TrainingSettings {
    try check()
    let batches = batchSize > samples ? 1 : samples / batchSize
    return TrainingSettings(
      epochs: epochs, threads: threads, schedule: schedule.schedule(batches: batches * epochs),
      selection: Selection(metric: Self.metric, smallerIsBetter: true),
      usesBFloat16: usesBFloat16)
  }

  /// Refuses settings that cannot be.
  ///
  /// - Throws: `LearningError.badSetting`.
  package func check() throws(LearningError) {
    guard stages.isEmpty || (stages.count == 3 && stages.allSatisfy { $0 >= 0 }) else {
      throw .badSetting(name: "stages", reason: "needs three numbers of epochs, such as 35,35,30")
    }
    guard stages.isEmpty || stages.reduce(0, +) == epochs else {
      throw .badSetting(
        name: "stages",
        reason: "has \(stages.reduce(0, +)) epochs in all, and \(epochs) are asked for")
    }
    guard stages.isEmpty || architecture == .multiHead else {
      throw .badSetting(
        name: "stages", reason: "is for multi-head: \(architecture.rawValue) has one part only")
    }
    guard (0..<1).contains(dropout) else {
      throw .badSetting(name: "dropout", reason: "must be from 0 to below 1, not \(dropout)")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw .badSetting(name: "learning rate", reason: "must be above 0")
    }
    guard weightDecay >= 0, weightDecay.isFinite else {
      throw .badSetting(name: "weight decay", reason: "must not be below 0")
    }
    guard epochs > 0 else { throw .badSetting(name: "epochs", reason: "must be at least 1") }
    try schedule.check()
    guard !preprocessing.needsClip else {
      throw .badSetting(
        name: "preprocessing",
        reason: "is “\(preprocessing.rawValue)”, which compares the pictures of a clip; single "
          + "pictures have nothing to compare with")
    }
    try checkOwnLoss()
    guard backboneWeights == nil || Self.takeWeights.contains(architecture) else {
      throw .badSetting(
        name: "weights",
        reason: "is for \(Self.takeWeights.map(\.rawValue).joined(separator: ", ")): "
          + "\(architecture.rawValue) learns from the first")
    }
    guard !usesBFloat16 || Self.readHeatMaps.contains(architecture) else {
      throw .badSetting(
        name: "bfloat16",
        reason: "is for \(Self.readHeatMaps.map(\.rawValue).joined(separator: ", ")): its eight "
          + "bits are too few for the coordinates that \(architecture.rawValue) computes")
    }
    guard batchSize > 1 else {
      throw .badSetting(
        name: "batch size", reason: "must be at least 2: batch norm cannot learn from one sample")
    }
  }

  /// Refuses weights that are not there, before the long work.
  ///
  /// - Throws: `LearningError.badSetting`.
  package func checkWeights() throws(LearningError) {
    if let backboneWeights, !FileManager.default.fileExists(atPath: backboneWeights) {
      throw .badSetting(name: "weights", reason: "is \(backboneWeights), which is not there")
    }
  }

  /// What may begin with weights of a file.
  private static let takeWeights: [RearfootArchitecture] = [.resnet18, .mobilenetV2, .keypointRCNN]

  /// What chooses cells of a map and moves within them, in float32, from features that may be coarse.
  private static let readHeatMaps: [RearfootArchitecture] = [
    .multiHead, .overview, .heatMap, .closeUp,
  ]

  /// Keypoint R-CNN has losses of its own, and no dropout.
  private func checkOwnLoss() throws(LearningError) {
    guard architecture == .keypointRCNN else { return }
    for loss in [loss, boxLoss] where loss != .smoothL1 {
      throw .badSetting(
        name: "loss", reason: "is \(loss.rawValue), and keypoint-rcnn learns by losses of its own")
    }
    guard dropout == 0 else {
      throw .badSetting(name: "dropout", reason: "is \(dropout), and keypoint-rcnn has none")
    }
  }

  /// The stage of an epoch, from 0.
  package func stage(ofEpoch epoch: Int) -> RearfootStage {
    guard stages.count == 3 else { return .joint }
    if epoch < stages[0] { return .box }
    return epoch < stages[0] + stages[1] ? .points : .joint
  }

  /// A clause for a reader.
  package var text: String {
    let losses = architecture == .keypointRCNN ? "losses of its own" : "loss \(loss.rawValue)"
    var parts = [
      architecture.rawValue, "preprocessing \(preprocessing.named)", losses, "\(epochs) epochs",
      "batches of \(batchSize)", "AdamW at \(learningRate)", schedule.text,
    ]
    if let backboneWeights {
      parts.append("first weights from \(URL(filePath: backboneWeights).lastPathComponent)")
    }
    if usesBFloat16 { parts.append("bfloat16") }
    if dropout > 0 { parts.append("dropout \(dropout)") }
    if !stages.isEmpty { parts.append("stages \(stages.map(String.init).joined(separator: ", "))") }
    return parts.joined(separator: ", ")
  }
}
