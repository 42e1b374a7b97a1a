package import Torch

/// What proposes regions, at every pixel of every map: for each anchor there whether it holds something,
/// and how to change it (Ren et al. 2017, doi:10.1109/TPAMI.2016.2577031).
package final class RegionHead: Module {
  private let conv: Sequential
  private let clsLogits: Conv2d
  private let bboxPred: Conv2d

  /// Weights begin with normal numbers of the deviation 0.01, biases at 0.
  ///
  /// - Parameters:
  ///   - channels: those of the maps.
  ///   - anchors: anchors of a pixel.
  /// - Throws: `TorchError.invalid` for numbers below 1; `library`.
  package init(channels: Int, anchors: Int) throws(TorchError) {
    let first = try Conv2d(channels, channels, kernel: 3, padding: 1)
    conv = Sequential([Sequential([first, ReLU()])])
    clsLogits = try Conv2d(channels, anchors, kernel: 1)
    bboxPred = try Conv2d(channels, 4 * anchors, kernel: 1)
    for layer in [first, clsLogits, bboxPred] {
      try layer.weight.tensor.fillNormal(standardDeviation: 0.01)
      try layer.bias?.tensor.assign(.zeros([layer.weight.tensor.shape[0]]))
    }
  }

  /// What is said of one map.
  ///
  /// - Parameter map: `[N, C, H, W]`.
  /// - Returns: logits `[N, A, H, W]` and changes `[N, 4 A, H, W]`, four side by side.
  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(
    _ map: Tensor
  ) throws(TorchError) -> (logits: Tensor, changes: Tensor) {
    let value = try conv(map)
    return (try clsLogits(value), try bboxPred(value))
  }

  /// What is said of all anchors in the order of `Anchors`.
  ///
  /// - Returns: logits `[N, all]`, changes `[N, all, 4]`, and how many anchors each map has.
  /// - Throws: `TorchError.library`.
  func anchors(
    _ maps: [Tensor]
  ) throws(TorchError) -> (logits: Tensor, changes: Tensor, counts: [Int]) {
    var logits: [Tensor] = []
    var changes: [Tensor] = []
    for map in maps {
      let found = try self(map)
      logits.append(try Self.inOrder(found.logits, 1).squeezed(2))
      changes.append(try Self.inOrder(found.changes, 4))
    }
    return (
      try .concatenated(logits, along: 1), try .concatenated(changes, along: 1),
      logits.map { $0.shape[1] }
    )
  }

  /// `[N, A values, H, W] -> [N, H W A, values]`.
  private static func inOrder(_ map: Tensor, _ values: Int) throws(TorchError) -> Tensor {
    let shape = map.shape
    return try map.reshaped([shape[0], -1, values, shape[2], shape[3]])
      .permuted([0, 3, 4, 1, 2]).reshaped([shape[0], -1, values])
  }
}
