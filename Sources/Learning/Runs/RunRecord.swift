import Foundation

/// The first fields of `config.json`, the same for every kind of training.
struct RunHeader: Codable {
  static let format = "footfall run 1"

  var format: String
  var kind: String
}

/// What was asked for: `config.json`.
package struct RunRecord<Task: Codable & Sendable>: Codable, Sendable {
  /// Tells that it is a run of Footfall, and of which form.
  package let format: String
  /// What kind of training it is: `posture`.
  package let kind: String
  /// How the network is trained.
  package var training: TrainingSettings
  /// What is trained, and on which data.
  package var task: Task

  package init(kind: String, training: TrainingSettings, task: Task) {
    format = RunHeader.format
    self.kind = kind
    self.training = training
    self.task = task
  }
}

/// JSON of a run: keys in order, and numbers that are no numbers as texts.
enum RunJSON {
  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
