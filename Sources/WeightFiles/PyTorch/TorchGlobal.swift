/// The names of Python's and PyTorch's that a state dict asks for. There is nothing else that a
/// pickle can call here.
enum TorchGlobal: Hashable {
  case orderedDictionary
  case rebuildTensor
  case rebuildTensorV2
  case rebuildParameter
  case size
  case storage(WeightElement)

  /// - Parameters:
  ///   - module: Python's module.
  ///   - name: the name in it.
  init?(module: String, name: String) {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch._utils", "_rebuild_tensor"): self = .rebuildTensor
    case ("torch._utils", "_rebuild_tensor_v2"): self = .rebuildTensorV2
    case ("torch._utils", "_rebuild_parameter"): self = .rebuildParameter
    case ("torch", "Size"): self = .size
    case ("torch", let storage):
      guard let element = Self.storages[storage] else { return nil }
      self = .storage(element)
    default: return nil
    }
  }

  private static let storages: [String: WeightElement] = [
    "DoubleStorage": .float64, "FloatStorage": .float32, "HalfStorage": .float16,
    "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32,
    "ShortStorage": .int16, "CharStorage": .int8, "ByteStorage": .uint8, "BoolStorage": .bool,
  ]
}

/// Memory that tensors of a checkpoint look into.
struct TorchStorage {
  /// What it holds.
  let element: WeightElement
  /// Its name in the checkpoint.
  let key: String
  /// First element of the part that is meant, from the memory's own start.
  var start = 0
  /// Number of elements of that part.
  var count: Int
}

/// A tensor of a checkpoint: a way to walk through memory.
struct TorchTensor {
  let storage: TorchStorage
  /// First element, from the storage's start on.
  let start: Int
  let shape: [Int]
  /// Elements from one index to the next, for each dimension.
  let strides: [Int]
  /// Where the file speaks of it.
  let offset: Int
}
