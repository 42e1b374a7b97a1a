package import Torch

/// MobileNetV2: pictures `[N, 3, H, W]` to class scores `[N, classes]`.
///
/// Seventeen blocks that widen to many channels, filter each of them by itself, and narrow again
/// without an activation, so that what is carried from block to block stays small. 3,504,872
/// parameters with 1000 classes. The names of the state dict are torchvision's.
///
/// Source: Sandler et al. 2018, doi:10.1109/CVPR.2018.00474, table 2.
package final class MobileNetV2: Module, Layer {
  private let featureLayers: Sequential
  private let avgpool: AdaptiveAvgPool2d
  private let classifier: Sequential

  /// Number of channels of `features`.
  package static let featureChannels = 1280

  /// One row of the paper's table 2: widening, channels, blocks, stride of the first of them.
  private static let rows = [
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
    (6, 320, 1, 1),
  ]

  /// Convolutions begin as in `ResNet18`, the classifier with normal numbers of the deviation 0.01.
  ///
  /// - Parameters:
  ///   - classes: number of classes.
  ///   - dropout: probability of dropout before the classifier.
  /// - Throws: `TorchError.invalid` for fewer than one class or no probability; `library`.
  package init(classes: Int = 1000, dropout: Double = 0.2) throws(TorchError) {
    var layers: [any Layer] = [try Self.convolution(3, 32, kernel: 3, stride: 2)]
    var channels = 32
    for (widening, outputs, blocks, stride) in Self.rows {
      for block in 0..<blocks {
        layers.append(
          try InvertedResidual(
            channels, outputs, widening: widening, stride: block == 0 ? stride : 1))
        channels = outputs
      }
    }
    layers.append(try Self.convolution(channels, Self.featureChannels, kernel: 1))
    featureLayers = Sequential(layers)
    avgpool = AdaptiveAvgPool2d(1)
    let last = try Linear(Self.featureChannels, classes)
    classifier = Sequential([try Dropout(dropout), last])
    super.init()
    try startConvolutions()
    try last.weight.tensor.fillNormal(standardDeviation: 0.01)
    try last.bias?.tensor.assign(.zeros([classes]))
  }

  /// Under torchvision's names.
  public override var children: [(name: String, child: Module.Child)] {
    [
      ("features", .module(featureLayers)), ("avgpool", .module(avgpool)),
      ("classifier", .module(classifier)),
    ]
  }

  /// What the classifier sees before the mean over the picture: `[N, 3, H, W]` to
  /// `[N, 1280, ceil(H / 32), ceil(W / 32)]`.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func features(_ pictures: Tensor) throws(TorchError) -> Tensor {
    try featureLayers(pictures)
  }

  /// Scores of the classes before softmax.
  ///
  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> Tensor {
    try classifier(avgpool(features(pictures)).flattened(from: 1))
  }

  /// `min(max(norm(conv(x)), 0), 6)`.
  static func convolution(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, groups: Int = 1
  ) throws(TorchError) -> Sequential {
    Sequential([
      try Conv2d(
        inputs, outputs, kernel: kernel, stride: stride, padding: kernel / 2, groups: groups,
        bias: false),
      try BatchNorm2d(outputs), ReLU6(),
    ])
  }
}

/// A convolution 1 x 1 that widens (left out where `widening` is 1), one 3 x 3 of each channel by
/// itself, one 1 x 1 that narrows; the input is added where the shape stays.
package final class InvertedResidual: Module, Layer {
  private let conv: Sequential
  private let isResidual: Bool

  init(_ inputs: Int, _ outputs: Int, widening: Int, stride: Int) throws(TorchError) {
    let hidden = inputs * widening
    var layers: [any Layer] = []
    if widening != 1 { layers.append(try MobileNetV2.convolution(inputs, hidden, kernel: 1)) }
    layers += [
      try MobileNetV2.convolution(hidden, hidden, kernel: 3, stride: stride, groups: hidden),
      try Conv2d(hidden, outputs, kernel: 1, bias: false),
      try BatchNorm2d(outputs),
    ]
    conv = Sequential(layers)
    isResidual = stride == 1 && inputs == outputs
  }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    isResidual ? try input + conv(input) : try conv(input)
  }
}
