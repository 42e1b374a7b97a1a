package import Foundation
import GaitModel
package import Inference
package import RearfootEstimation

/// Finders by their cards.
package enum RearfootFinders {
  /// The finder of a card, by what its networks are kept as: ONNX files run on OpenVINO, weights on
  /// libtorch.
  ///
  /// - Parameters:
  ///   - cardFile: the card; the networks lie beside it.
  ///   - engine: compiles ONNX files.
  /// - Returns: the finder, ready for pictures.
  /// - Throws: as `RearfootFinder` and `TorchRearfootFinder`.
  package static func finder(
    cardFile: URL, engine: InferenceEngine
  ) throws -> any RearfootFinding {
    guard try TorchRearfootFinder.runs(RearfootCard(cardFile: cardFile)) else {
      return try RearfootFinder(cardFile: cardFile, engine: engine)
    }
    return try TorchRearfootFinder(cardFile: cardFile)
  }
}
