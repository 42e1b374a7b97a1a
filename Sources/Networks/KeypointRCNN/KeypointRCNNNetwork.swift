package import GaitMath
package import GaitModel
package import Torch

/// Keypoint R-CNN as a network for pictures from behind: one person a picture, whose box and points are
/// those of the best detection. The names of the state dict are those of `KeypointRCNN`.
///
/// There is one class beside the background: a pair of legs. Its box is around the points of both, and
/// its key points are theirs, left before right, so that no leg has to be told from the other by what
/// lies where. That is how system E fine-tuned its detector of persons (one class, six points), and it
/// lets the class of persons of published weights begin as that of legs.
///
/// It does not learn by `RearfootLoss`, since it decides what its detections are: `loss` gives what a
/// training makes small.
package final class KeypointRCNNNetwork: Module, SelfJudgingNetwork {
  /// The network inside.
  package let detector: KeypointRCNN
  /// See `RearfootNetwork`.
  package let inputSize: PixelSize

  /// - Parameters:
  ///   - points: K: the points of both legs together.
  ///   - side: width and height of the pictures it takes, which are not resized.
  ///   - norm: frozen for weights from a file, learned for training from the first.
  ///   - samples: regions of a picture that are learned from; a quarter of them at most hold legs, and
  ///     these take most of the time.
  /// - Throws: `TorchError.invalid` for fewer than one point, or a side below 64; `library`.
  package init(
    points: Int, side: Int = RearfootBackbone.side, norm: BackboneNorm = .learned,
    samples: Int = 32
  ) throws(TorchError) {
    guard side >= 64 else {
      throw .invalid(reason: "Keypoint R-CNN needs pictures of at least 64 pixels a side.")
    }
    var settings = KeypointRCNNSettings(points: points)
    settings.norm = norm
    settings.smallerSides = [side]
    settings.largerSide = side
    // One person a picture needs fewer regions than a scene.
    settings.proposals.before = .init(training: 1000, use: 400)
    settings.proposals.after = .init(training: 400, use: 100)
    settings.detections.samples = samples
    settings.detections.count = 1
    // The best is wanted, however unsure.
    settings.detections.score = 0
    detector = try KeypointRCNN(settings)
    inputSize = PixelSize(width: side, height: side)
  }

  /// See `RearfootNetwork`.
  package var pointCount: Int { detector.settings.points }

  /// Those of the network inside, without a name of its own.
  public override var children: [(name: String, child: Module.Child)] { detector.children }

  /// Box and points of the best detection of each picture; not numbers where nothing is found. Nothing is
  /// recorded for gradients.
  ///
  /// - Throws: `TorchError.wrongShape` for pictures of another size; `library`.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction {
    var boxes: [Tensor] = []
    var points: [Tensor] = []
    for found in try detector(separate(pictures)) {
      let isFound = !found.scores.isEmpty
      boxes.append(
        isFound ? try found.boxes.sliced(0..<1, along: 0) : try .full([1, 4], .nan))
      points.append(
        isFound
          ? try found.points.sliced(0..<1, along: 0) : try .full([1, pointCount, 2], .nan))
    }
    return RearfootPrediction(
      points: try .concatenated(points, along: 0), box: try .concatenated(boxes, along: 0))
  }

  /// How wrong the network is for a batch: the sum of the five losses of Keypoint R-CNN.
  ///
  /// - Parameters:
  ///   - pictures: `[N, 3, H, W]`.
  ///   - targets: the truth; points count where their weight is above 0.
  ///   - generator: what chooses the anchors and regions that are learned from.
  /// - Returns: a scalar.
  /// - Throws: `TorchError.invalid` for targets without boxes, or with boxes that have no area;
  ///   `wrongShape`; `library`.
  package func loss(
    _ pictures: Tensor, _ targets: RearfootTargets, using generator: inout SplitMix64
  ) throws(TorchError) -> Tensor {
    guard let boxes = targets.box else {
      throw .invalid(reason: "Keypoint R-CNN learns from boxes, and there are none.")
    }
    let batch = try separate(pictures)
    guard boxes.shape == [batch.count, 4] else {
      throw .wrongShape(
        what: "The boxes of a batch", expected: [batch.count, 4], found: boxes.shape)
    }
    let counts = try targets.weights.unsqueezed(2)
    let points = try Tensor.concatenated([targets.points, counts], along: 2)
    var truths: [RCNNTarget] = []
    for place in batch.indices {
      truths.append(
        RCNNTarget(
          boxes: try boxes.sliced(place..<place + 1, along: 0), labels: [1],
          points: try points.sliced(place..<place + 1, along: 0)))
    }
    return try detector.losses(batch, truths, using: &generator).total()
  }

  /// The same loss with a choice that the random generator of libtorch starts, so that a training that
  /// goes on with the state of that generator chooses as if it had never stopped.
  ///
  /// - Throws: as the other.
  package func loss(_ pictures: Tensor, _ targets: RearfootTargets) throws(TorchError) -> Tensor {
    let start = try Tensor.zeros([2])
    try start.fillUniform(0...1)
    let bits = try start.values(Float.self).map { UInt64($0.bitPattern) }
    var generator = SplitMix64(seed: bits[0] << 32 | bits[1])
    return try loss(pictures, targets, using: &generator)
  }

  private func separate(_ pictures: Tensor) throws(TorchError) -> [Tensor] {
    let shape = pictures.shape
    guard shape.count == 4, shape[1...] == [3, inputSize.height, inputSize.width] else {
      throw .wrongShape(
        what: "A batch of pictures", expected: [-1, 3, inputSize.height, inputSize.width],
        found: shape)
    }
    return try (0..<shape[0]).map { (place) throws(TorchError) in
      try pictures.selecting([place], along: 0).squeezed(0)
    }
  }
}
