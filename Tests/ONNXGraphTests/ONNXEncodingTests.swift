import ONNXGraph
import Testing

/// Bytes put together by hand after `onnx.proto`, for what Python's onnx does not write.
struct ONNXEncodingTests {
  /// A field of bytes: key, length, contents.
  func field(_ number: UInt8, _ contents: [UInt8]) -> [UInt8] {
    [number << 3 | 2, UInt8(contents.count)] + contents
  }

  /// A model of one initialiser.
  func model(tensor: [UInt8]) -> [UInt8] { field(7, field(5, tensor)) }

  /// A model of one node with one setting.
  func model(setting: [UInt8]) -> [UInt8] {
    field(7, field(1, field(4, Array("Op".utf8)) + field(5, setting))) + field(8, [0x10, 17])
  }

  func read(tensor: [UInt8]) throws -> ONNXTensor {
    try #require(try ONNXModel(decoding: model(tensor: tensor)).network.initialisers.first)
  }

  func read(setting: [UInt8]) throws -> ONNXAttribute {
    try #require(
      try ONNXModel(decoding: model(setting: setting)).network.nodes.first?.attributes.first)
  }

  let named: [UInt8] = [0x42, 1, 0x77]

  @Test func `numbers come one by one or packed`() throws {
    // dims 1, 2; float32; float_data 1 and -1.
    let apart: [UInt8] =
      [0x08, 1, 0x08, 2, 0x10, 1, 0x25, 0, 0, 0x80, 0x3F, 0x25, 0, 0, 0x80, 0xBF] + named
    let packed: [UInt8] =
      [0x0A, 2, 1, 2, 0x10, 1, 0x22, 8, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0xBF] + named
    #expect(try read(tensor: apart).floats == [1, -1])
    #expect(try read(tensor: apart) == read(tensor: packed))
    // int64_data 5 and -1, one by one and packed.
    let minusOne = [UInt8](repeating: 0xFF, count: 9) + [1]
    let whole = try read(tensor: [0x08, 2, 0x10, 7, 0x38, 5, 0x38] + minusOne + named)
    #expect(whole.values(Int64.self) == [5, -1])
    let row = try read(tensor: [0x08, 2, 0x10, 7, 0x3A, 11, 5] + minusOne + named)
    #expect(row == whole)
  }

  @Test func `settings come one by one or packed`() throws {
    let name = field(1, [0x61])
    #expect(try read(setting: name + [0x40, 3, 0x40, 4]) == ONNXAttribute("a", [3, 4]))
    #expect(try read(setting: name + [0x42, 2, 3, 4]) == ONNXAttribute("a", [3, 4]))
    #expect(
      try read(setting: name + [0x3A, 4, 0, 0, 0x80, 0x3F]) == ONNXAttribute("a", .floats([1])))
    // The value left out, its type stated: the standard value.
    #expect(try read(setting: name + [0xA0, 1, 2]) == ONNXAttribute("a", 0))
    #expect(try read(setting: name + [0xA0, 1, 1]) == ONNXAttribute("a", Float(0)))
    #expect(try read(setting: name + [0xA0, 1, 3]) == ONNXAttribute("a", ""))
    #expect(try read(setting: name + [0xA0, 1, 6]) == ONNXAttribute("a", .floats([])))
  }

  @Test func `fields that ONNX does not know are left behind`() throws {
    let unknown: [UInt8] = [0xF8, 7, 1, 0xFD, 7, 1, 2, 3, 4, 0xF9, 7, 1, 2, 3, 4, 5, 6, 7, 8]
    let plain: [UInt8] = [0x08, 1, 0x10, 3, 0x4A, 1, 0xFE] + named
    #expect(try read(tensor: unknown + plain) == read(tensor: plain))
    #expect(try read(tensor: plain).values(Int8.self) == [-2])
  }

  @Test(
    arguments: [
      ([0x08, 2, 0x10, 1, 0x4A, 4, 0, 0, 0, 0], "not as many"),
      ([0x08, 1, 0x4A, 1, 0], "have no format"),
      ([0x08, 1, 0x10, 2, 0x2A, 2, 0x80, 2], "too large"),
      ([0x08, 1, 0x10, 9, 0x28, 2], "too large"), ([0x08, 1, 0x10, 1, 0x22, 3, 0, 0, 0], "stored"),
      ([0x10, 1, 0x22, 1], "ends too early"), ([0x10, 8], "text"), ([0x10, 99], "format 99"),
      ([0x1A, 0], "in parts"), ([0x32, 1, 0x61], "text"), ([0x10, 3, 0x70, 1], "another file"),
    ] as [([UInt8], String)])
  func `weights that cannot be read say why`(bytes: [UInt8], reason: String) {
    #expect {
      try ONNXModel(decoding: model(tensor: named + bytes))
    } throws: {
      ($0 as? ONNXError)?.description.contains(reason) == true
    }
  }

  @Test(
    arguments: [
      ([0x18, 1], "no name"), ([0x0A, 1, 0x61, 0x18, 1, 0xA0, 1, 1], "not of its type"),
      ([0x0A, 1, 0x61], "another kind"), ([0x0A, 1, 0x61, 0x52, 0], "another kind"),
      ([0x0A, 1, 0x61, 0xAA, 1, 1, 0x62], "by reference"),
      ([0x0A, 1, 0x61, 0x22, 1, 0xC0], "UTF-8"),
    ] as [([UInt8], String)])
  func `settings that cannot be read say why`(bytes: [UInt8], reason: String) {
    #expect {
      try ONNXModel(decoding: model(setting: bytes))
    } throws: {
      ($0 as? ONNXError)?.description.contains(reason) == true
    }
  }

  @Test(
    arguments: [
      ([0x12, 4, 0x0A, 2, 0x08, 1], "no name"), ([0x0A, 1, 0x78], "no stated format"),
      ([0x0A, 1, 0x78, 0x12, 2, 0x0A, 0], "no stated format"),
      ([0x0A, 1, 0x78, 0x12, 2, 0x22, 0], "not a tensor"),
    ] as [([UInt8], String)])
  func `inputs that cannot be read say why`(bytes: [UInt8], reason: String) {
    #expect {
      try ONNXModel(decoding: field(7, field(11, bytes)))
    } throws: {
      ($0 as? ONNXError)?.description.contains(reason) == true
    }
  }

  @Test func `a size below zero is open`() throws {
    let minusOne = [UInt8](repeating: 0xFF, count: 9) + [1]
    let dimension = field(1, [0x08] + minusOne)
    let type = field(1, [0x08, 1] + field(2, dimension + field(1, [0x12, 0]) + field(1, [])))
    let bytes = field(7, field(11, field(1, [0x78]) + field(2, type)))
    let input = try ONNXModel(decoding: bytes).network.inputs.first
    #expect(input == ONNXValue("x", shape: [.unknown, .unknown, .unknown]))
  }

  @Test func `an overloaded operator is refused`() {
    let node = field(4, Array("Op".utf8)) + field(8, [0x61])
    #expect(throws: ONNXError.unsupported(offset: 8, what: "an overloaded operator")) {
      try ONNXModel(decoding: field(7, field(1, node)))
    }
  }
}
