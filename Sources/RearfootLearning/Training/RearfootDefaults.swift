package import Networks

/// What a training takes where nothing else is asked for.
package enum RearfootDefaults {
  /// The networks of the usual finder, from the whole picture to one point.
  package static let architectures: [RearfootArchitecture] = [.overview, .heatMap, .closeUp]

  /// Epochs of an architecture.
  package static func epochs(_ architecture: RearfootArchitecture) -> Int {
    switch architecture {
    case .overview: 24
    case .heatMap: 16
    case .closeUp: 12
    default: 30
    }
  }

  /// The highest learning rate of an architecture.
  package static func learningRate(_ architecture: RearfootArchitecture) -> Double {
    switch architecture {
    case .overview, .heatMap, .closeUp: 2e-3
    // Large, and its heads for points are deep.
    case .keypointRCNN: 2e-4
    default: 1e-3
    }
  }

  /// The plan for an architecture.
  package static func plan(_ architecture: RearfootArchitecture) -> RearfootNetworkPlan {
    RearfootNetworkPlan(
      architecture, epochs: epochs(architecture), batchSize: architecture == .closeUp ? 64 : 16,
      learningRate: learningRate(architecture))
  }
}
