import Testing
import WeightFiles

/// What a pickle says of tensors and storages, spoiled piece by piece.
struct TensorArgumentTests {
  /// The arguments of a tensor, each as a pickled value.
  struct Pieces {
    var function = PickleTests.global("torch._utils", "_rebuild_tensor_v2")
    var storage: [UInt8] = Self.storage()
    var start: [UInt8] = [0x4B, 0]
    var shape: [UInt8] = [0x4B, 2, 0x85]
    var strides: [UInt8] = [0x4B, 1, 0x85]
    var rest: [UInt8] = [0x89] + PickleTests.global("collections", "OrderedDict") + [0x29, 0x52]

    static func storage(
      kind: String = "storage", type: [UInt8] = PickleTests.global("torch", "FloatStorage"),
      key: [UInt8] = PickleTests.text("0"), count: [UInt8] = [0x4B, 2], rest: [UInt8] = [0x4E]
    ) -> [UInt8] {
      [0x28] + PickleTests.text(kind) + type + key + PickleTests.text("cuda:0") + count + rest
        + [0x74, 0x51]
    }

    var file: [UInt8] {
      let tensor = function + [0x28] + storage + start + shape + strides + rest + [0x74, 0x52]
      return PickleTests.checkpoint(PickleTests.dictionary(tensor))
    }
  }

  private func fault(_ change: (inout Pieces) -> Void) -> WeightFileError? {
    var pieces = Pieces()
    change(&pieces)
    return WeightFixture.fault(pieces.file)
  }

  private func floats(_ change: (inout Pieces) -> Void) throws -> [Float]? {
    var pieces = Pieces()
    change(&pieces)
    return try WeightFile(decoding: pieces.file)["a"]?.floats
  }

