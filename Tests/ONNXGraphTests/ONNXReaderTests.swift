import FootfallTestSupport
import Foundation
import ONNXGraph
import Testing

/// Files made by Python's onnx (`Fixtures/make-fixtures.py`), read, written and damaged.
struct ONNXReaderTests {
  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: Fixture.url(name))) }

  @Test func `our file is Python's, byte for byte`() throws {
    #expect(try smallModel().encoded() == bytes("small.onnx"))
  }

  @Test(arguments: ["small.onnx", "features.onnx"])
  func `what was read and written reads the same`(name: String) throws {
    let model = try ONNXModel(contentsOf: Fixture.url(name))
    let written = model.encoded()
    #expect(try ONNXModel(decoding: written) == model)
    #expect(try ONNXModel(decoding: written).encoded() == written)
  }

  @Test func `all about a model is read`() throws {
    let model = try ONNXModel(contentsOf: Fixture.url("features.onnx"))
    #expect(model.irVersion == 8)
    #expect(model.producer == "golden")
    #expect(model.producerVersion == "2")
    #expect(
      model.opsets == [
        ONNXModel.Opset(version: 17), ONNXModel.Opset(domain: "org.example", version: 3),
      ])
    #expect(
      Set(model.metadata) == [
        ONNXModel.Metadata("key", "value"), ONNXModel.Metadata("ключ", "значение"),
      ])
    let network = model.network
    #expect(
      network.inputs == [
        ONNXValue("x", shape: [.named("batch"), .fixed(3), .unknown]),
        ONNXValue("condition", .bool, shape: []),
      ])
    #expect(network.outputs == [ONNXValue("w", shape: nil), ONNXValue("y", shape: [])])
    #expect(network.values == [ONNXValue("z", .int64, shape: [.fixed(1), .fixed(0)])])
    #expect(network.inputs[0].shape(opening: 1) == [1, 3, 1])
  }

  @Test func `every kind of setting is read`() throws {
    let network = try ONNXModel(contentsOf: Fixture.url("features.onnx")).network
    let node = try #require(network.nodes.first)
    #expect(node.operation == "Everything")
    #expect(node.domain == "org.example")
    #expect(node.inputs == ["x", "", "scalar"])
    #expect(node.outputs == ["y", "", "z"])
    #expect(node["f"] == .float(1.5))
    #expect(node["i"] == .int(-3))
    #expect(node["s"] == .string("text"))
    #expect(node["t"] == .tensor(ONNXTensor(floats: [9])))
    #expect(node["floats"] == .floats([1, 2]))
    #expect(node["ints"] == .ints([-1, 2]))
    #expect(node["strings"] == .strings(["a", "b"]))
    #expect(node["no_ints"] == .ints([]))
    #expect(node["none"] == nil)
    guard case .network(let branch) = network.nodes[1]["then_branch"] else {
      Issue.record("the branch is not a network")
      return
    }
    #expect(branch.nodes.map(\.operation) == ["Neg"])
  }

  @Test func `every way to store numbers is read`() throws {
    let network = try ONNXModel(contentsOf: Fixture.url("features.onnx")).network
    let tensors = Dictionary(uniqueKeysWithValues: network.initialisers.map { ($0.name, $0) })
    func tensor(_ name: String) throws -> ONNXTensor { try #require(tensors[name]) }
    #expect(try tensor("float_data").floats == [1, -2.5, 3e-30, 4])
    #expect(try tensor("float_data").shape == [2, 2])
    #expect(try tensor("float_raw").floats == [1.5, -1.5])
    #expect(try tensor("int64_data").values(Int64.self) == [1, -2, 1 << 62])
    #expect(try tensor("int32_data").values(Int32.self) == [.min, 7])
    #expect(try tensor("int16_data").values(Int16.self) == [-300, 300])
    #expect(try tensor("int8_data").values(Int8.self) == [-128, 0, 127])
    #expect(try tensor("uint8_data").values(UInt8.self) == [0, 255])
    #expect(try tensor("uint16_data").values(UInt16.self) == [65535])
    #expect(try tensor("uint32_data").values(UInt32.self) == [.max])
    #expect(try tensor("uint64_data").values(UInt64.self) == [.max])
    #expect(try tensor("bool_data").bytes == [1, 0])
    #expect(try tensor("float16_data").bytes == [0, 0x3C, 0, 0xC0])
    #expect(try tensor("double_data").bytes.count == 16)
    #expect(try tensor("scalar").floats == [42])
    #expect(try tensor("scalar").shape.isEmpty)
    #expect(try tensor("empty").count == 0)
    #expect(try tensor("empty").values(Int8.self) == nil)
  }

  // MARK: Bad input

  @Test(arguments: ["small.onnx", "features.onnx"])
  func `a file cut at any byte is refused or whole in itself`(name: String) throws {
    let whole = try bytes(name)
    for count in whole.indices {
      guard let model = try? ONNXModel(decoding: Array(whole[..<count])) else { continue }
      // What comes last may be missing: operator sets and notes.
      #expect(try ONNXModel(decoding: model.encoded()) == model)
    }
    #expect(throws: ONNXError.self) { try ONNXModel(decoding: Array(whole[..<(whole.count / 2)])) }
  }

  @Test(arguments: ["small.onnx", "features.onnx"])
  func `a file with any bit turned is refused or read`(name: String) throws {
    var damaged = try bytes(name)
    for place in damaged.indices {
      for bit in 0..<8 {
        damaged[place] ^= 1 << UInt8(bit)
        if let model = try? ONNXModel(decoding: damaged) {
          #expect(try ONNXModel(decoding: model.encoded()).encoded() == model.encoded())
        }
        damaged[place] ^= 1 << UInt8(bit)
      }
    }
  }

  @Test func `weights in another file are refused in one sentence`() throws {
    #expect(throws: ONNXError.externalData(tensor: "fc.weight")) {
      try ONNXModel(contentsOf: Fixture.url("external.onnx"))
    }
    let sentence = ONNXError.externalData(tensor: "fc.weight").description
    #expect(sentence.contains("another file"))
  }

  @Test(
    arguments: [
      ([], ONNXError.malformed(offset: 0, reason: "there is no network; is it an ONNX file?")),
      ([0x3A, 5], .truncated(offset: 0)), ([0x08], .truncated(offset: 0)),
      ([0x00, 1], .malformed(offset: 0, reason: "no field has the number 0")),
      ([0x0B], .malformed(offset: 0, reason: "no field is stored in the way 3")),
      (
        [0x08] + [UInt8](repeating: 0xFF, count: 10),
        .malformed(offset: 0, reason: "a number has more than 64 bits")
      ),
      (
        [0x0D, 0, 0, 0, 0], .malformed(offset: 0, reason: "the field 1 is not stored as it must be")
      ),
      ([0x12, 1, 0xFF], .malformed(offset: 0, reason: "a text is not UTF-8")),
      ([0x3A, 0, 0x3A, 0], .malformed(offset: 2, reason: "there are two networks")),
      ([0x3A, 2, 0x7A, 0], .unsupported(offset: 2, what: "sparse weights")),
      ([0xCA, 1, 0], .unsupported(offset: 0, what: "functions of its own")),
    ] as [([UInt8], ONNXError)])
  func `what is wrong is said with its place`(bytes: [UInt8], expected: ONNXError) {
    #expect(throws: expected) { try ONNXModel(decoding: bytes) }
  }

  @Test func `networks within networks have a limit`() throws {
    var inner = ONNXNetwork(name: "inner")
    for level in 0..<12 {
      let node = ONNXNode(
        "If", name: "\(level)", inputs: [], outputs: ["y\(level)"],
        attributes: [ONNXAttribute("then_branch", .network(inner))])
      inner = ONNXNetwork(name: "level", nodes: [node])
    }
    let deep = ONNXModel(inner)
    #expect {
      try ONNXModel(decoding: deep.encoded())
    } throws: {
      guard case .tooDeep = $0 as? ONNXError else { return false }
      return true
    }
  }

  @Test func `files that are too large or missing are refused`() throws {
    #expect(throws: ONNXError.tooLarge(bytes: 276, limit: 100)) {
      try ONNXModel(contentsOf: Fixture.url("small.onnx"), limit: 100)
    }
    #expect {
      try ONNXModel(contentsOf: Fixture.url("none.onnx"))
    } throws: {
      guard case .cannotRead = $0 as? ONNXError else { return false }
      return true
    }
  }
}
