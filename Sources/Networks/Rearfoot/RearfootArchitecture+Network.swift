package import Torch

extension RearfootArchitecture {
  /// A network with its first weights, drawn from the generator of `TorchLibrary.seed`.
  ///
  /// - Parameters:
  ///   - points: K: the points of both legs together, or of one leg where the network sees one leg
  ///     or a part of it (`heatMap`, `closeUp`). A network that finds the box alone takes no notice
  ///     of it.
  ///   - dropout: probability of dropout before the last layer; `keypointRCNN` has none.
  /// - Returns: the network, in training.
  /// - Throws: `TorchError.invalid` for fewer than one point or no probability; `library`.
  package func network(
    points: Int, dropout: Double = 0
  ) throws(TorchError) -> any RearfootNetwork {
    switch self {
    case .plain: try PlainNetwork(points: points, dropout: dropout)
    case .residual: try ResidualNetwork(points: points, dropout: dropout)
    case .bottleneck: try BottleneckNetwork(points: points, dropout: dropout)
    case .residualBottleneck: try ResidualBottleneckNetwork(points: points, dropout: dropout)
    case .pointwise: try PointwiseNetwork(points: points, dropout: dropout)
    case .residualPointwise: try ResidualPointwiseNetwork(points: points, dropout: dropout)
    case .localisation: try LocalisationNetwork(dropout: dropout)
    case .multiHead: try MultiHeadNetwork(points: points, dropout: dropout)
    case .overview: try HeatMapNetwork(.overview, points: points, dropout: dropout)
    case .heatMap: try HeatMapNetwork(.leg, points: points, dropout: dropout)
    case .closeUp: try HeatMapNetwork(.closeUp, points: points, dropout: dropout)
    case .resnet18: try ResNet18Network(points: points, dropout: dropout)
    case .mobilenetV2: try MobileNetV2Network(points: points, dropout: dropout)
    case .keypointRCNN: try KeypointRCNNNetwork(points: points)
    }
  }
}
