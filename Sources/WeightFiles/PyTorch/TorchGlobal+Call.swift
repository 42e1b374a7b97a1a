extension TorchGlobal {
  /// What PyTorch's function of this name makes of its arguments; nil if they are not its own.
  func call(_ arguments: [PickleValue], offset: Int) -> PickleValue? {
    switch self {
    case .orderedDictionary: Self.orderedDictionary(arguments)
    case .rebuildTensor, .rebuildTensorV2:
      TorchTensor(arguments, offset: offset).map { .tensor($0) }
    case .rebuildParameter: Self.parameter(arguments)
    case .size:
      if arguments.count == 1, arguments[0].ints != nil { arguments[0] } else { nil }
    case .storage: nil
    }
  }

  private static func parameter(_ arguments: [PickleValue]) -> PickleValue? {
    guard (2...3).contains(arguments.count), case .tensor = arguments[0] else { return nil }
    return arguments[0]
  }

  private static func orderedDictionary(_ arguments: [PickleValue]) -> PickleValue? {
    let dictionary = PickleDictionary()
    if arguments.isEmpty { return .dictionary(dictionary) }
    guard arguments.count == 1, case .list(let list) = arguments[0] else { return nil }
    for item in list.items {
      guard let pair = item.items, pair.count == 2 else { return nil }
      dictionary.pairs.append((pair[0], pair[1]))
    }
    return .dictionary(dictionary)
  }
}

extension TorchTensor {
  /// - Parameters:
  ///   - arguments: storage, first element, sizes, strides; then, in the later form, whether a
  ///     gradient is kept, hooks, and marks of lazy signs.
  ///   - offset: where the file speaks of the tensor.
  init?(_ arguments: [PickleValue], offset: Int) {
    guard (4...7).contains(arguments.count), case .storage(let storage) = arguments[0],
      let start = arguments[1].int, start >= 0,
      let shape = arguments[2].ints, shape.count <= PickleMachine.Limit.rank,
      let strides = arguments[3].ints, strides.count == shape.count,
      (shape + strides).allSatisfy({ $0 >= 0 })
    else { return nil }
    if arguments.count == 7 {
      // A tensor whose sign or conjugate is still to be taken, which weights are not.
      switch arguments[6] {
      case .none: break
      case .dictionary(let marks) where marks.pairs.isEmpty: break
      default: return nil
      }
    }
    self.init(storage: storage, start: start, shape: shape, strides: strides, offset: offset)
  }
}

extension TorchStorage {
  /// - Parameter identifier: `("storage", type, name, device, count)`, before version 1.6 with a
  ///   part of a larger storage, `(name, first, count)`, at the end.
  init?(identifier: PickleValue) {
    guard let items = identifier.items, (5...6).contains(items.count),
      items[0].text == "storage", case .global(.storage(let element)) = items[1],
      let key = items[2].text, items[3].text != nil, let count = items[4].int, count >= 0
    else { return nil }
    self.init(element: element, key: key, count: count)
    guard items.count == 6 else { return }
    if case .none = items[5] { return }
    guard let part = items[5].items, part.count == 3, let start = part[1].int, start >= 0,
      let size = part[2].int, size >= 0
    else { return nil }
    self.start = start
    self.count = size
  }
}
