/// Why a file of weights could not be read or written.
package enum WeightFileError: Error, Hashable, Sendable {
  /// The bytes end within what starts at `offset`.
  case truncated(offset: Int)
  /// The bytes at `offset` are not what the format has there.
  case malformed(offset: Int, reason: String)
  /// Something at `offset` that this program does not read.
  case unsupported(offset: Int, what: String)
  /// A pickle asks for something of Python that no state dict needs; nothing of it was run.
  case refused(global: String, offset: Int)
  /// More of something than is read.
  case tooMuch(what: String, limit: Int, offset: Int)
  /// Two tensors of one name.
  case duplicateName(String)
  /// The bytes of a tensor are not as many as its shape says.
  case wrongSize(tensor: String, expected: Int, found: Int)
  /// A checkpoint without a state dict, or with several; `keys` is what it holds.
  case noStateDict(keys: [String])
  /// Weights that break another rule of the format.
  case invalid(reason: String)
  /// The file is none of those that are read.
  case unknownFormat
  /// The file cannot be read.
  case cannotRead(path: String, reason: String)
  /// The file cannot be written.
  case cannotWrite(path: String, reason: String)
}

extension WeightFileError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .truncated(let offset):
      "The file of weights ends too early (in what starts at byte \(offset)); get it once more."
    case .malformed(let offset, let reason):
      "The file of weights is damaged at byte \(offset): \(reason)."
    case .unsupported(let offset, let what):
      "The file of weights holds \(what) (byte \(offset)), which is not read here."
    case .refused(let global, let offset):
      "The checkpoint asks for \(global) (byte \(offset)), which is not run here; "
        + "save the state dict alone: torch.save(model.state_dict(), path)."
    case .tooMuch(let what, let limit, let offset):
      "The file of weights has more than \(limit) \(what) (byte \(offset))."
    case .duplicateName(let name):
      "The file of weights has two entries of the name “\(name)”."
    case .wrongSize(let tensor, let expected, let found):
      "The tensor “\(tensor)” has \(found) bytes, and its shape needs \(expected)."
    case .noStateDict(let keys):
      "The checkpoint holds no state dict, or several of them; its keys are "
        + "\(keys.isEmpty ? "none" : keys.prefix(12).joined(separator: ", "))."
    case .invalid(let reason):
      "The weights are not valid: \(reason)."
    case .unknownFormat:
      "The file is neither safetensors nor a checkpoint of PyTorch."
    case .cannotRead(let path, let reason):
      "\(path) cannot be read (\(reason))."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written (\(reason)); nothing was changed."
    }
  }
}
