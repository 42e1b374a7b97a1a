import Foundation
import GaitMath
import Inference
import Learning
import Networks
import Torch
import WeightFiles

/// ResNet-18 from scratch on a small real task: which way a person faces, in the pictures that
/// `direction-pictures.py` cut out of clips. Half of the clips are held out.
struct Direction {
  let pictures: [LabelledPicture]
  let clips: [String]
  let seed: UInt64

  /// A picture with values from -1 to 1, and its class.
  struct LabelledPicture: Sendable {
    var values: [Float]
    var label: Int
  }

  private static let batchSize = 16

  init(_ file: WeightFile, seed: UInt64) throws {
    guard let pictures = file["pictures"], pictures.element == .uint8, pictures.shape.count == 4,
      let labels = file["labels"]?.bytes, let groups = file["groups"]?.bytes
    else { throw BenchError(text: "no pictures, labels or groups") }
    let count = pictures.shape[0]
    let size = pictures.count / max(count, 1)
    // Numbers of 64 bits below 256: the first byte of each.
    self.pictures = (0..<count).map { index in
      LabelledPicture(
        values: pictures.bytes[index * size..<(index + 1) * size].map { Float($0) / 127.5 - 1 },
        label: Int(labels[8 * index]))
    }
    clips = (0..<count).map { "\(groups[8 * $0])" }
    self.seed = seed
    side = pictures.shape[3]
  }

  /// Width and height of a picture.
  private let side: Int

  /// Trains, and says how often the network is right on the clips that were held out.
  ///
  /// - Returns: the network, the share, and the held-out samples.
  func train(epochs: Int, inBFloat16: Bool) throws -> (
    network: ResNet18, accuracy: Double, heldOut: [Int]
  ) {
    let keys = try GroupKeys(
      classes: ["left", "right"], labels: pictures.map(\.label), groups: clips)
    let fold = try GroupSplit.holdOut(keys, share: 0.5, seed: seed)
    try TorchLibrary.seed(seed)
    let network = try ResNet18(classes: 2)
    let optimiser = try AdamW([ParameterGroup(network, learningRate: 5e-4, weightDecay: 0.01)])
    let loader = try Loader(
      SampleArray(fold.training.map { pictures[$0] }),
      .init(batchSize: Self.batchSize, seed: seed, dropsLast: true)
    ) { try batch($0) }
    let trainer = try Trainer(
      network, optimiser, on: loader,
      TrainingSettings(
        epochs: epochs, threads: TorchLibrary.threads, usesBFloat16: inBFloat16,
        usesChannelsLast: true)
    ) { (batch) throws(TorchError) in
      try network(batch.inputs[0]).crossEntropy(batch.targets[0])
    }
    _ = try trainer.run()
    return (network, try accuracy(of: network, on: fold.validation), fold.validation)
  }

  private func batch(_ samples: [LabelledPicture]) throws -> Learning.Batch {
    Learning.Batch(
      inputs: [try Tensor(samples.flatMap(\.values), shape: [samples.count, 3, side, side])],
      targets: [try Tensor(samples.map { Int64($0.label) })], count: samples.count)
  }

  /// In 32 bits, as a network is used.
  private func accuracy(of network: ResNet18, on indices: [Int]) throws -> Double {
    var right = 0
    for start in stride(from: 0, to: indices.count, by: Self.batchSize) {
      let samples = indices[start..<min(start + Self.batchSize, indices.count)].map { pictures[$0] }
      let batch = try batch(samples)
      let found = try withoutGradients { () throws(TorchError) in
        try network(batch.inputs[0].channelsLast()).argmax(along: 1)
      }.values(Int64.self)
      right += zip(found, samples).count { Int($0) == $1.label }
    }
    return Double(right) / Double(indices.count)
  }

  /// Writes `direction.onnx` and `direction.safetensors`, what `footfall train quantize` takes: the
  /// held-out clips alone, so that none of its numbers are of pictures that were learned from.
  func export(_ network: ResNet18, heldOut: [Int], to folder: URL) throws {
    let difference = try ParityGate(engine: InferenceEngine()).write(
      ExportableNetwork(network, input: [nil, 3, side, side]),
      to: folder.appending(path: "direction.onnx"))
    print("export differs by \(difference.difference)")
    let integers = { (name: String, values: [Int]) in
      try WeightTensor(
        name: name, element: .int64, shape: [values.count],
        bytes: values.flatMap { value in
          withUnsafeBytes(of: Int64(value).littleEndian) { Array($0) }
        })
    }
    try WeightFile([
      WeightTensor(
        name: "inputs", shape: [heldOut.count, 3, side, side],
        floats: heldOut.flatMap { pictures[$0].values }),
      integers("labels", heldOut.map { pictures[$0].label }),
      integers("groups", heldOut.map { Int(clips[$0]) ?? 0 }),
    ]).write(to: folder.appending(path: "direction.safetensors"))
  }
}
