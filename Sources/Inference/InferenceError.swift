/// Why a network could not be found, trusted, loaded or run.
public enum InferenceError: Error, Hashable, Sendable {
  /// No model is known under this name and no such file exists.
  case unknownModel(name: String, known: [String])
  /// The file of a model is not there (or cannot be opened).
  case missingFile(path: String)
  /// The file is not the one that its card describes.
  case wrongHash(path: String, expected: String, found: String)
  /// The card of a model cannot be used; `reason` says which part of it.
  case badCard(path: String, reason: String)
  /// The inference library refused a network; `reason` is in its own words.
  case unusableNetwork(path: String, reason: String)
  /// The network does not have the inputs or outputs that its family has.
  case unexpectedShape(path: String, reason: String)
  /// A call of the inference library failed; `reason` is in its own words.
  case engine(action: String, reason: String)
  /// A file that inference needs for itself could not be written.
  case cannotWrite(path: String, reason: String)
}

extension InferenceError: CustomStringConvertible {
  /// One sentence for a reader, with what to do.
  public var description: String {
    switch self {
    case .unknownModel(let name, let known):
      "No model is called “\(name)”; give \(known.joined(separator: ", ")) "
        + "or the path of an .onnx file with its card (.json) beside it."
    case .missingFile(let path):
      "The model file \(path) is missing; run ./footfall setup, or put the file there."
    case .wrongHash(let path, let expected, let found):
      "The model file \(path) is not the expected one (its SHA-256 is \(found.prefix(16))…, "
        + "its card says \(expected.prefix(16))…); delete it and run ./footfall setup, "
        + "or put the right SHA-256 into the card of a model of your own."
    case .badCard(let path, let reason):
      "The model card \(path) cannot be used: \(reason)."
    case .unusableNetwork(let path, let reason):
      "The network \(path) cannot be loaded; is it a whole ONNX or TFLite file? "
        + "OpenVINO says: \(reason)"
    case .unexpectedShape(let path, let reason):
      "The network \(path) does not fit its card: \(reason)."
    case .engine(let action, let reason):
      "OpenVINO could not \(action): \(reason)"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written (\(reason)); free some space or choose another cache folder."
    }
  }
}
