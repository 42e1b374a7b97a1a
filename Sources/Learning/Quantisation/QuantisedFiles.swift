package import Foundation
import GaitMath
package import GaitModel
package import ONNXGraph

/// The files of a quantised network, beside the one that it was made from: `NAME-int8.onnx`, its
/// card if the other has one, and `NAME-int8.quantisation.json` with what became of it.
package struct QuantisedFiles: Sendable {
  /// The network.
  package let network: URL
  /// The card.
  package let card: URL
  /// What became of it.
  package let report: URL

  /// - Parameters:
  ///   - original: the network that was quantised.
  ///   - method: how; a dynamic one is called `NAME-int8-dynamic`.
  package init(of original: URL, method: QuantisationMethod) {
    let folder = original.deletingLastPathComponent()
    let name =
      original.deletingPathExtension().lastPathComponent
      + (method == .dynamic ? "-int8-dynamic" : "-int8")
    network = folder.appending(path: "\(name).onnx")
    card = folder.appending(path: "\(name).json")
    report = folder.appending(path: "\(name).quantisation.json")
  }

  /// Writes them; the network last, so that a file of this name always has its card.
  ///
  /// - Throws: `LearningError.cannotWrite`, `ONNXError`.
  package func write(
    _ model: ONNXModel, _ outcome: QuantisationReport, card original: ClassifierCard?
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Self.write(encoder.encode(outcome) + Data("\n".utf8), to: report)
    if let original {
      try Self.write(changed(original, model, outcome).json(), to: card)
    }
    try model.write(to: network)
  }

  private func changed(
    _ original: ClassifierCard, _ model: ONNXModel, _ outcome: QuantisationReport
  ) -> ClassifierCard {
    var card = original
    var digest = SHA256()
    digest.append(model.encoded())
    card.file = network.lastPathComponent
    card.sha256 = digest.hexDigest()
    card.name += "-int8"
    card.title += ", int8"
    card.notes.append(
      "Quantised to int8 (\(outcome.method.rawValue)) from the network that the metrics are of.")
    if let accuracy = outcome.accuracy {
      card.notes.append(
        "On \(accuracy.samples) held-out samples accuracy changed by \(accuracy.text).")
    }
    return card
  }

  private static func write(_ data: Data, to file: URL) throws(LearningError) {
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw .cannotWrite(path: file.path, reason: error.localizedDescription)
    }
  }
}

extension QuantisationReport.Accuracy {
  /// The change with its interval: `-0.40 points (95 % interval -1.61 to 0.80)`.
  package var text: String {
    String(
      format: "%+.2f points (95 %% interval %+.2f to %+.2f)", difference, interval.lowerBound,
      interval.upperBound)
  }
}
