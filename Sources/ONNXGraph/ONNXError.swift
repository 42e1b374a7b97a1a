/// Why a model in ONNX could not be read, written or used.
package enum ONNXError: Error, Hashable, Sendable {
  /// The bytes end within a field that starts at `offset`.
  case truncated(offset: Int)
  /// The bytes at `offset` are not what the format has there.
  case malformed(offset: Int, reason: String)
  /// Something at `offset` that this program does not read.
  case unsupported(offset: Int, what: String)
  /// Weights that lie in another file.
  case externalData(tensor: String)
  /// The file has more bytes than are read.
  case tooLarge(bytes: Int, limit: Int)
  /// Networks within networks, deeper than are read.
  case tooDeep(offset: Int, limit: Int)
  /// Two values of one name.
  case duplicateName(String)
  /// A node that takes a value which nothing before it gives.
  case undefinedInput(node: String, input: String)
  /// An output of the network that nothing gives.
  case undefinedOutput(String)
  /// A network that breaks another rule of the format.
  case invalid(reason: String)
  /// The file cannot be read.
  case cannotRead(path: String, reason: String)
  /// The file cannot be written.
  case cannotWrite(path: String, reason: String)
}

extension ONNXError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .truncated(let offset):
      "The ONNX file ends too early (in the field at byte \(offset)); get it once more."
    case .malformed(let offset, let reason):
      "The ONNX file is damaged at byte \(offset): \(reason)."
    case .unsupported(let offset, let what):
      "The ONNX file holds \(what) (byte \(offset)), which is not read here."
    case .externalData(let tensor):
      "The weights “\(tensor)” of the ONNX file lie in another file; "
        + "save the model as one file that holds its weights."
    case .tooLarge(let bytes, let limit):
      "The ONNX file has \(bytes) bytes; at most \(limit) are read."
    case .tooDeep(let offset, let limit):
      "The ONNX file nests networks deeper than \(limit) levels (byte \(offset))."
    case .duplicateName(let name):
      "The network has two values of the name “\(name)”."
    case .undefinedInput(let node, let input):
      "The node \(node) takes the value “\(input)”, which nothing before it gives."
    case .undefinedOutput(let name):
      "The network's output “\(name)” is given by no node."
    case .invalid(let reason):
      "The network is not valid ONNX: \(reason)."
    case .cannotRead(let path, let reason):
      "\(path) cannot be read (\(reason))."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written (\(reason)); nothing was changed."
    }
  }
}
