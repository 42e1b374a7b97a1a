package import Torch

/// What is to be found in one picture.
package struct RCNNTarget {
  /// `[G, 4]`: left, upper, right and lower edge of each thing, in pixels of the picture.
  package var boxes: Tensor
  /// The class of each thing, 1 or more.
  package var labels: [Int]
  /// `[G, K, 3]`: x and y of each point, and above 0 where it counts.
  package var points: Tensor

  package init(boxes: Tensor, labels: [Int], points: Tensor) {
    self.boxes = boxes
    self.labels = labels
    self.points = points
  }

  /// Refuses what cannot be learned from.
  ///
  /// - Throws: `TorchError.wrongShape`; `invalid` for a class that is not there, for a box that is
  ///   not finite or has no area, and for points that are not finite.
  func check(_ settings: KeypointRCNNSettings) throws(TorchError) {
    let count = labels.count
    guard boxes.shape == [count, 4] else {
      throw .wrongShape(what: "The boxes of a picture", expected: [count, 4], found: boxes.shape)
    }
    guard points.shape == [count, settings.points, 3] else {
      throw .wrongShape(
        what: "The points of a picture", expected: [count, settings.points, 3], found: points.shape)
    }
    for label in labels where !(1..<settings.classes).contains(label) {
      throw .invalid(reason: "A box has the class \(label) of \(settings.classes).")
    }
    for box in try RegionBox.list(boxes) where !(box.isFinite && box.width > 0 && box.height > 0) {
      throw .invalid(reason: "The box \(box.corners) has no area.")
    }
    guard try points.isFinite() else {
      throw .invalid(reason: "A point of a picture is not finite.")
    }
  }
}

/// What was found in one picture, the best first; lengths are pixels of the picture.
package struct RCNNDetections {
  /// `[D, 4]`: left, upper, right and lower edge.
  package var boxes: Tensor
  /// How sure each is, 0 to 1.
  package var scores: [Float]
  /// The class of each, 1 or more.
  package var labels: [Int]
  /// `[D, K, 2]`: x and y of each point.
  package var points: Tensor
  /// `[D, K]`: the height of the heat map at each point, without a bound.
  package var pointScores: Tensor
}

/// The losses of one step; a training makes their sum small.
package struct RCNNLosses {
  /// Whether anchors hold something.
  package let objectness: Tensor
  /// Where proposed regions lie.
  package let proposals: Tensor
  /// Of which class regions are.
  package let classes: Tensor
  /// Where their boxes lie.
  package let boxes: Tensor
  /// Where their points lie.
  package let points: Tensor

  /// Their sum.
  ///
  /// - Throws: `TorchError.library`.
  package func total() throws(TorchError) -> Tensor {
    try classes + boxes + points + objectness + proposals
  }
}
