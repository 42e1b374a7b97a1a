/// The state dict of a checkpoint, wherever in it it lies.
struct TorchStateDict {
  /// The tensors by name, in their order.
  private(set) var tensors: [(name: String, tensor: TorchTensor)] = []
  /// Single values beside them or around them.
  private(set) var scalars: [String: String] = [:]

  /// Keys under which programs put a state dict, the most usual first.
  private static let usualKeys = ["state_dict", "model_state_dict", "model", "net", "network"]

  /// - Throws: `WeightFileError.noStateDict` with the keys that were found.
  init(in checkpoint: PickleValue) throws(WeightFileError) {
    guard case .dictionary(let root) = checkpoint else { throw .noStateDict(keys: []) }
    if take(root) { return }
    let inner = root.pairs.compactMap { key, value -> (String, PickleDictionary)? in
      guard let name = key.text, case .dictionary(let dictionary) = value else { return nil }
      return Self.isStateDict(dictionary) ? (name, dictionary) : nil
    }
    let usual = Self.usualKeys.lazy.compactMap { key in inner.last { $0.0 == key } }.first
    guard let (name, dictionary) = usual ?? (inner.count == 1 ? inner[0] : nil),
      take(dictionary)
    else { throw .noStateDict(keys: root.pairs.map { $0.key.scalar ?? "?" }) }
    for (key, value) in root.pairs where key.text != name {
      if let key = key.text, let text = value.scalar { scalars[key] = text }
    }
  }

  /// Whether all values are tensors or single, and one at least is a tensor.
  private static func isStateDict(_ dictionary: PickleDictionary) -> Bool {
    var found = false
    for (key, value) in dictionary.pairs {
      guard key.text != nil else { return false }
      if case .tensor = value { found = true } else if value.scalar == nil { return false }
    }
    return found
  }

  private mutating func take(_ dictionary: PickleDictionary) -> Bool {
    guard Self.isStateDict(dictionary) else { return false }
    for (key, value) in dictionary.pairs {
      guard let name = key.text else { continue }
      if case .tensor(let tensor) = value {
        tensors.append((name, tensor))
      } else if let text = value.scalar {
        scalars[name] = text
      }
    }
    return true
  }
}