  @Test func `the forms that PyTorch has written are read`() throws {
    #expect(try floats { _ in } == [1, 2])
    // Before version 0.4, and with a dictionary of marks that is empty.
    #expect(
      try floats {
        $0.function = PickleTests.global("torch._utils", "_rebuild_tensor")
        $0.rest = []
      } == [1, 2])
    #expect(try floats { $0.rest += [0x7D] } == [1, 2])
    #expect(try floats { $0.rest += [0x4E] } == [1, 2])
    // Sizes as torch.Size.
    #expect(
      try floats {
        $0.shape = PickleTests.global("torch", "Size") + [0x4B, 2, 0x85, 0x85, 0x52]
      } == [1, 2])
    // A scalar has no sizes.
    #expect(
      try floats {
        $0.shape = [0x29]
        $0.strides = [0x29]
      } == [1])
  }

  @Test func `a tensor of no elements needs no memory`() throws {
    #expect(
      try floats {
        $0.shape = [0x4B, 0, 0x4B, 9, 0x86]
        $0.strides = [0x4B, 9, 0x4B, 1, 0x86]
        $0.start = [0x4B, 200]
      } == [])
  }

  @Test func `a parameter is its tensor`() throws {
    let parameter = PickleTests.global("torch._utils", "_rebuild_parameter")
    let tensor = parameter + [0x28] + PickleTests.tensor() + [0x88, 0x4E, 0x74, 0x52]
    let file = PickleTests.checkpoint(PickleTests.dictionary(tensor))
    #expect(try WeightFile(decoding: file)["a"]?.floats == [1, 2])
    let nothing = parameter + [0x4E, 0x88, 0x4E, 0x87, 0x52]
    #expect(WeightFixture.fault(PickleTests.checkpoint(nothing)) != nil)
  }

  @Test func `arguments of another kind are refused`() {
    let reason = "the arguments of a call are not those that it takes"
    let negative: [UInt8] = [0x4A, 0xFF, 0xFF, 0xFF, 0xFF]
    let faults: [WeightFileError?] = [
      fault { $0.storage = [0x4E] },
      fault { $0.start = [0x4E] },
      fault { $0.start = negative },
      fault { $0.shape = negative + [0x85] },
      fault { $0.strides = negative + [0x85] },
      fault { $0.shape = PickleTests.text("2") },
      fault { $0.shape = [0x4E, 0x85] },
      fault { $0.strides = [0x29] },
      fault { $0.rest = $0.rest + [0x4E, 0x4E] },
      // Marks of a sign that is still to be taken.
      fault { $0.rest = $0.rest + [0x7D] + PickleTests.text("neg") + [0x88, 0x73] },
      fault { $0.function = PickleTests.global("torch", "FloatStorage") },
      fault { $0.function = PickleTests.global("torch", "Size") },
      fault { $0.function = PickleTests.global("collections", "OrderedDict") },
      fault {
        let ones = [[UInt8]](repeating: [0x4B, 1], count: 65)
        let many: [UInt8] = [0x28] + ones.flatMap { $0 }
        $0.shape = many + [0x74]
        $0.strides = many + [0x74]
      },
    ]
    for (place, fault) in faults.enumerated() {
      guard case .malformed(_, reason)? = fault else {
        Issue.record("\(place): \(String(describing: fault))")
        continue
      }
    }
  }

  @Test func `storages of another kind are refused`() {
    let reason = "the name of a storage is not one that PyTorch gives"
    let negative: [UInt8] = [0x4A, 0xFF, 0xFF, 0xFF, 0xFF]
    let long: [UInt8] = [0x8A, 9] + [UInt8](repeating: 1, count: 9)
    let part: [UInt8] = [0x28] + PickleTests.text("1") + negative + [0x4B, 1, 0x74]
    let faults: [WeightFileError?] = [
      fault { $0.storage = Pieces.storage(kind: "module") },
      fault { $0.storage = Pieces.storage(type: PickleTests.global("torch", "Size")) },
      fault { $0.storage = Pieces.storage(type: [0x4E]) },
      fault { $0.storage = Pieces.storage(key: [0x4B, 0]) },
      fault { $0.storage = Pieces.storage(count: negative) },
      fault { $0.storage = Pieces.storage(count: long) },
      fault { $0.storage = Pieces.storage(rest: part) },
      fault { $0.storage = Pieces.storage(rest: [0x4E, 0x4E]) },
      fault { $0.storage = [0x29, 0x51] },
    ]
    for (place, fault) in faults.enumerated() {
      guard case .malformed(_, reason)? = fault else {
        Issue.record("\(place): \(String(describing: fault))")
        continue
      }
    }
  }

  @Test func `unknown and contradicting storages are refused`() {
    let other = fault { $0.storage = Pieces.storage(key: PickleTests.text("1")) }
    guard case .malformed(_, "a storage was not spoken of before")? = other else {
      Issue.record("\(String(describing: other))")
      return
    }
    let type = PickleTests.global("torch", "ComplexFloatStorage")
    guard
      case .refused("torch.ComplexFloatStorage", _)? = fault({
        $0.storage = Pieces.storage(type: type)
      })
    else {
      Issue.record("complex numbers were read")
      return
    }
    let long = PickleTests.global("torch", "LongStorage")
    var pieces = Pieces()
    pieces.rest += Pieces.storage(type: long)
    guard
      case .malformed(_, "the storage “0” holds two types of numbers")? =
        WeightFixture.fault(pieces.file)
    else {
      Issue.record("one storage had two types")
      return
    }
  }

  @Test func `numbers that overflow are refused`() {
    let most: [UInt8] = [0x8A, 8] + [UInt8](repeating: 0xFF, count: 7) + [0x7F]
    let beyond = "a tensor reaches beyond its storage"
    let faults: [WeightFileError?] = [
      fault { $0.shape = most + [0x85] },
      fault { $0.strides = most + [0x85] },
      fault { $0.start = most },
      fault {
        $0.shape = most + most + [0x86]
        $0.strides = [0x4B, 0, 0x4B, 0, 0x86]
      },
      fault {
        $0.storage = Pieces.storage(
          count: most, rest: [0x28] + PickleTests.text("1") + most + most + [0x74])
      },
    ]
    for found in faults {
      guard case .malformed(_, beyond)? = found else {
        Issue.record("\(String(describing: found))")
        continue
      }
    }
  }
}
