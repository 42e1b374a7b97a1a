import Torch

/// What PyTorch's and torchvision's losses give in float64, from `Benchmarks/golden/layers.py`.
struct GoldenLosses: Decodable {
  struct Case: Decodable {
    typealias Numbers = GoldenLayers.Numbers

    /// The loss and its reduction.
    let name: String
    let prediction: Numbers
    let target: Numbers
    /// Weights.
    let tensors: [String: Numbers]
    let loss: Numbers
    /// Of the sum over the loss' elements times those of `ramp`.
    let gradient: Numbers

    /// The loss of this case, for any prediction.
    func loss(_ prediction: Tensor) throws -> Tensor {
      let parts = name.split(separator: ", ")
      let reduction =
        Reduction.allCases.first { "\($0)" == parts.last.map(String.init) } ?? .mean
      let isLabel = parts[0].hasPrefix("crossEntropy")
      let target = try target.tensor(isLabel ? .int64 : .float64)
      func extra(_ name: String) throws -> Tensor? { try tensors[name]?.tensor(.float64) }
      switch parts[0] {
      case "mse": return try prediction.meanSquaredError(target, reduction: reduction)
      case "rmse": return try prediction.rootMeanSquaredError(target)
      case "l1": return try prediction.meanAbsoluteError(target, reduction: reduction)
      case "smoothL1": return try prediction.smoothL1(target, beta: 0.7, reduction: reduction)
      case "crossEntropy": return try prediction.crossEntropy(target, reduction: reduction)
      case "crossEntropy weighted and smoothed":
        return try prediction.crossEntropy(
          target, classWeights: extra("classWeights"), labelSmoothing: 0.1, reduction: reduction)
      case "binary", "binary weighted":
        return try prediction.binaryCrossEntropy(
          target, weights: extra("weights"), positiveWeight: extra("positiveWeight"),
          reduction: reduction)
      default:
        guard let kind = BoxLoss.allCases.first(where: { "\($0)" == parts[0] }) else {
          throw TorchError.invalid(reason: "No loss is called \(name).")
        }
        return try prediction.boxLoss(target, kind, reduction: reduction)
      }
    }

    /// The scalar whose gradient the case has.
    func total(_ prediction: Tensor) throws -> Tensor {
      let loss = try loss(prediction)
      return try (loss * ramp(loss.shape)).sum()
    }

    /// What the losses may differ by: those of boxes raise divisors in another place.
    var tolerance: Double { name.contains("iou") ? 2e-7 : 1e-14 }
  }

  let cases: [Case]

  static let shared = Result { try golden(GoldenLosses.self, in: "losses.json") }

  static var names: [String] { (try? shared.get().cases.map(\.name)) ?? [] }

  static func named(_ name: String) throws -> Case {
    guard let found = try shared.get().cases.first(where: { $0.name == name }) else {
      throw TorchError.invalid(reason: "No case is called \(name).")
    }
    return found
  }
}
