package import Torch

/// How the outputs of convolutions of a backbone are normalised.
package enum BackboneNorm: Sendable, Hashable {
  /// By what was learned elsewhere: for weights from a file.
  case frozen
  /// By the batch: for training from the first.
  case learned

  func layer(_ channels: Int) throws(TorchError) -> any Layer {
    switch self {
    case .frozen: try FrozenBatchNorm2d(channels)
    case .learned: try BatchNorm2d(channels)
    }
  }
}

/// ResNet with 50 layers up to where its classifier would begin: pictures `[N, 3, H, W]` to four maps
/// with 256, 512, 1024 and 2048 channels that are 4, 8, 16 and 32 times smaller.
///
/// Source: He et al. 2016, doi:10.1109/CVPR.2016.90, table 1; the stride of a block lies at its
/// convolution 3 x 3.
package final class ResNet50Body: Module {
  private let conv1: Conv2d
  private let bn1: any Layer
  private let maxpool: MaxPool2d
  private let layer1: [ResNet50Block]
  private let layer2: [ResNet50Block]
  private let layer3: [ResNet50Block]
  private let layer4: [ResNet50Block]

  /// Channels of the four maps.
  package static let channels = [256, 512, 1024, 2048]

  /// - Throws: `TorchError.library`.
  package init(norm: BackboneNorm) throws(TorchError) {
    conv1 = try Conv2d(3, 64, kernel: 7, stride: 2, padding: 3, bias: false)
    bn1 = try norm.layer(64)
    maxpool = try MaxPool2d(kernel: 3, stride: 2, padding: 1)
    layer1 = try Self.stage(64, 64, blocks: 3, stride: 1, norm)
    layer2 = try Self.stage(256, 128, blocks: 4, stride: 2, norm)
    layer3 = try Self.stage(512, 256, blocks: 6, stride: 2, norm)
    layer4 = try Self.stage(1024, 512, blocks: 3, stride: 2, norm)
    super.init()
    try startConvolutions()
  }

  private static func stage(
    _ inputs: Int, _ width: Int, blocks: Int, stride: Int, _ norm: BackboneNorm
  ) throws(TorchError) -> [ResNet50Block] {
    var made = [try ResNet50Block(inputs, width, stride: stride, norm: norm)]
    for _ in 1..<blocks {
      made.append(
        try ResNet50Block(ResNet50Block.widening * width, width, stride: 1, norm: norm))
    }
    return made
  }

  /// Lets the last stages learn and keeps the first ones as they are, the stem being the first of
  /// all.
  ///
  /// - Parameter count: how many of the five parts learn: 5 for all of them.
  /// - Throws: `TorchError.invalid` for a number outside of 0...5.
  package func learnLast(_ count: Int) throws(TorchError) {
    guard (0...5).contains(count) else {
      throw .invalid(reason: "A backbone has five parts, of which \(count) cannot learn.")
    }
    let parts: [[Module]] = [layer4, layer3, layer2, layer1, [conv1, bn1]]
    for (place, part) in parts.enumerated() {
      for module in part { try module.setFrozen(place >= count) }
    }
  }

  /// The four maps, the finest first.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> [Tensor] {
    var value = try maxpool(bn1(conv1(pictures)).relu())
    var maps: [Tensor] = []
    for stage in [layer1, layer2, layer3, layer4] {
      for block in stage { value = try block(value) }
      maps.append(value)
    }
    return maps
  }
}

/// `relu(x' + F(x))`, where `F` narrows by a convolution 1 x 1, filters 3 x 3 and widens again; `x'` is
/// `x`, or a convolution 1 x 1 of it where the shape changes.
package final class ResNet50Block: Module, Layer {
  private let conv1: Conv2d
  private let bn1: any Layer
  private let conv2: Conv2d
  private let bn2: any Layer
  private let conv3: Conv2d
  private let bn3: any Layer
  private let downsample: Sequential?

  static let widening = 4

  init(_ inputs: Int, _ width: Int, stride: Int, norm: BackboneNorm) throws(TorchError) {
    let outputs = Self.widening * width
    conv1 = try Conv2d(inputs, width, kernel: 1, bias: false)
    bn1 = try norm.layer(width)
    conv2 = try Conv2d(width, width, kernel: 3, stride: stride, padding: 1, bias: false)
    bn2 = try norm.layer(width)
    conv3 = try Conv2d(width, outputs, kernel: 1, bias: false)
    bn3 = try norm.layer(outputs)
    downsample =
      stride == 1 && inputs == outputs
      ? nil
      : Sequential([
        try Conv2d(inputs, outputs, kernel: 1, stride: stride, bias: false),
        try norm.layer(outputs),
      ])
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    let narrow = try bn2(conv2(bn1(conv1(input)).relu())).relu()
    let change = try bn3(conv3(narrow))
    return try (change + (downsample?(input) ?? input)).relu()
  }
}
