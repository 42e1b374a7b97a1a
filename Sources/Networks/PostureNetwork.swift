package import Torch

/// A small network for numbers of a pose: `[N, inputs]` to class scores `[N, classes]`.
///
/// Widths 32, 64, 128, 256, 128, 64; after each linear layer batch norm and `min(max(x, 0), 6)`,
/// after all but the first of them dropout (0.2, 0.3, 0.3, 0.2, and 0.2 before the output). With 28
/// inputs it is the network of the boxing classifiers `stance` and `execution`, with their 87,010
/// parameters, and their state dicts load: `features.0.weight` to `classifier.1.bias`.
package final class PostureNetwork: Module, Layer {
  private let features: Sequential
  private let classifier: Sequential

  /// Width of each hidden layer, and the dropout after it.
  private static let hidden: [(width: Int, dropout: Double?)] = [
    (32, nil), (64, 0.2), (128, 0.3), (256, 0.3), (128, 0.2), (64, nil),
  ]
  private static let lastDropout = 0.2

  /// - Parameters:
  ///   - inputs: numbers of a pose, two for each point.
  ///   - classes: number of classes.
  /// - Throws: `TorchError.invalid` for sizes below 1; `library`.
  package init(inputs: Int, classes: Int = 2) throws(TorchError) {
    var layers: [any Layer] = []
    var width = inputs
    for layer in Self.hidden {
      layers += [try Linear(width, layer.width), try BatchNorm1d(layer.width), ReLU6()]
      if let dropout = layer.dropout { layers.append(try Dropout(dropout)) }
      width = layer.width
    }
    features = Sequential(layers)
    classifier = Sequential([try Dropout(Self.lastDropout), try Linear(width, classes)])
  }

  /// Scores of the classes before softmax.
  ///
  /// - Throws: `TorchError.library` for another number of inputs; `invalid` for a batch of one in
  ///   training.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    try classifier(features(input))
  }
}
