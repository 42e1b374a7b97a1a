package import Torch

/// What is said of a region as a whole: two linear layers with `max(x, 0)`,
/// `[R, C, S, S] -> [R, 1024]`.
package final class RegionBoxHead: Module, Layer {
  private let fc6: Linear
  private let fc7: Linear

  /// Number of outputs.
  package static let width = 1024
  /// Cells a side of a region.
  package static let side = 7

  /// - Throws: `TorchError.library`.
  package init(channels: Int) throws(TorchError) {
    fc6 = try Linear(channels * Self.side * Self.side, Self.width)
    fc7 = try Linear(Self.width, Self.width)
  }

  /// - Throws: `TorchError.library` for regions of another shape.
  package func callAsFunction(_ regions: Tensor) throws(TorchError) -> Tensor {
    try fc7(fc6(regions.flattened(from: 1)).relu()).relu()
  }
}

/// The class of a region, and its box for each class.
package final class RegionBoxPredictor: Module {
  private let clsScore: Linear
  private let bboxPred: Linear

  /// - Parameter classes: with the background.
  /// - Throws: `TorchError.invalid` for fewer than one class; `library`.
  package init(classes: Int) throws(TorchError) {
    clsScore = try Linear(RegionBoxHead.width, classes)
    bboxPred = try Linear(RegionBoxHead.width, 4 * classes)
  }

  /// Of `[R, 1024]` the logits `[R, classes]` and changes `[R, 4 classes]`, four side by side.
  ///
  /// - Throws: `TorchError.library` for another number of inputs.
  package func callAsFunction(
    _ regions: Tensor
  ) throws(TorchError) -> (logits: Tensor, changes: Tensor) {
    (try clsScore(regions), try bboxPred(regions))
  }
}
