/// Reads a pickle of Python, protocol 2, as far as state dicts need it.
///
/// Python's own machine imports what a pickle names and calls it. This one knows six names
/// (`TorchGlobal`) and makes values of its own of them; any other name is an error. Whatever the
/// bytes are, it ends: depth, stack, memo and steps are limited.
///
/// Source: the opcodes' descriptions in Python's `pickletools`.
struct PickleMachine {
  /// The byte with which a pickle of protocol 2 begins.
  static let protocolOpcode: UInt8 = 0x80

  /// How much of everything is read.
  enum Limit {
    static let bytes = 1 << 26
    static let depth = 32
    static let memo = 1 << 20
    static let stack = 1 << 20
    static let steps = 1 << 24
    static let rank = 64
  }

  private var reader: ByteReader
  private var stack: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]
  private var steps = 0
  private let start: Int
  /// What was said of storages, by their names.
  private var storages: [String: TorchStorage] = [:]
  /// Where the opcode at work stands.
  private var opcodeOffset = 0

  private init(_ reader: ByteReader) {
    self.reader = reader
    start = reader.offset
  }

  /// What a pickle holds.
  struct Result {
    /// The value.
    let value: PickleValue
    /// One mention of each storage, by its name.
    let storages: [String: TorchStorage]
    /// Where the pickle ends.
    let end: Int
  }

  /// Reads one pickle.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - range: where the pickle lies, or more than that.
  /// - Returns: the value, and where the pickle ends.
  /// - Throws: `WeightFileError`.
  static func read(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(WeightFileError) -> Result {
    var machine = PickleMachine(ByteReader(bytes, range))
    let value = try machine.run()
    return Result(value: value, storages: machine.storages, end: machine.reader.offset)
  }

  private mutating func run() throws(WeightFileError) -> PickleValue {
    while true {
      opcodeOffset = reader.offset
      try count(1)
      guard opcodeOffset - start <= Limit.bytes else {
        throw tooMuch("bytes of a pickle", Limit.bytes)
      }
      let opcode = try reader.byte()
      if opcode == 0x2E {
        let value = try pop()
        guard stack.isEmpty, marks.isEmpty else {
          throw malformed("the pickle ends with values left over")
        }
        return value
      }
      try perform(opcode)
      guard stack.count <= Limit.stack else {
        throw tooMuch("values on the stack of a pickle", Limit.stack)
      }
    }
  }

  private mutating func perform(_ opcode: UInt8) throws(WeightFileError) {
    switch opcode {
    case Self.protocolOpcode:
      let version = try reader.byte()
      guard version == 2 else {
        throw .unsupported(
          offset: opcodeOffset, what: "a pickle of protocol \(version) (torch.save writes 2)")
      }
    // Single values.
    case 0x4E: stack.append(.none)
    case 0x88: stack.append(.bool(true))
    case 0x89: stack.append(.bool(false))
    case 0x4B: stack.append(.int(Int(try reader.byte())))
    case 0x4D: stack.append(.int(try reader.int(2)))
    case 0x4A: stack.append(.int(Int(Int32(truncatingIfNeeded: try reader.number(4)))))
    case 0x8A: stack.append(try long())
    case 0x47: stack.append(.float(try double()))
    case 0x58: stack.append(.text(try reader.text(try reader.int(4))))
    case 0x55: stack.append(.text(try reader.text(Int(try reader.byte()))))
    case 0x54: stack.append(.text(try reader.text(try reader.int(4))))
    case 0x63: stack.append(.global(try global()))
    // Tuples.
    case 0x28: marks.append(stack.count)
    case 0x29: stack.append(.tuple([], depth: 1))
    case 0x85: try makeTuple(try pop(1))
    case 0x86: try makeTuple(try pop(2))
    case 0x87: try makeTuple(try pop(3))
    case 0x74: try makeTuple(try popToMark())
    // Lists and dictionaries.
    case 0x5D: stack.append(.list(PickleList()))
    case 0x7D: stack.append(.dictionary(PickleDictionary()))
    case 0x61: try append(try pop(1))
    case 0x65: try append(try popToMark())
    case 0x73: try set(try pop(2))
    case 0x75: try set(try popToMark())
    // Memory.
    case 0x71: try remember(Int(try reader.byte()))
    case 0x72: try remember(try reader.int(4))
    case 0x68: try recall(Int(try reader.byte()))
    case 0x6A: try recall(try reader.int(4))
    // What PyTorch makes of values.
    case 0x52: try reduce()
    case 0x62: try build()
    case 0x51: try findStorage()
    default:
      throw .unsupported(
        offset: opcodeOffset, what: "the pickle opcode 0x\(String(opcode, radix: 16))")
    }
  }

  // MARK: Stack and memory

  private mutating func pop() throws(WeightFileError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.popLast() else {
      throw malformed("a value is missing on the stack")
    }
    return value
  }

  private mutating func pop(_ count: Int) throws(WeightFileError) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else {
      throw malformed("a value is missing on the stack")
    }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(WeightFileError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw malformed("a mark is missing on the stack") }
    defer { stack.removeLast(stack.count - mark) }
    return Array(stack[mark...])
  }

  private mutating func remember(_ place: Int) throws(WeightFileError) {
    guard stack.count > marks.last ?? 0, let value = stack.last else {
      throw malformed("a value is missing on the stack")
    }
    memo[place] = value
    guard memo.count <= Limit.memo else { throw tooMuch("memorised values", Limit.memo) }
  }

  private mutating func recall(_ place: Int) throws(WeightFileError) {
    guard let value = memo[place] else { throw malformed("nothing was memorised as \(place)") }
    stack.append(value)
  }

  // MARK: Values

  /// The depth of a value that holds others; those are closed.
  private func depth(holding items: [PickleValue]) throws(WeightFileError) -> Int {
    var depth = 1
    for item in items {
      item.close()
      depth = max(depth, item.depth + 1)
    }
    guard depth <= Limit.depth else { throw tooMuch("levels of values in values", Limit.depth) }
    return depth
  }

  private mutating func makeTuple(_ items: [PickleValue]) throws(WeightFileError) {
    stack.append(.tuple(items, depth: try depth(holding: items)))
  }

  // Mutating, so that `self` is taken after the arguments were popped.
  private mutating func append(_ items: [PickleValue]) throws(WeightFileError) {
    guard case .list(let list)? = top, !list.isClosed else {
      throw malformed("there is no open list to append to")
    }
    list.depth = max(list.depth, try depth(holding: items))
    // A list must not be closed by being appended to itself.
    guard !list.isClosed else { throw malformed("a list lies in itself") }
    list.items += items
  }

  private mutating func set(_ items: [PickleValue]) throws(WeightFileError) {
    guard case .dictionary(let dictionary)? = top, !dictionary.isClosed, items.count % 2 == 0
    else { throw malformed("there is no open dictionary to set pairs in") }
    dictionary.depth = max(dictionary.depth, try depth(holding: items))
    guard !dictionary.isClosed else { throw malformed("a dictionary lies in itself") }
    for pair in stride(from: 0, to: items.count, by: 2) {
      dictionary.pairs.append((items[pair], items[pair + 1]))
    }
  }

  private var top: PickleValue? { stack.count > marks.last ?? 0 ? stack.last : nil }

  private mutating func long() throws(WeightFileError) -> PickleValue {
    let bytes = Array(reader.bytes[try reader.range(Int(try reader.byte()))])
    guard bytes.count <= 8 else { return .longInt(bytes) }
    var value: UInt64 = bytes.last.map { $0 & 0x80 != 0 } == true ? .max : 0
    for byte in bytes.reversed() { value = value << 8 | UInt64(byte) }
    return .int(Int(Int64(bitPattern: value)))
  }

  private mutating func double() throws(WeightFileError) -> Double {
    Double(bitPattern: try reader.number(8).byteSwapped)
  }

  private mutating func global() throws(WeightFileError) -> TorchGlobal {
    let module = try reader.line()
    let name = try reader.line()
    guard let global = TorchGlobal(module: module, name: name) else {
      throw .refused(
        global: "\(module.prefix(80)).\(name.prefix(80))", offset: opcodeOffset)
    }
    return global
  }

  private mutating func reduce() throws(WeightFileError) {
    let values = try pop(2)
    guard case .global(let global) = values[0], case .tuple(let arguments, _) = values[1] else {
      throw malformed("a call has no name or no arguments")
    }
    // An ordered dictionary of Python 2 takes its pairs as an argument.
    if global == .orderedDictionary { try count(arguments.first?.items?.count ?? 0) }
    guard let value = global.call(arguments, offset: opcodeOffset) else {
      throw malformed("the arguments of a call are not those that it takes")
    }
    if case .dictionary(let dictionary) = value {
      dictionary.depth = try depth(holding: arguments)
    }
    stack.append(value)
  }

  /// Attributes of a dictionary: PyTorch leaves the versions of its modules there.
  private mutating func build() throws(WeightFileError) {
    _ = try pop()
    guard case .dictionary? = top else {
      throw .unsupported(offset: opcodeOffset, what: "an object with attributes of its own")
    }
  }

  private mutating func findStorage() throws(WeightFileError) {
    guard let storage = TorchStorage(identifier: try pop()) else {
      throw malformed("the name of a storage is not one that PyTorch gives")
    }
    let known = storages.updateValue(storage, forKey: storage.key)
    guard known == nil || known?.element == storage.element else {
      throw malformed("the storage “\(storage.key)” holds two types of numbers")
    }
    stack.append(.storage(storage))
  }

  // MARK: Errors and limits

  private mutating func count(_ work: Int) throws(WeightFileError) {
    steps += work
    guard steps <= Limit.steps else { throw tooMuch("steps of a pickle", Limit.steps) }
  }

  private func malformed(_ reason: String) -> WeightFileError {
    .malformed(offset: opcodeOffset, reason: reason)
  }

  private func tooMuch(_ what: String, _ limit: Int) -> WeightFileError {
    .tooMuch(what: what, limit: limit, offset: opcodeOffset)
  }
}
