import Foundation
import GaitMath
import GaitModel
import Learning
import Networks
import PictureProcessing
import Torch
import WeightFiles

extension RearfootExport {
  /// Writes a network into a folder, as ONNX or, where no ONNX file holds it, as weights, and says what
  /// the card says of it.
  ///
  /// - Throws: `ExportError`; `TorchError`; `LearningError.cannotWrite`.
  func write(
    _ network: any RearfootNetwork, _ plan: RearfootNetworkPlan, in folder: URL
  ) throws -> RearfootCard.Network {
    guard let detector = network as? KeypointRCNNNetwork else {
      return try write(network, plan, to: folder.appending(path: "\(plan.name).onnx"))
    }
    return try write(
      weights: detector, plan,
      to: folder.appending(path: "\(plan.name).\(TorchRearfootFinder.fileExtension)"))
  }

  private func write(
    weights network: KeypointRCNNNetwork, _ plan: RearfootNetworkPlan, to file: URL
  ) throws -> RearfootCard.Network {
    network.train(false)
    let bytes = try network.file().safetensors()
    try WholeFile.write(Data(bytes), to: file)
    let difference = try difference(network, file)
    guard difference <= Self.limit else {
      throw ExportError.differs(
        output: "points", batch: 1, difference: difference, limit: Self.limit)
    }
    return RearfootCard.Network(
      view: plan.view, architecture: plan.architecture.rawValue,
      preprocessing: plan.preprocessing.named, file: file.lastPathComponent,
      sha256: bytes.withUnsafeBytes { SHA256.hexDigest(of: $0) }, inputSize: network.inputSize,
      cropScale: nil, input: "picture", outputs: ["points", "box"], parity: difference)
  }

  /// The largest difference in pixels between the network and its file, on a picture of noise.
  private func difference(_ network: KeypointRCNNNetwork, _ file: URL) throws -> Double {
    let size = network.inputSize
    var random = SplitMix64(seed: 1)
    let picture = try Tensor(
      (0..<3 * size.width * size.height).map { _ in Float(random.unit()) },
      shape: [1, 3, size.height, size.width])
    let other = try KeypointRCNNNetwork(
      KeypointRCNNFile(contentsOf: file), points: network.pointCount, side: size.width)
    let (found, again) = (try network(picture), try other(picture))
    var largest = 0.0
    for (one, two) in [(found.points, again.points), (found.box, again.box)] {
      let (one, two) = (try one?.values(Float.self) ?? [], try two?.values(Float.self) ?? [])
      for (left, right) in zip(one, two) {
        // Nothing found on both sides is no difference.
        if left.isFinite != right.isFinite { return .infinity }
        if left.isFinite { largest = max(largest, Double(abs(left - right))) }
      }
    }
    return largest
  }
}
