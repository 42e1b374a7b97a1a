package import Torch
package import WeightFiles

/// Frozen features of a network that learned to tell photographs apart, and a convolution 1 x 1 that
/// learns: `[N, 3, 256, 256]` to `[N, 128, 8, 8]`.
///
/// Pictures are brought to the mean and spread of the colours that the network learned with. Its
/// features get no gradient, and its batch norm keeps its statistics.
package class PhotographFeatures: Module, Layer {
  let reduce: ConvolutionBlock

  /// Mean and standard deviation of red, green and blue in ImageNet's photographs, from 0 to 1: what
  /// torchvision's published weights were learned with.
  private static let colours: (mean: [Float], deviation: [Float]) = (
    [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
  )

  init(channels: Int) throws(TorchError) {
    reduce = try ConvolutionBlock(channels, RearfootBackbone.channels, kernel: 1)
    super.init()
    try startConvolutions()
  }

  /// The network whose features are taken, with its whole state dict.
  var network: Module { self }
  /// The beginning of the names of its classifier, which is not used.
  var classifier: String { "" }

  /// The features of pictures of its colours.
  func features(_ pictures: Tensor) throws(TorchError) -> Tensor { pictures }

  /// - Throws: `TorchError.library` for another number of channels.
  package func callAsFunction(_ pictures: Tensor) throws(TorchError) -> Tensor {
    try reduce(features(normalised(pictures)))
  }

  private func normalised(_ pictures: Tensor) throws(TorchError) -> Tensor {
    let mean = try Tensor(Self.colours.mean, shape: [1, 3, 1, 1])
    let deviation = try Tensor(Self.colours.deviation, shape: [1, 3, 1, 1])
    return try (pictures - mean) / deviation
  }

  /// Takes the published weights of the features; the classifier of the file is left out.
  ///
  /// - Parameter weights: with torchvision's names.
  /// - Throws: `TorchError.wrongState`, or `wrongShape` with the name; nothing has changed then.
  package func load(features weights: WeightFile) throws(TorchError) {
    let wanted = weights.tensors.filter { !$0.name.hasPrefix(classifier) }
    let own = network.state.filter { $0.name.hasPrefix(classifier) }
    var tensors = wanted
    // What is not used stays as it is.
    for entry in own { tensors.append(try entry.tensor.weight(named: entry.name)) }
    try network.load(WeightFile(named: tensors))
  }

  /// Gathers the statistics of batch norm of the features anew, where a file of weights has none that
  /// fit; the weights stay.
  ///
  /// - Parameter batches: pictures `[N, 3, 256, 256]`, values 0 to 1; thirty batches or more let
  ///   the running values forget the first ones.
  /// - Throws: `TorchError.library`, with the features frozen again.
  package func gatherStatistics(from batches: [Tensor]) throws(TorchError) {
    try network.setFrozen(false)
    network.train()
    let gathered = Result { () throws(TorchError) in
      try withoutGradients { () throws(TorchError) in
        for pictures in batches { _ = try features(normalised(pictures)) }
      }
    }
    try network.setFrozen(true)
    try gathered.get()
  }
}
