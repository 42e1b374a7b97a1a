import Foundation
import GaitMath
import Torch
import WeightFiles

/// Everything that a training needs to go on: one file of safetensors. The tensors are those of the
/// network, of its best epoch, of the optimiser and of the random generator; the rest is JSON among
/// the file's texts. A digest over all of it finds damage.
struct Checkpoint {
  var state: TrainingState
  /// By the names of the state dict.
  var network: [String: Tensor]
  /// By the names of the state dict; empty before the first epoch with a usable metric.
  var best: [String: Tensor]
  /// By the names of `OptimiserState`.
  var optimiser: [String: Tensor]
  /// The state of libtorch's random generator.
  var generator: Tensor

  private static let format = "footfall checkpoint 1"
  private enum Text {
    static let format = "format"
    static let state = "state"
    static let digest = "sha256"
  }
  private enum Prefix: String, CaseIterable {
    case network = "network."
    case best = "best."
    case optimiser = "optimiser."
    case generator
  }

  /// Writes it in the place of the one before, which stays where that fails.
  ///
  /// - Throws: `LearningError.cannotWrite`; `TorchError`.
  func write(to url: URL) throws {
    var tensors: [WeightTensor] = []
    let parts: [(Prefix, [String: Tensor])] = [
      (.network, network), (.best, best), (.optimiser, optimiser), (.generator, ["": generator]),
    ]
    for (prefix, part) in parts {
      for (name, tensor) in part.sorted(by: { $0.key < $1.key }) {
        tensors.append(try tensor.weight(named: prefix.rawValue + name))
      }
    }
    let encoder = RunJSON.encoder
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(state), as: UTF8.self)
    let file = try WeightFile(
      tensors,
      metadata: [
        Text.format: Self.format, Text.state: text, Text.digest: Self.digest(text, tensors),
      ])
    try WholeFile.write(try file.safetensors(), to: url)
  }

  /// Reads a checkpoint.
  ///
  /// - Throws: `LearningError.badRun` for a file that is damaged, or none; `TorchError`.
  init(contentsOf url: URL) throws {
    let file: WeightFile
    do {
      file = try WeightFile(safetensors: [UInt8](Data(contentsOf: url)))
    } catch let error as WeightFileError {
      throw LearningError.badRun(path: url.path, reason: "\(error)")
    } catch {
      throw LearningError.badRun(path: url.path, reason: error.localizedDescription)
    }
    guard file.metadata[Text.format] == Self.format, let text = file.metadata[Text.state] else {
      throw LearningError.badRun(path: url.path, reason: "it is no checkpoint of Footfall")
    }
    guard file.metadata[Text.digest] == Self.digest(text, file.tensors) else {
      throw LearningError.badRun(path: url.path, reason: "it is damaged (its digest differs)")
    }
    do {
      state = try RunJSON.decoder.decode(TrainingState.self, from: Data(text.utf8))
    } catch {
      throw LearningError.badRun(path: url.path, reason: "its state is that of another version")
    }
    var parts: [Prefix: [String: Tensor]] = [:]
    for tensor in file.tensors {
      guard let prefix = Prefix.allCases.first(where: { tensor.name.hasPrefix($0.rawValue) })
      else { continue }
      let name = String(tensor.name.dropFirst(prefix.rawValue.count))
      parts[prefix, default: [:]][name] = try .of(tensor)
    }
    guard let generator = parts[.generator]?[""] else {
      throw LearningError.badRun(path: url.path, reason: "it lacks the random generator")
    }
    self.generator = generator
    network = parts[.network] ?? [:]
    best = parts[.best] ?? [:]
    optimiser = parts[.optimiser] ?? [:]
  }

  init(
    state: TrainingState, network: [String: Tensor], best: [String: Tensor],
    optimiser: [String: Tensor], generator: Tensor
  ) {
    self.state = state
    self.network = network
    self.best = best
    self.optimiser = optimiser
    self.generator = generator
  }

  /// SHA-256 over the state and over all tensors by name.
  private static func digest(_ text: String, _ tensors: [WeightTensor]) -> String {
    var hash = SHA256()
    hash.append(Array(text.utf8))
    for tensor in tensors.sorted(by: { $0.name < $1.name }) {
      hash.append(Array("\n\(tensor.name) \(tensor.element.rawValue) \(tensor.shape)\n".utf8))
      hash.append(tensor.bytes)
    }
    return hash.hexDigest()
  }
}
