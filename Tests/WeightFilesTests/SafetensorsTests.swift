import FootfallTestSupport
import Foundation
import Testing
import WeightFiles

/// safetensors against the format's own library, and damaged.
struct SafetensorsTests {
  @Test(arguments: ["all", "names", "nothing", "views"])
  func `what was read is written as the same bytes`(name: String) throws {
    let bytes = try WeightFixture.bytes("\(name).safetensors")
    let file = try WeightFile(decoding: bytes)
    #expect(try file.safetensors() == bytes)
    // The order of the tensors does not matter.
    let turned = try WeightFile(file.tensors.reversed(), metadata: file.metadata)
    #expect(try turned.safetensors() == bytes)
  }

  @Test func `every type of numbers is read`() throws {
    let file = try WeightFixture.file("all.safetensors")
    #expect(Set(file.tensors.map(\.element)) == Set(WeightElement.allCases))
    #expect(file["conv.weight"]?.shape == [2, 3, 2])
    #expect(file["conv.weight"]?.floats == (0..<12).map { Float($0) / 4 })
    #expect(file["bn.num_batches_tracked"]?.shape == [])
    #expect(file["bn.num_batches_tracked"]?.bytes == [7, 0, 0, 0, 0, 0, 0, 0])
    #expect(file["bn.num_batches_tracked"]?.floats == nil)
    #expect(file["f16"]?.bytes == [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B])
    #expect(file["bf16"]?.bytes.prefix(4) == [0x80, 0x3F, 0x00, 0xC0])
    #expect(file["i32"]?.bytes == [0, 0, 0, 0x80, 7, 0, 0, 0])
    #expect(file["i8"]?.bytes == [0x80, 0x7F])
    #expect(file["bool"]?.bytes == [1, 0])
    #expect(file["empty"]?.shape == [0, 3])
    #expect(file["empty"]?.count == 0)
    #expect(file["nobody"] == nil)
  }

  @Test func `names and texts with any character`() throws {
    let file = try WeightFixture.file("names.safetensors")
    #expect(file.metadata == ["format": "pt"])
    #expect(file.tensors.map(\.name) == ["z", "quo\"te\\ \n\u{1} слово"])
    let tensor = try WeightTensor(name: "\u{8}\u{C}\r\t/é😀", shape: [], floats: [1])
    let own = try WeightFile([tensor], metadata: ["ключ": "\u{1F}\"", "a": ""])
    #expect(try WeightFile(decoding: try own.safetensors()) == own)
  }

  @Test func `escapes of JSON`() throws {
    let header =
      #"{"\u0061\ud83d\ude00\/\b\f\n\r\t\"\\":{"shape":[1],"data_offsets":[0,1],"dtype":"U8"}}"#
    let file = try WeightFile(decoding: WeightFixture.safetensors(header, [9]))
    #expect(file.tensors.map(\.name) == ["a😀/\u{8}\u{C}\n\r\t\"\\"])
  }

