package import Torch

/// What a training of a network for pictures from behind makes small.
package struct RearfootLoss: Sendable {
  /// How coordinates of points are compared.
  package var points: CoordinateLoss
  /// How edges of boxes are compared.
  package var box: CoordinateLoss
  /// A loss of overlap that is added to that of the edges, and how many pixels it stands for.
  package var overlap: BoxLoss?
  /// What the loss of overlap is multiplied by.
  package var overlapWeight: Double
  /// What the cross entropy of heat maps is multiplied by.
  package var mapWeight: Double
  /// Standard deviation of the bells that heat maps learn, pixels.
  package var bellWidth: Double

  package init(
    points: CoordinateLoss = .smoothL1, box: CoordinateLoss = .smoothL1, overlap: BoxLoss? = nil,
    overlapWeight: Double = 10, mapWeight: Double = 4, bellWidth: Double = 4
  ) {
    self.points = points
    self.box = box
    self.overlap = overlap
    self.overlapWeight = overlapWeight
    self.mapWeight = mapWeight
    self.bellWidth = bellWidth
  }

  /// The loss of a batch: that of the points and that of the box, as far as the network finds them
  /// and the stage learns them. Heat maps and deviations learn by `HeatMapLoss`.
  ///
  /// - Parameters:
  ///   - found: what the network says.
  ///   - targets: the truth.
  ///   - stage: what of it learns.
  /// - Returns: a scalar.
  /// - Throws: `TorchError.invalid` where nothing is left to learn; `wrongShape`; `library`.
  package func callAsFunction(
    _ found: RearfootPrediction, _ targets: RearfootTargets, stage: RearfootStage = .joint
  ) throws(TorchError) -> Tensor {
    var parts: [Tensor] = []
    if let box = found.box, let truth = targets.box, stage != .points {
      parts.append(try boxLoss(box, truth))
    }
    if let points = found.points, stage != .box || found.box == nil {
      parts += try pointLosses(points, found, targets)
    }
    guard var total = parts.first else {
      throw .invalid(reason: "The network finds nothing that has a truth to learn from.")
    }
    for part in parts.dropFirst() { total = try total + part }
    return total
  }

  private func pointLosses(
    _ points: Tensor, _ found: RearfootPrediction, _ targets: RearfootTargets
  ) throws(TorchError) -> [Tensor] {
    var losses = [try self.points(points, targets.points, weights: targets.weights)]
    if let maps = found.maps {
      losses.append(
        try HeatMapLoss.crossEntropy(
          maps, targets.points, weights: targets.weights, width: bellWidth) * mapWeight)
    }
    if let deviations = found.deviations {
      losses.append(
        try HeatMapLoss.likelihood(
          deviations, points, targets.points, weights: targets.weights))
    }
    return losses
  }

  private func boxLoss(_ found: Tensor, _ truth: Tensor) throws(TorchError) -> Tensor {
    let edges = try box(found, truth)
    guard let overlap else { return edges }
    return try edges + found.boxLoss(truth, overlap) * overlapWeight
  }
}
