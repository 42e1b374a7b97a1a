package import Torch

/// The truth of a batch, in pixels of the network's input.
package struct RearfootTargets {
  /// `[N, K, 2]`: x and y of each point; any number where the weight is 0.
  package var points: Tensor
  /// `[N, K]`: how much a point counts; 0 for one that is absent.
  package var weights: Tensor
  /// `[N, 4]`: left, upper, right and lower edge; nil where nothing learns the box.
  package var box: Tensor?

  package init(points: Tensor, weights: Tensor, box: Tensor? = nil) {
    self.points = points
    self.weights = weights
    self.box = box
  }
}