  @Test func `a file is written and read again`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "w.safetensors")
    let file = try WeightFixture.file("all.safetensors")
    try file.write(to: url)
    #expect(try Data(contentsOf: url) == Data(WeightFixture.bytes("all.safetensors")))
    let nowhere = folder.appending(path: "none/w.safetensors")
    let fault = #expect(throws: WeightFileError.self) { try file.write(to: nowhere) }
    guard case .cannotWrite(nowhere.path, _)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    let missing = #expect(throws: WeightFileError.self) { try WeightFile(contentsOf: nowhere) }
    guard case .cannotRead(nowhere.path, _)? = missing else {
      Issue.record("\(String(describing: missing))")
      return
    }
  }

  /// Headers for eight bytes of numbers, and where the fault is seen.
  @Test(arguments: [
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 9),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, 9),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 66),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, 9),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}"#, 9),
    (#"{"a":{"dtype":"F32","shape":[2]}}"#, 9),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}"#, 61),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x"#, 63),
    (#"{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}"#, 37),
    (#"{"a":{"dtype":"F32","shape":[02],"data_offsets":[0,8]}}"#, 37),
    (#"{"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}"#, 38),
    (#"{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}"#, 37),
    (#"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}"#, 9),
    (#"{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 28),
    (#"{"\x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 11),
    (#"{"\ud83d":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 12),
    (#"{"\u00zz":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 12),
    (#" {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, 8),
    ("{\"a\n\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 11),
    (#"{"__metadata__":{"a":1}}"#, 29),
    (#"["a"]"#, 8),
  ])
  func `a wrong header is refused at its place`(header: String, place: Int) {
    let bytes = WeightFixture.safetensors(header, [UInt8](repeating: 0, count: 8))
    #expect(throws: WeightFileError.self) { try WeightFile(safetensors: bytes) }
    do {
      _ = try WeightFile(safetensors: bytes)
    } catch {
      guard case .malformed(place, _) = error else {
        Issue.record("\(error) and not at \(place)")
        return
      }
    }
  }

  @Test func `overlaps, double names and unknown numbers are refused`() {
    let one = #"{"dtype":"U8","shape":[2],"data_offsets":[0,2]}"#
    let two = #"{"dtype":"U8","shape":[2],"data_offsets":[1,3]}"#
    let overlap = WeightFixture.safetensors("{\"a\":\(one),\"b\":\(two)}", [0, 0, 0])
    let reason = "“b” begins at 1, and 2 is where it must"
    #expect(WeightFixture.fault(overlap) == .malformed(offset: 61, reason: reason))
    let twice = WeightFixture.safetensors("{\"a\":\(one),\"a\":\(one)}", [0, 0])
    #expect(WeightFixture.fault(twice) == .duplicateName("a"))
    let texts = WeightFixture.safetensors(#"{"__metadata__":{"k":"1","k":"2"}}"#)
    #expect(WeightFixture.fault(texts) == .duplicateName("__metadata__.k"))
    let complex = #"{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}"#
    let numbers = [UInt8](repeating: 0, count: 8)
    #expect(
      WeightFixture.fault(WeightFixture.safetensors(complex, numbers))
        == .unsupported(offset: 14, what: "numbers of the type C64"))
    let truth = #"{"a":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}"#
    let reasonOfTruth = "a truth value of “a” is neither 0 nor 1"
    #expect(
      WeightFixture.fault(WeightFixture.safetensors(truth, [2])) == .invalid(reason: reasonOfTruth))
  }

  @Test func `a header that claims too much is refused before it is read`() {
    let claim: [UInt8] = [0, 0, 0, 0, 1, 0, 0, 0, 0x7B]
    #expect(
      WeightFixture.fault(claim)
        == .tooMuch(
          what: "bytes of a header", limit: WeightFile.longestSafetensorsHeader, offset: 0))
    let huge = [UInt8](repeating: 0xFF, count: 8) + [0x7B]
    #expect(throws: WeightFileError.self) { try WeightFile(decoding: huge) }
    #expect(WeightFixture.fault([1, 0, 0, 0, 0, 0, 0, 0, 0x20]) == .unknownFormat)
    #expect(WeightFixture.fault([1, 0]) == .truncated(offset: 0))
  }

  @Test func `a tensor must be what its shape says`() throws {
    #expect(throws: WeightFileError.wrongSize(tensor: "a", expected: 8, found: 4)) {
      try WeightTensor(name: "a", shape: [2], floats: [1])
    }
    #expect(throws: WeightFileError.invalid(reason: "“a” cannot have the shape [-1]")) {
      try WeightTensor(name: "a", element: .uint8, shape: [-1], bytes: [])
    }
    let tensor = try WeightTensor(name: "a", shape: [1], floats: [1])
    #expect(throws: WeightFileError.duplicateName("a")) { try WeightFile([tensor, tensor]) }
    let reserved = try WeightFile([WeightTensor(name: "__metadata__", shape: [], floats: [1])])
    #expect(throws: WeightFileError.self) { try reserved.safetensors() }
  }
}
