package import Torch

/// ResNet with 18 layers: pictures `[N, 3, H, W]` to class scores `[N, classes]`.
///
/// A convolution 7 x 7 and a maximum halve the picture twice; four pairs of residual blocks with
/// 64, 128, 256 and 512 channels follow, each pair but the first halving it once more; the mean over
/// what is left goes through a linear layer. 11,689,512 parameters with 1000 classes. The names
/// of the state dict are torchvision's, so that its published weights load.
///
/// Source: He et al. 2016, doi:10.1109/CVPR.2016.90, table 1.
package final class ResNet18: Module, Layer {
  private let conv1: Conv2d
  private let bn1: BatchNorm2d
  private let maxpool: MaxPool2d
  private let layer1: [ResidualBlock]
  private let layer2: [ResidualBlock]
  private let layer3: [ResidualBlock]
  private let layer4: [ResidualBlock]
  private let avgpool: AdaptiveAvgPool2d
  private let fc: Linear

  /// Number of channels of `features`.
  package static let featureChannels = 512

  /// Convolutions begin with normal numbers of the variance `2 / (outputs * kernel area)` (He et al.
  /// 2015, doi:10.1109/ICCV.2015.123).
  ///
  /// - Throws: `TorchError.invalid` for fewer than one class; `library`.
  package init(classes: Int = 1000) throws(TorchError) {
    conv1 = try Conv2d(3, 64, kernel: 7, stride: 2, padding: 3, bias: false)
    bn1 = try BatchNorm2d(64)
    maxpool = try MaxPool2d(kernel: 3, stride: 2, padding: 1)
    layer1 = try Self.pair(64, 64)
    layer2 = try Self.pair(64, 128)
    layer3 = try Self.pair(128, 256)
    layer4 = try Self.pair(256, Self.featureChannels)
    avgpool = AdaptiveAvgPool2d(1)
    fc = try Linear(Self.featureChannels, classes)
    super.init()
    try startConvolutions()
  }

  private static func pair(_ inputs: Int, _ outputs: Int) throws(TorchError) -> [ResidualBlock] {
    [
      try ResidualBlock(inputs, outputs, stride: inputs == outputs ? 1 : 2),
      try ResidualBlock(outputs, outputs, stride: 1),
    ]
  }

  /// What the classifier sees before the mean over the picture: `[N, 3, H, W]` to
  /// `[N, 512, ceil(H / 32), ceil(W / 32)]`.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func features(_ pictures: Tensor) throws(TorchError) -> Tensor {
    var value = try maxpool(bn1(conv1(pictures)).relu())
    for block in layer1 + layer2 + layer3 + layer4 { value = try block(value) }
    return value
  }

  /// Scores of the classes before softmax.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> Tensor {
    try fc(avgpool(features(pictures)).flattened(from: 1))
  }
}

/// Two convolutions 3 x 3 whose result is added to their input: `relu(x' + F(x))` with
/// `F(x) = norm(conv(relu(norm(conv(x)))))`; `x'` is `x`, or a convolution 1 x 1 of it where the
/// shape changes.
package final class ResidualBlock: Module, Layer {
  private let conv1: Conv2d
  private let bn1: BatchNorm2d
  private let conv2: Conv2d
  private let bn2: BatchNorm2d
  private let downsample: Sequential?

  init(_ inputs: Int, _ outputs: Int, stride: Int) throws(TorchError) {
    conv1 = try Conv2d(inputs, outputs, kernel: 3, stride: stride, padding: 1, bias: false)
    bn1 = try BatchNorm2d(outputs)
    conv2 = try Conv2d(outputs, outputs, kernel: 3, padding: 1, bias: false)
    bn2 = try BatchNorm2d(outputs)
    if stride == 1, inputs == outputs {
      downsample = nil
    } else {
      downsample = Sequential([
        try Conv2d(inputs, outputs, kernel: 1, stride: stride, bias: false),
        try BatchNorm2d(outputs),
      ])
    }
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    let change = try bn2(conv2(bn1(conv1(input)).relu()))
    return try
      (change + (downsample.map { (layer) throws(TorchError) in try layer(input) } ?? input))
      .relu()
  }
}
