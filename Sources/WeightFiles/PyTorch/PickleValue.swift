/// What stands on the stack of a pickle machine.
///
/// Lists and dictionaries are objects, as in Python, since a pickle fills them after they were made.
enum PickleValue {
  case none
  case bool(Bool)
  case int(Int)
  /// A whole number of more than 64 bits: its bytes, little endian, two's complement.
  case longInt([UInt8])
  case float(Double)
  case text(String)
  case tuple([PickleValue], depth: Int)
  case list(PickleList)
  case dictionary(PickleDictionary)
  case global(TorchGlobal)
  case storage(TorchStorage)
  case tensor(TorchTensor)

  /// How deep values lie in each other.
  var depth: Int {
    switch self {
    case .tuple(_, let depth): depth
    case .list(let list): list.depth
    case .dictionary(let dictionary): dictionary.depth
    default: 0
    }
  }

  var int: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// The items of a tuple or a list.
  var items: [PickleValue]? {
    switch self {
    case .tuple(let items, _): items
    case .list(let list): list.items
    default: nil
    }
  }

  /// Whole numbers of a tuple or a list.
  var ints: [Int]? {
    guard let items else { return nil }
    var ints: [Int] = []
    for item in items {
      guard let value = item.int else { return nil }
      ints.append(value)
    }
    return ints
  }

  /// A single value as a text; nil for what holds others.
  var scalar: String? {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .text(let value): value
    default: nil
    }
  }

  /// Keeps a list or dictionary as it is: it now lies in another value. So nothing can come to lie
  /// in itself, nor deeper than was counted.
  func close() {
    switch self {
    case .list(let list): list.isClosed = true
    case .dictionary(let dictionary): dictionary.isClosed = true
    default: break
    }
  }
}

/// A list of Python.
final class PickleList {
  var items: [PickleValue] = []
  var depth = 1
  var isClosed = false
}

/// A dictionary of Python, ordered or not.
final class PickleDictionary {
  var pairs: [(key: PickleValue, value: PickleValue)] = []
  var depth = 1
  var isClosed = false

  /// The value of a text; the last one of several.
  subscript(key: String) -> PickleValue? { pairs.last { $0.key.text == key }?.value }
}
