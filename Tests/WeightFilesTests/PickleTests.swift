import Foundation
import Testing
import WeightFiles

/// Pickles made by hand, in checkpoints of the form before PyTorch 1.6.
struct PickleTests {
  /// A checkpoint whose object is the given pickle, with one storage `0` of two float32.
  static func checkpoint(_ object: [UInt8]) -> [UInt8] {
    let magic: [UInt8] = [
      0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
    ]
    let version: [UInt8] = [0x80, 2, 0x4D, 0xE9, 0x03, 0x2E]
    let system: [UInt8] = [0x80, 2, 0x7D] + text("little_endian") + [0x88, 0x73, 0x2E]
    let keys: [UInt8] = [0x80, 2, 0x5D] + text("0") + [0x61, 0x2E]
    let numbers: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]
    return magic + version + system + [0x80, 2] + object + [0x2E] + keys + numbers
  }

  /// Where the object's first opcode stands in `checkpoint`.
  static let start = 15 + 6 + 24 + 2

  static func text(_ text: String) -> [UInt8] {
    [0x58, UInt8(text.utf8.count), 0, 0, 0] + Array(text.utf8)
  }

  static func global(_ module: String, _ name: String) -> [UInt8] {
    Array("c\(module)\n\(name)\n".utf8)
  }

  /// The tensor over storage 0 with the given first element, sizes and strides.
  static func tensor(
    start: UInt8 = 0, shape: [UInt8] = [2], strides: [UInt8] = [1], part: [UInt8] = [0x4E]
  ) -> [UInt8] {
    func tuple(_ numbers: [UInt8]) -> [UInt8] { [0x28] + numbers.flatMap { [0x4B, $0] } + [0x74] }
    return global("torch._utils", "_rebuild_tensor_v2") + [0x28, 0x28] + text("storage")
      + global("torch", "FloatStorage") + text("0") + text("cpu") + [0x4B, 2] + part
      + [0x74, 0x51, 0x4B, start] + tuple(shape) + tuple(strides) + [0x89]
      + global("collections", "OrderedDict") + [0x29, 0x52, 0x74, 0x52]
  }

  static func dictionary(_ tensor: [UInt8]) -> [UInt8] { [0x7D] + text("a") + tensor + [0x73] }

  @Test func `a state dict made by hand is read`() throws {
    let file = try WeightFile(decoding: Self.checkpoint(Self.dictionary(Self.tensor())))
    #expect(file.tensors.map(\.floats) == [[1, 2]])
    let turned = Self.tensor(start: 1, shape: [1, 3], strides: [200, 0])
    #expect(
      try WeightFile(decoding: Self.checkpoint(Self.dictionary(turned)))["a"]?.floats
        == [2, 2, 2])
  }

  @Test func `a part of a storage is read, and not beyond it`() throws {
    let part: [UInt8] = [0x28] + Self.text("1") + [0x4B, 1, 0x4B, 1, 0x74]
    let one = Self.dictionary(Self.tensor(shape: [1], part: part))
    #expect(try WeightFile(decoding: Self.checkpoint(one))["a"]?.floats == [2])
    let two = Self.dictionary(Self.tensor(shape: [2], strides: [0], part: part))
    #expect(try WeightFile(decoding: Self.checkpoint(two))["a"]?.floats == [2, 2])
    let beyond = Self.dictionary(Self.tensor(start: 1, shape: [1], part: part))
    #expect(throws: WeightFileError.self) { try WeightFile(decoding: Self.checkpoint(beyond)) }
  }

  @Test(arguments: [
    tensor(start: 1), tensor(shape: [3]), tensor(shape: [2], strides: [2]),
    tensor(start: 255, shape: [1]), tensor(shape: [2, 2], strides: [1, 1]),
  ])
  func `a tensor beyond its storage is refused`(tensor: [UInt8]) {
    guard
      case .malformed(_, let reason)? =
        WeightFixture.fault(Self.checkpoint(Self.dictionary(tensor)))
    else {
      Issue.record("it was read")
      return
    }
    #expect(reason == "a tensor reaches beyond its storage")
  }

  @Test(arguments: [
    ("os", "system"), ("builtins", "eval"), ("__builtin__", "exec"), ("posix", "system"),
    ("torch.serialization", "load"), ("torch", "load"), ("collections", "Counter"),
  ])
  func `a name that runs something is refused`(module: String, name: String) {
    let call = Self.global(module, name) + Self.text("true") + [0x85, 0x52]
    #expect(
      WeightFixture.fault(Self.checkpoint(call))
        == .refused(global: "\(module).\(name)", offset: Self.start))
  }

  /// Opcodes that make objects in other ways: INST, OBJ, NEWOBJ, STACK_GLOBAL, EXT1, PERSID, ...
  @Test(arguments: [0x69, 0x6F, 0x81, 0x92, 0x93, 0x82, 0x50, 0x64, 0x6C, 0x30, 0x49, 0x94, 0x00])
  func `other opcodes are refused`(opcode: UInt8) {
    let what = "the pickle opcode 0x\(String(opcode, radix: 16))"
    #expect(
      WeightFixture.fault(Self.checkpoint([opcode]))
        == .unsupported(offset: Self.start, what: what))
  }

  /// A stack that runs dry, marks without values, calls without names, and so on.
  @Test(
    arguments: [
      [0x52], [0x28, 0x52], [0x85], [0x74], [0x75], [0x73], [0x61], [0x71, 0], [0x68, 9], [0x51],
      [0x28], [0x4E, 0x4E], [0x5D, 0x28, 0x61], [0x7D, 0x28, 0x4E, 0x75], [0x4E, 0x4E, 0x61],
      [0x4E, 0x4E, 0x4E, 0x73], [0x29, 0x29, 0x52], [0x4E, 0x51], [0x28, 0x71, 0],
      // A list that is appended to itself, and one that is filled after it was put away.
      [0x5D, 0x71, 0, 0x68, 0, 0x61], [0x5D, 0x71, 0, 0x85, 0x30],
      [0x5D, 0x71, 0, 0x5D, 0x68, 0, 0x61, 0x68, 0, 0x4E, 0x61],
      [0x7D, 0x71, 0, 0x4E, 0x68, 0, 0x73],
    ] as [[UInt8]])
  func `a pickle that does not add up is refused`(object: [UInt8]) {
    #expect(throws: WeightFileError.self) { try WeightFile(decoding: Self.checkpoint(object)) }
  }

  @Test func `values in values end at a depth`() {
    let deep = [0x29] + [UInt8](repeating: 0x85, count: 100_000)
    #expect(
      WeightFixture.fault(Self.checkpoint(deep))
        == .tooMuch(what: "levels of values in values", limit: 32, offset: Self.start + 32))
    let lists = [UInt8](repeating: 0x5D, count: 100) + [UInt8](repeating: 0x61, count: 99)
    guard case .tooMuch(_, 32, _)? = WeightFixture.fault(Self.checkpoint(lists)) else {
      Issue.record("lists in lists were read")
      return
    }
    // Two of each in the next: few bytes, many ways through.
    var twice: [UInt8] = [0x29]
    for place in 0..<30 as Range<UInt8> { twice += [0x71, place, 0x68, place, 0x86] }
    let read = PickleTests.dictionary(Self.tensor()) + Self.text("ways") + twice + [0x73]
    #expect(
      WeightFixture.fault(Self.checkpoint(read)) == .noStateDict(keys: ["a", "ways"]))
  }

  @Test func `a small file cannot ask for much memory`() {
    let wide = [UInt8](repeating: 255, count: 6)
    let tensor = Self.tensor(shape: wide, strides: [UInt8](repeating: 0, count: 6))
    guard
      case .tooMuch("bytes of tensors that share memory", _, _)? =
        WeightFixture.fault(Self.checkpoint(Self.dictionary(tensor)))
    else {
      Issue.record("it was gathered")
      return
    }
    // One long list as the argument of many calls.
    var calls: [UInt8] = [0x5D, 0x28]
    for _ in 0..<4096 { calls += [0x4E, 0x4E, 0x86] }
    calls += [0x65, 0x71, 0]
    for _ in 0..<8192 {
      calls += Self.global("collections", "OrderedDict") + [0x68, 0, 0x85, 0x52]
    }
    guard case .tooMuch("steps of a pickle", _, _)? = WeightFixture.fault(Self.checkpoint(calls))
    else {
      Issue.record("the calls were made")
      return
    }
  }

  @Test func `the pairs of an ordered dictionary of Python 2 are read`() throws {
    let pairs = [0x5D] + [0x5D, 0x28, 0x55, 1, 0x61] + Self.tensor() + [0x65, 0x61]
    let object = Self.global("collections", "OrderedDict") + pairs + [0x85, 0x52]
    #expect(try WeightFile(decoding: Self.checkpoint(object))["a"]?.floats == [1, 2])
  }

  @Test func `another protocol and another file are told apart`() throws {
    #expect(
      WeightFixture.fault([0x80, 4, 0x95] + [UInt8](repeating: 0, count: 8))
        == .unsupported(offset: 0, what: "a pickle of protocol 4 (torch.save writes 2)"))
    #expect(WeightFixture.fault([0x80, 2] + Array(repeating: 0x4E, count: 8) + [0x2E]) != nil)
    #expect(WeightFixture.fault(Array("GIF89a, or anything else".utf8)) == .unknownFormat)
    #expect(WeightFixture.fault(Array("PK and then nothing of a zip file".utf8)) != nil)
  }
}
