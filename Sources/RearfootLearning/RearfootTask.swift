package import Networks

/// What a training of a rear-view network was asked for: the part of `config.json` that is its own.
package struct RearfootTask: Codable, Hashable, Sendable {
  /// What is made small in training.
  package enum Loss: String, Codable, CaseIterable, Hashable, Sendable {
    /// The mean square of the errors of the coordinates.
    case mse
    /// Its root.
    case rmse
    /// Squares of small errors, sizes of large ones, below and above one pixel.
    case smoothL1 = "smooth-l1"
  }

  /// Folder of the data set.
  package var data: String
  /// Which network.
  package var architecture: RearfootArchitecture
  /// What is done to a picture before the network sees it, by name.
  package var preprocessing: String
  /// What is made small.
  package var loss: Loss
  /// Probability of dropout.
  package var dropout: Double
  /// Of every random choice.
  package var seed: UInt64

  package init(
    data: String, architecture: RearfootArchitecture, preprocessing: String = "none",
    loss: Loss = .smoothL1, dropout: Double = 0, seed: UInt64 = 1
  ) {
    self.data = data
    self.architecture = architecture
    self.preprocessing = preprocessing
    self.loss = loss
    self.dropout = dropout
    self.seed = seed
  }
}
