import GaitMath
package import GaitModel
package import Learning
package import Networks
package import Torch

/// Samples as tensors, and back.
///
/// Pictures go as bytes `[N, H, W, 3]`: they are a quarter of the size of numbers, and in the order
/// of their channels convolutions on processors are fastest with.
package enum RearfootBatches {
  /// How much a hidden point counts beside one that is seen.
  package static let hiddenWeight: Float = 0.3

  /// Puts samples together: the picture, then points `[N, K, 2]`, their weights `[N, K]` and the
  /// box `[N, 4]` in pixels of the input.
  ///
  /// The weight of a point is 1; `hiddenWeight` where it is hidden, which can only be guessed; 0 where
  /// it is absent, or lies outside a picture of one leg.
  ///
  /// - Parameters:
  ///   - samples: cut to the input's size.
  ///   - inputSize: pixels of the network's input.
  ///   - preprocess: what is done to each picture.
  /// - Returns: the batch.
  /// - Throws: what `preprocess` throws; `LearningError.wrongWidth` for a picture of another size;
  ///   `TorchError`.
  package static func batch(
    _ samples: [RearfootSample], inputSize: PixelSize,
    preprocess: (RGBPicture) throws -> RGBPicture
  ) throws -> Batch {
    let (width, height) = (inputSize.width, inputSize.height)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(samples.count * 3 * width * height)
    var points: [Float] = []
    var weights: [Float] = []
    var boxes: [Float] = []
    for sample in samples {
      let picture = try preprocess(sample.picture)
      guard picture.size == inputSize else {
        throw LearningError.wrongWidth(
          source: "a picture made ready for a network", expected: 3 * width * height,
          found: picture.bytes.count)
      }
      bytes += picture.bytes
      for point in sample.points {
        let counts = isLearned(point, inputSize, isLeg: sample.side != nil)
        weights.append(!counts ? 0 : point.visibility == .hidden ? hiddenWeight : 1)
        points += counts ? [Float(point.position.x), Float(point.position.y)] : [0, 0]
      }
      let box = sample.box
      boxes += [Float(box.minX), Float(box.minY), Float(box.maxX), Float(box.maxY)]
    }
    let count = samples.count
    let pointCount = samples.first?.points.count ?? 0
    return Batch(
      inputs: [try Tensor(bytes, shape: [count, height, width, 3])],
      targets: [
        try Tensor(points, shape: [count, pointCount, 2]),
        try Tensor(weights, shape: [count, pointCount]), try Tensor(boxes, shape: [count, 4]),
      ], count: count)
  }

  private static func isLearned(_ point: RearfootPoint, _ size: PixelSize, isLeg: Bool) -> Bool {
    let place = point.position
    guard point.visibility != .absent, place.x.isFinite, place.y.isFinite else { return false }
    guard isLeg else { return true }
    return (0...Double(size.width)).contains(place.x) && (0...Double(size.height)).contains(place.y)
  }

  /// The pictures of a batch as a network takes them: `[N, 3, H, W]`, 0 to 1.
  package static func pictures(_ batch: Batch) throws(TorchError) -> Tensor {
    try batch.inputs[0].permuted([0, 3, 1, 2]).to(.float32) * (1.0 / 255)
  }

  /// The truth of a batch.
  package static func targets(_ batch: Batch) -> RearfootTargets {
    RearfootTargets(points: batch.targets[0], weights: batch.targets[1], box: batch.targets[2])
  }
}
