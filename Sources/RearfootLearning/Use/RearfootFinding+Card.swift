package import Foundation
package import GaitModel
package import Inference

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

extension RearfootCard {
  /// Reads the card of a file.
  ///
  /// - Throws: `InferenceError.missingFile`, `badCard`.
  package init(cardFile: URL) throws(InferenceError) {
    guard let data = try? Data(contentsOf: cardFile) else {
      throw .missingFile(path: cardFile.path)
    }
    do {
      try self.init(json: data)
    } catch {
      throw .badCard(path: cardFile.path, reason: error.description)
    }
  }
}
