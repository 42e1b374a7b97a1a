import Foundation
import GaitMath
import GaitModel
import Inference
import Learning
import Networks
import ONNXGraph
import PictureProcessing
import RearfootEstimation
import Torch

/// A trained network as a file.
struct RearfootExport {
  let gate: ParityGate

  /// The largest difference in pixels between the network and its file that passes. Answers are up
  /// to some hundreds of pixels, of which 32-bit numbers hold 1e-5; a hundredth of a pixel is far
  /// below what any network reaches.
  static let limit = 0.01

  init(engine: InferenceEngine) {
    gate = ParityGate(engine: engine, batches: [1, 3], limit: Self.limit)
  }

  /// Writes the file and says what the card says of it.
  ///
  /// - Throws: `ExportError`; `TorchError`.
  func write(
    _ network: any RearfootNetwork, _ plan: RearfootNetworkPlan, to file: URL
  ) throws -> RearfootCard.Network {
    network.train(false)
    let size = network.inputSize
    let names = try Self.outputs(of: network)
    let exportable = ExportableNetwork(
      module: network,
      inputs: [.init(name: "picture", shape: [nil, 3, size.height, size.width])], outputs: names
    ) { (inputs) throws(TorchError) in
      let found = try network(inputs[0])
      return [found.points, found.deviations, found.box].compactMap { $0 }
    }
    let parity = try gate.write(exportable, to: file)
    var digest = SHA256()
    digest.append([UInt8](try Data(contentsOf: file)))
    return RearfootCard.Network(
      view: plan.view, architecture: plan.architecture.rawValue,
      preprocessing: plan.preprocessing.named, file: file.lastPathComponent,
      sha256: digest.hexDigest(), inputSize: size,
      cropScale: LegCrop.standardScale(plan.view), input: "picture", outputs: names,
      parity: parity.difference)
  }

  /// The names of what a network finds, in the order in which it is written.
  private static func outputs(of network: any RearfootNetwork) throws(TorchError) -> [String] {
    let size = network.inputSize
    let found = try withoutGradients { () throws(TorchError) in
      try network(Tensor.zeros([1, 3, size.height, size.width]))
    }
    return [("points", found.points), ("deviations", found.deviations), ("box", found.box)]
      .compactMap { $0.1 == nil ? nil : $0.0 }
  }
}
