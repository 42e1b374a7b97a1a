package import Torch

/// What the networks for whole pictures share before their heads: `[N, 3, 256, 256]` to
/// `[N, 128, 8, 8]`.
///
/// A convolution 3 x 3 of 16 channels with the stride 2, batch norm and ReLU; then four blocks of
/// 24, 48, 80 and 128 channels, each followed by a maximum over 2 x 2. The blocks, and whether a
/// convolution 1 x 1 with batch norm and ReLU comes between a block and its maximum, are what the
/// architectures differ in.
package final class RearfootBackbone: Module, Layer {
  private let stem: ConvolutionBlock
  private let stages: [Sequential]
  private let maximum: MaxPool2d

  /// Channels after the first convolution, and after each block.
  package static let widths = [16, 24, 48, 80, 128]
  /// Side of the pictures, pixels.
  package static let side = 256
  /// Side of what comes out.
  package static let gridSide = 8
  /// Channels of what comes out.
  package static let channels = 128

  /// - Parameters:
  ///   - pointwise: whether a convolution 1 x 1 follows each block.
  ///   - block: a block from its numbers of channels in and out; it keeps height and width.
  /// - Throws: what `block` throws; `TorchError.library`.
  package init(
    pointwise: Bool = false, block: (Int, Int) throws(TorchError) -> any Layer
  ) throws(TorchError) {
    stem = try ConvolutionBlock(3, Self.widths[0], stride: 2)
    var stages: [Sequential] = []
    for (inputs, outputs) in zip(Self.widths, Self.widths.dropFirst()) {
      var layers = [try block(inputs, outputs)]
      if pointwise { layers.append(try ConvolutionBlock(outputs, outputs, kernel: 1)) }
      stages.append(Sequential(layers))
    }
    self.stages = stages
    maximum = try MaxPool2d(kernel: 2)
    super.init()
    try startConvolutions()
  }

  /// What each block says before its maximum, with sides of 128, 64, 32 and 16, and at last what
  /// comes out.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func levels(_ pictures: Tensor) throws(TorchError) -> [Tensor] {
    var value = try stem((pictures + -0.5) * 4)
    var levels: [Tensor] = []
    for stage in stages {
      levels.append(try stage(value))
      value = try maximum(levels[levels.count - 1])
    }
    return levels + [value]
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> Tensor {
    var value = try stem((pictures + -0.5) * 4)
    for stage in stages { value = try maximum(stage(value)) }
    return value
  }
}
