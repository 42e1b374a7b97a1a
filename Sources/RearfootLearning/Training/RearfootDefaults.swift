package import Networks

/// What a training takes where nothing else is asked for.
package enum RearfootDefaults {
  /// Epochs of a network that looks at whole pictures.
  package static let wholeEpochs = 30
  /// Epochs of the network that looks at legs.
  package static let legEpochs = 15

  /// The highest learning rate of an architecture.
  package static func learningRate(_ architecture: RearfootArchitecture) -> Double {
    switch architecture {
    case .heatMap: 2e-3
    // Large, and its heads for points are deep.
    case .keypointRCNN: 2e-4
    default: 1e-3
    }
  }

  /// The plan for an architecture.
  package static func plan(_ architecture: RearfootArchitecture) -> RearfootNetworkPlan {
    RearfootNetworkPlan(
      architecture, epochs: architecture == .heatMap ? legEpochs : wholeEpochs,
      learningRate: learningRate(architecture))
  }
}
