package import Foundation
import GaitMath
package import Torch
package import WeightFiles

/// A file of weights for Keypoint R-CNN, with the number that they want of frozen batch norm.
///
/// Files that were written here state that number among their texts, or none where batch norm learned.
/// Of the files that torchvision publishes, `COCO_V1` was learned without it and wants 0, which is what
/// torchvision 0.28 sets when it loads it; that file is known by the beginning of its SHA-256, which is
/// also the end of its name. All others want 1e-5.
package struct KeypointRCNNFile {
  /// The weights.
  package let weights: WeightFile
  /// What frozen batch norm adds to variances; for weights that were learned with their own batch norm
  /// what that added.
  package let epsilon: Double
  /// Whether batch norm was frozen when they were learned here; nil in files from elsewhere.
  package let norm: BackboneNorm?

  /// The name of the text that holds the number.
  static let epsilonName = "norm_epsilon"
  /// That text where batch norm learned.
  static let learned = "learned"
  /// How the SHA-256 of `keypointrcnn_resnet50_fpn_coco-fc266e95.pth` begins.
  static let withoutEpsilon = "fc266e95"
  /// What PyTorch's batch norm adds.
  package static let standardEpsilon = 1e-5

  /// Reads a file.
  ///
  /// - Throws: `WeightFileError`.
  package init(contentsOf url: URL) throws(WeightFileError) {
    let data: Data
    do { data = try Data(contentsOf: url, options: .mappedIfSafe) } catch {
      throw .cannotRead(path: url.path, reason: error.localizedDescription)
    }
    weights = try WeightFile(decoding: [UInt8](data))
    switch weights.metadata[Self.epsilonName] {
    case Self.learned?: (epsilon, norm) = (Self.standardEpsilon, .learned)
    case let text?:
      guard let number = Double(text), number >= 0, number.isFinite else {
        throw .invalid(reason: "its \(Self.epsilonName) is “\(text)”, which is no number from 0")
      }
      (epsilon, norm) = (number, .frozen)
    case nil:
      let digest = data.withUnsafeBytes { SHA256.hexDigest(of: $0) }
      epsilon = digest.hasPrefix(Self.withoutEpsilon) ? 0 : Self.standardEpsilon
      norm = nil
    }
  }
}

extension KeypointRCNNNetwork {
  /// Parts of the backbone that learn where the first weights are from a file, as in torchvision: the
  /// last three of five.
  package static let learnedParts = 3

  /// Begins with the weights of a file, which may be for other classes or points: last layers for
  /// others keep their first numbers. The first two parts of the backbone do not learn then.
  ///
  /// - Returns: the names of the layers that were not taken.
  /// - Throws: `TorchError.wrongState` or `wrongShape` for weights of another network, with which
  ///   nothing has changed; `library`.
  package func begin(with file: KeypointRCNNFile) throws(TorchError) -> [String] {
    let left = try detector.load(beginning: file.weights, epsilon: file.epsilon)
    try detector.backbone.body.learnLast(Self.learnedParts)
    return left
  }

  /// The network that was written to a file by `file()`, ready for use.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - points: K.
  ///   - side: of its pictures.
  /// - Throws: `TorchError.wrongState`, `wrongShape`; `invalid` for a file from elsewhere; `library`.
  package convenience init(
    _ file: KeypointRCNNFile, points: Int, side: Int
  ) throws(TorchError) {
    guard let norm = file.norm else {
      throw .invalid(reason: "The weights do not say whether batch norm learned with them.")
    }
    try self.init(points: points, side: side, norm: norm)
    try detector.load(renaming: file.weights, epsilon: file.epsilon)
    train(false)
  }

  /// All weights under torchvision's names, with what batch norm needs.
  ///
  /// - Throws: `TorchError.library`.
  package func file() throws(TorchError) -> WeightFile {
    let text = detector.normEpsilon.map { "\($0)" } ?? KeypointRCNNFile.learned
    return try weights(metadata: ["format": "pt", KeypointRCNNFile.epsilonName: text])
  }
}
