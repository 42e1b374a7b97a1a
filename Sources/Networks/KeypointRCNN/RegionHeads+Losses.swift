import GaitMath
import Torch

extension RegionHeads {
  /// The regions of one picture that are learned from.
  private struct Sample {
    /// `[S, 4]`.
    let regions: Tensor
    /// The class of each, 0 for background.
    let labels: [Int]
    /// The thing that each is one of; 0 for background.
    let things: [Int]

    var positive: [Int] { labels.indices.filter { labels[$0] > 0 } }
  }

  /// How wrong the heads are for a sample of the regions, to which the boxes themselves are added.
  ///
  /// - Parameters:
  ///   - maps: the pyramid.
  ///   - regions: `[R, 4]` for each picture.
  ///   - targets: what is there, in pixels of the batch.
  ///   - generator: what chooses the sample.
  /// - Returns: three scalars.
  /// - Throws: `TorchError.library`.
  func losses(
    _ maps: [Tensor], _ regions: [Tensor], _ targets: [RCNNTarget],
    using generator: inout SplitMix64
  ) throws(TorchError) -> (classes: Tensor, boxes: Tensor, points: Tensor) {
    var samples: [Sample] = []
    for (region, target) in zip(regions, targets) {
      samples.append(try sample(region, target, using: &generator))
    }
    let said = try boxes(maps, samples.map(\.regions))
    let labels = samples.flatMap(\.labels)
    let classes = try said.logits.crossEntropy(Tensor(labels.map(Int64.init)))
    return (
      classes, try boxLoss(said.changes, samples, targets, labels),
      try pointLoss(maps, samples, targets)
    )
  }

  private func sample(
    _ regions: Tensor, _ target: RCNNTarget, using generator: inout SplitMix64
  ) throws(TorchError) -> Sample {
    let limits = settings.detections
    let all = try Tensor.concatenated([regions, target.boxes], along: 0)
    let matches = Matcher(
      foreground: limits.foreground, background: limits.foreground, keepsBest: false
    ).matches(try RegionBox.overlaps(target.boxes, all), candidates: all.shape[0])
    let chosen = BalancedSampler(count: limits.samples, positives: limits.positives)
      .sample(matches, using: &generator)
    let places = (chosen.positive + chosen.negative).sorted()
    return Sample(
      regions: try all.selecting(places, along: 0),
      labels: places.map {
        if case .box(let thing) = matches[$0] { target.labels[thing] } else { 0 }
      }, things: matches.boxes(at: places))
  }

  /// Changes of the right class alone, of regions that are one of a thing, by the number of all regions.
  private func boxLoss(
    _ changes: Tensor, _ samples: [Sample], _ targets: [RCNNTarget], _ labels: [Int]
  ) throws(TorchError) -> Tensor {
    var wanted: [Tensor] = []
    for (sample, target) in zip(samples, targets) {
      let positive = sample.positive
      wanted.append(
        try Self.coder.changes(
          to: target.boxes.selecting(positive.map { sample.things[$0] }, along: 0),
          from: sample.regions.selecting(positive, along: 0)))
    }
    let rows = labels.indices.filter { labels[$0] > 0 }.map { $0 * settings.classes + labels[$0] }
    let sum = try changes.reshaped([-1, 4]).selecting(rows, along: 0)
      .smoothL1(.concatenated(wanted, along: 0), beta: 1.0 / 9, reduction: .sum)
    return try sum / Double(labels.count)
  }

  private func pointLoss(
    _ maps: [Tensor], _ samples: [Sample], _ targets: [RCNNTarget]
  ) throws(TorchError) -> Tensor {
    var regions: [Tensor] = []
    var cells: [Int?] = []
    let side = 4 * KeypointHead.side
    for (sample, target) in zip(samples, targets) {
      let positive = sample.positive
      let chosen = try sample.regions.selecting(positive, along: 0)
      let points: [Float] = try target.points.values()
      for (place, box) in zip(positive, try RegionBox.list(chosen)) {
        let start = sample.things[place] * settings.points
        let own = points[3 * start..<3 * (start + settings.points)]
        cells += RegionHeatMaps.cells(Array(own), in: box, side: side)
      }
      regions.append(chosen)
    }
    return try RegionHeatMaps.loss(heatMaps(maps, regions), cells)
  }
}
