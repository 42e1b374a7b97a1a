package import Torch

/// Maps of one depth at every scale: what a coarse map knows is added to the finer ones
/// (Lin et al. 2017, doi:10.1109/CVPR.2017.106).
///
/// With the inputs `c`, coarsest last: `p[i] = smooth(lateral(c[i]) + p'[i + 1] at twice the size)`,
/// `p'` being the sum before smoothing. A fifth map is every second pixel of the fourth.
package final class FeaturePyramid: Module {
  private let innerBlocks: [Sequential]
  private let layerBlocks: [Sequential]

  /// Channels of every map.
  package static let channels = 256
  /// How many times smaller than the picture the maps are.
  package static let strides = [4, 8, 16, 32, 64]

  /// Weights begin uniform with the variance `1 / inputs of an output`, biases at 0.
  ///
  /// - Parameter inputs: channels of the maps that come in.
  /// - Throws: `TorchError.library`.
  package init(_ inputs: [Int]) throws(TorchError) {
    var inner: [Sequential] = []
    var layers: [Sequential] = []
    for channels in inputs {
      inner.append(Sequential([try Self.convolution(channels, kernel: 1)]))
      layers.append(Sequential([try Self.convolution(Self.channels, kernel: 3)]))
    }
    (innerBlocks, layerBlocks) = (inner, layers)
  }

  private static func convolution(_ inputs: Int, kernel: Int) throws(TorchError) -> Conv2d {
    let made = try Conv2d(inputs, channels, kernel: kernel, padding: kernel / 2)
    let bound = (3 / Double(inputs * kernel * kernel)).squareRoot()
    try made.weight.tensor.fillUniform(-bound...bound)
    try made.bias?.tensor.assign(.zeros([channels]))
    return made
  }

  /// What every scale becomes.
  ///
  /// - Parameter maps: as many as there are inputs, the finest first.
  /// - Returns: the maps of all scales, the finest first, and the fifth.
  /// - Throws: `TorchError.wrongShape` for another number of maps; `library`.
  package func callAsFunction(_ maps: [Tensor]) throws(TorchError) -> [Tensor] {
    guard maps.count == innerBlocks.count else {
      throw .wrongShape(
        what: "The list of maps", expected: [innerBlocks.count], found: [maps.count])
    }
    var found: [Tensor] = []
    var above: Tensor?
    for level in maps.indices.reversed() {
      var sum = try innerBlocks[level](maps[level])
      if let coarse = above {
        let shape = sum.shape
        sum = try sum + coarse.resized(height: shape[2], width: shape[3], .nearest)
      }
      found.insert(try layerBlocks[level](sum), at: 0)
      above = sum
    }
    if let last = found.last { found.append(try MaxPool2d(kernel: 1, stride: 2)(last)) }
    return found
  }
}

/// Pictures to the five maps of the pyramid; the parts have torchvision's names.
package final class PyramidBackbone: Module {
  /// The network for classes that the maps come from.
  package let body: ResNet50Body
  private let fpn: FeaturePyramid

  /// - Throws: `TorchError.library`.
  package init(norm: BackboneNorm) throws(TorchError) {
    body = try ResNet50Body(norm: norm)
    fpn = try FeaturePyramid(ResNet50Body.channels)
  }

  /// `[N, 3, H, W]` to five maps `[N, 256, H / s, W / s]`, rounded up, `s` of `FeaturePyramid.strides`.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> [Tensor] {
    try fpn(body(pictures))
  }
}
