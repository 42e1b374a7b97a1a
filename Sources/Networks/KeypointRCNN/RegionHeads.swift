import GaitModel
package import Torch

/// What is said of proposed regions: classes, boxes, and the points of those that hold something.
package final class RegionHeads: Module {
  /// Class and box.
  package let boxHead: RegionBoxHead
  /// Class and box.
  package let boxPredictor: RegionBoxPredictor
  /// Points.
  package let keypointHead: KeypointHead
  /// Points.
  package let keypointPredictor: KeypointPredictor
  let settings: KeypointRCNNSettings

  static let coder = BoxCoder(place: 10, size: 5)
  /// Detections that are narrower or lower go.
  private static let leastSide: Float = 1e-2

  init(_ settings: KeypointRCNNSettings) throws(TorchError) {
    boxHead = try RegionBoxHead(channels: FeaturePyramid.channels)
    boxPredictor = try RegionBoxPredictor(classes: settings.classes)
    keypointHead = try KeypointHead(channels: FeaturePyramid.channels)
    keypointPredictor = try KeypointPredictor(points: settings.points)
    self.settings = settings
  }

  func boxes(
    _ maps: [Tensor], _ regions: [Tensor]
  ) throws(TorchError) -> (logits: Tensor, changes: Tensor) {
    try boxPredictor(boxHead(RegionFeatures(size: RegionBoxHead.side)(maps, regions)))
  }

  func heatMaps(_ maps: [Tensor], _ regions: [Tensor]) throws(TorchError) -> Tensor {
    try keypointPredictor(keypointHead(RegionFeatures(size: KeypointHead.side)(maps, regions)))
  }

  /// What is found in a batch, in its pixels.
  ///
  /// - Parameters:
  ///   - maps: the pyramid.
  ///   - regions: `[R, 4]` for each picture.
  ///   - sizes: those of the pictures in the batch.
  /// - Returns: the detections of each picture.
  /// - Throws: `TorchError.library`.
  func callAsFunction(
    _ maps: [Tensor], _ regions: [Tensor], sizes: [PixelSize]
  ) throws(TorchError) -> [RCNNDetections] {
    let said = try boxes(maps, regions)
    let scores = try said.logits.softmax(along: -1)
    let places = try Self.coder.boxes(said.changes, from: .concatenated(regions, along: 0))
    var found: [RCNNDetections] = []
    var start = 0
    for (region, size) in zip(regions, sizes) {
      let range = start..<start + region.shape[0]
      found.append(
        try best(
          places.sliced(range, along: 0), scores.sliced(range, along: 0), in: size))
      start = range.upperBound
    }
    try addPoints(to: &found, maps)
    return found
  }

  /// The detections of one picture, without their points.
  ///
  /// - Parameters:
  ///   - boxes: `[R, classes, 4]`.
  ///   - scores: `[R, classes]`.
  ///   - size: that of the picture in the batch.
  /// - Returns: the best.
  /// - Throws: `TorchError.library`.
  private func best(
    _ boxes: Tensor, _ scores: Tensor, in size: PixelSize
  ) throws(TorchError) -> RCNNDetections {
    let limits = settings.detections
    let all = try RegionBox.list(boxes, clippedTo: size)
    let allScores: [Float] = try scores.values()
    let places = all.indices.filter {
      $0 % settings.classes > 0 && allScores[$0] > limits.score && all[$0].width >= Self.leastSide
        && all[$0].height >= Self.leastSide
    }
    let labels = places.map { $0 % settings.classes }
    let left = try RegionBox.tensor(places.map { all[$0] })
    let kept = try left.suppressingOverlaps(
      scores: Tensor(places.map { allScores[$0] }), groups: labels, limit: limits.overlap
    ).prefix(limits.count)
    return RCNNDetections(
      boxes: try left.selecting(Array(kept), along: 0),
      scores: kept.map { allScores[places[$0]] }, labels: kept.map { labels[$0] },
      points: try .zeros([kept.count, settings.points, 2]),
      pointScores: try .zeros([kept.count, settings.points]))
  }

  private func addPoints(
    to found: inout [RCNNDetections], _ maps: [Tensor]
  ) throws(TorchError) {
    guard found.contains(where: { !$0.scores.isEmpty }) else { return }
    let heat = try heatMaps(maps, found.map(\.boxes))
    var start = 0
    for picture in found.indices {
      var points: [Float] = []
      var scores: [Float] = []
      for box in try RegionBox.list(found[picture].boxes) {
        let one = try RegionHeatMaps.points(heat.sliced(start..<start + 1, along: 0), in: box)
        points += one.points
        scores += one.scores
        start += 1
      }
      let count = found[picture].scores.count
      found[picture].points = try Tensor(points, shape: [count, settings.points, 2])
      found[picture].pointScores = try Tensor(scores, shape: [count, settings.points])
    }
  }
}
