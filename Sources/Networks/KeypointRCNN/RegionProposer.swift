import GaitMath
import GaitModel
package import Torch

/// Proposes regions of pictures that may hold something.
package final class RegionProposer: Module {
  /// What is computed from the maps.
  package let head: RegionHead
  private let settings: KeypointRCNNSettings.Proposals

  private static let coder = BoxCoder(place: 1, size: 1)
  /// Regions that are narrower or lower go.
  private static let leastSide: Float = 1e-3

  init(_ settings: KeypointRCNNSettings.Proposals) throws(TorchError) {
    head = try RegionHead(channels: FeaturePyramid.channels, anchors: Anchors.ratios.count)
    self.settings = settings
  }

  /// Regions, and what learning needs beside them.
  struct Found {
    /// `[R, 4]` for each picture, the best first, without gradients.
    let regions: [Tensor]
    /// `[N, A]`.
    let logits: Tensor
    /// `[N, A, 4]`.
    let changes: Tensor
    /// `[A, 4]`.
    let anchors: Tensor
  }

  /// The regions of a batch.
  func callAsFunction(
    _ maps: [Tensor], _ batch: PictureScaling.Batch, before: Int, after: Int
  ) throws(TorchError) -> Found {
    let said = try head.anchors(maps)
    let shape = batch.pictures.shape
    let grids = maps.map { (height: $0.shape[2], width: $0.shape[3]) }
    let anchors = try Anchors.boxes(grids: grids, height: shape[2], width: shape[3])
    let regions = try withoutGradients { () throws(TorchError) in
      var regions: [Tensor] = []
      for (picture, size) in batch.sizes.enumerated() {
        let logits = try said.logits.selecting([picture], along: 0).flattened()
        let changes = try said.changes.selecting([picture], along: 0).squeezed(0)
        let best = try Self.best(logits, counts: said.counts, before)
        let boxes = try Self.coder.boxes(
          changes.selecting(best.places, along: 0), from: anchors.selecting(best.places, along: 0))
        let scores = try logits.selecting(best.places, along: 0).sigmoid()
        regions.append(
          try filtered(boxes.squeezed(1), scores, levels: best.levels, size: size, count: after))
      }
      return regions
    }
    return Found(regions: regions, logits: said.logits, changes: said.changes, anchors: anchors)
  }

  /// Places of the anchors of each map with the largest logits.
  private static func best(
    _ logits: Tensor, counts: [Int], _ most: Int
  ) throws(TorchError) -> (places: [Int], levels: [Int]) {
    var places: [Int] = []
    var levels: [Int] = []
    var start = 0
    for (level, count) in counts.enumerated() {
      let part = try logits.sliced(start..<start + count, along: 0)
      let found = try part.largest(min(most, count)).positions.values(Int64.self)
      places += found.map { start + Int($0) }
      levels += Array(repeating: level, count: found.count)
      start += count
    }
    return (places, levels)
  }

  /// The best regions inside of the picture that do not lie over a better one of their map.
  private func filtered(
    _ boxes: Tensor, _ scores: Tensor, levels: [Int], size: PixelSize, count: Int
  ) throws(TorchError) -> Tensor {
    let inside = try RegionBox.list(boxes, clippedTo: size)
    let places = inside.indices.filter {
      inside[$0].width >= Self.leastSide && inside[$0].height >= Self.leastSide
    }
    let left = try RegionBox.tensor(places.map { inside[$0] })
    let kept = try left.suppressingOverlaps(
      scores: scores.selecting(places, along: 0), groups: places.map { levels[$0] },
      limit: settings.overlap)
    return try left.selecting(Array(kept.prefix(count)), along: 0)
  }

  /// How wrong logits and changes are for a sample of the anchors.
  ///
  /// - Parameters:
  ///   - found: what was said.
  ///   - boxes: `[G, 4]` for each picture, in pixels of the batch.
  ///   - generator: what chooses the sample.
  /// - Returns: two scalars.
  /// - Throws: `TorchError.library`.
  func losses(
    _ found: Found, boxes: [Tensor], using generator: inout SplitMix64
  ) throws(TorchError) -> (objectness: Tensor, places: Tensor) {
    let matcher = Matcher(
      foreground: settings.foreground, background: settings.background, keepsBest: true)
    let sampler = BalancedSampler(count: settings.samples, positives: settings.positives)
    let count = found.anchors.shape[0]
    var positive: [Int] = []
    var negative: [Int] = []
    var wanted: [Tensor] = []
    for (picture, truths) in boxes.enumerated() {
      let matches = matcher.matches(
        try RegionBox.overlaps(truths, found.anchors), candidates: count)
      let sample = sampler.sample(matches, using: &generator)
      positive += sample.positive.map { picture * count + $0 }
      negative += sample.negative.map { picture * count + $0 }
      wanted.append(
        try Self.coder.changes(
          to: truths.selecting(matches.boxes(at: sample.positive), along: 0),
          from: found.anchors.selecting(sample.positive, along: 0)))
    }
    let all = positive + negative
    let labels = all.indices.map { Float($0 < positive.count ? 1 : 0) }
    let objectness = try found.logits.flattened().selecting(all, along: 0)
      .binaryCrossEntropy(Tensor(labels))
    let places = try found.changes.reshaped([-1, 4]).selecting(positive, along: 0)
      .smoothL1(.concatenated(wanted, along: 0), beta: 1.0 / 9, reduction: .sum)
    return (objectness, try places / Double(all.count))
  }
}

extension [Matcher.Match] {
  /// The boxes that candidates are of; 0 for those that are of none.
  func boxes(at places: [Int]) -> [Int] {
    places.map {
      if case .box(let box) = self[$0] { box } else { 0 }
    }
  }
}
