package import GaitModel
package import Torch

/// What a network says of a batch of pictures from behind; what it does not look for is nil.
///
/// All lengths are pixels of the network's input: the first pixel reaches from (0, 0) to (1, 1).
package struct RearfootPrediction {
  /// `[N, K, 2]`: x and y of each point.
  package var points: Tensor?
  /// `[N, 4]`: left, upper, right and lower edge of the box.
  package var box: Tensor?
  /// `[N, K, 2]`: standard deviation of each coordinate, where the network estimates it.
  package var deviations: Tensor?
  /// The maps that the points were read from; learning needs them, use does not.
  package var maps: HeatMaps?

  package init(
    points: Tensor? = nil, box: Tensor? = nil, deviations: Tensor? = nil, maps: HeatMaps? = nil
  ) {
    self.points = points
    self.box = box
    self.deviations = deviations
    self.maps = maps
  }
}

/// How likely points lie in each cell of a grid over the picture.
package struct HeatMaps {
  /// `[N, K, H', W']`: scores, of which a softmax over all cells of a point makes shares.
  package var scores: Tensor
  /// Pixels of the network's input that a cell is wide and high; the first cell begins at (0, 0).
  package var stride: Int

  package init(scores: Tensor, stride: Int) {
    self.scores = scores
    self.stride = stride
  }
}

/// A network that finds the markers on legs, the box around them, or both.
///
/// Pictures are `[N, 3, H, W]`, values 0 to 1 in RGB.
package protocol RearfootNetwork: Module {
  /// The pictures it takes.
  var inputSize: PixelSize { get }
  /// K, the number of points that it finds; 0 where it finds the box only.
  var pointCount: Int { get }

  /// What it says of pictures.
  ///
  /// - Throws: `TorchError.library` for pictures of another shape.
  func callAsFunction(_ pictures: Tensor) throws(TorchError) -> RearfootPrediction
}
