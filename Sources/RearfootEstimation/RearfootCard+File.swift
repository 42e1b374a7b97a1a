package import Foundation
package import GaitModel
package import Inference

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
