import Foundation
import GaitModel
import Learning
import Networks
import Torch
import WeightFiles

extension RearfootNetworkPlan {
  /// The network with its first weights, and the layers that did not take what a file has for them.
  ///
  /// - Throws: `LearningError.badSetting` where published weights are needed and none fit; `TorchError`.
  func makeNetwork(points: Int) throws -> (network: any RearfootNetwork, anew: [String]) {
    if architecture == .keypointRCNN {
      let norm = backboneWeights == nil ? BackboneNorm.learned : .frozen
      let network = try KeypointRCNNNetwork(points: points, norm: norm)
      guard let backboneWeights else { return (network, []) }
      let anew = try Self.reading(backboneWeights) { file in
        try network.begin(with: KeypointRCNNFile(contentsOf: file))
      }
      return (network, anew)
    }
    let network = try architecture.network(points: points, dropout: dropout)
    guard let pretrained = network as? any PretrainedRearfootNetwork else { return (network, []) }
    guard let backboneWeights else {
      throw LearningError.badSetting(
        name: "weights",
        reason: "is needed: \(architecture.rawValue) stands on published weights, which "
          + "./footfall setup training gets and --weights names")
    }
    try Self.reading(backboneWeights) { file in
      try pretrained.features.load(features: WeightFile(contentsOf: file))
    }
    return (network, [])
  }

  /// Faults of a file of weights as those of the setting that names it.
  private static func reading<Value>(_ path: String, _ load: (URL) throws -> Value) throws -> Value
  {
    do {
      return try load(URL(filePath: path))
    } catch let error as WeightFileError {
      throw LearningError.badSetting(
        name: "weights", reason: "is \(path), which cannot be used: \(clause("\(error)"))")
    } catch let error as TorchError {
      throw LearningError.badSetting(
        name: "weights", reason: "is \(path), which does not fit: \(clause("\(error)"))")
    }
  }

  /// A sentence without its full stop.
  private static func clause(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
