/// The networks that can be trained on pictures from behind, by name.
package enum RearfootArchitecture: String, Codable, CaseIterable, Hashable, Sendable {
  /// Convolutions and pooling, then fully connected layers.
  case plain
  /// Fully connected layers on frozen features of ResNet-18.
  case resnet18
  /// Fully connected layers on frozen features of MobileNetV2.
  case mobilenetV2 = "mobilenet-v2"
  /// Residual blocks.
  case residual
  /// Bottlenecks 1 x 1, 3 x 3, 1 x 1.
  case bottleneck
  /// Bottlenecks with a residual connection.
  case residualBottleneck = "residual-bottleneck"
  /// A convolution 1 x 1 after each block.
  case pointwise
  /// Residual blocks with a convolution 1 x 1 after each.
  case residualPointwise = "residual-pointwise"
  /// The box alone.
  case localisation
  /// Box and points from one backbone, trained in stages.
  case multiHead = "multi-head"
  /// Heat maps of both legs in the whole picture: where the legs are.
  case overview
  /// Heat maps of one leg at a time.
  case heatMap = "heat-map"
  /// Heat maps of the neighbourhood of one point at a time, to parts of a pixel.
  case closeUp = "close-up"
  /// Keypoint R-CNN with ResNet-50 and a feature pyramid.
  case keypointRCNN = "keypoint-rcnn"
}
