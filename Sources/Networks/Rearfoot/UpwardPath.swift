package import Torch

/// Maps of several sizes as one of the finest: `[N, C_i, H / 2^i, W / 2^i]` to `[N, width, H, W]`.
///
/// Each map goes through a convolution 1 x 1; from the coarsest on, what there is so far is doubled
/// in size and added to the next finer one, and a convolution 3 x 3 with batch norm and ReLU follows.
///
/// Source: Lin et al. 2017, doi:10.1109/CVPR.2017.106, with a path of one width.
package final class UpwardPath: Module {
  private let laterals: [Conv2d]
  private let smooth: [ConvolutionBlock]
  private let double: Upsample

  /// - Parameters:
  ///   - channels: those of the maps, the finest first; two or more.
  ///   - width: channels of what comes out.
  /// - Throws: `TorchError.invalid` for sizes below 1 or fewer than two maps; `library`.
  package init(_ channels: [Int], width: Int) throws(TorchError) {
    guard channels.count >= 2 else {
      throw .invalid(reason: "A path upwards needs two maps, and not \(channels.count).")
    }
    var laterals: [Conv2d] = []
    var smooth: [ConvolutionBlock] = []
    for inputs in channels { laterals.append(try Conv2d(inputs, width, kernel: 1)) }
    for _ in channels.dropLast() { smooth.append(try ConvolutionBlock(width, width)) }
    (self.laterals, self.smooth) = (laterals, smooth)
    double = try Upsample(scale: 2)
    super.init()
    try startConvolutions()
  }

  /// - Parameter maps: the finest first.
  /// - Returns: a map of the size of the finest.
  /// - Throws: `TorchError.invalid` for another number of maps; `library` for sizes that do not fit.
  package func callAsFunction(_ maps: [Tensor]) throws(TorchError) -> Tensor {
    guard maps.count == laterals.count, let coarsest = maps.last else {
      throw .invalid(
        reason: "This path upwards needs \(laterals.count) maps, and not \(maps.count).")
    }
    var value = try laterals[maps.count - 1](coarsest)
    for index in maps.indices.dropLast().reversed() {
      value = try smooth[index](laterals[index](maps[index]) + double(value))
    }
    return value
  }
}
