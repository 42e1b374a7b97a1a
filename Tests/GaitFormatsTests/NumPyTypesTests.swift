import Foundation
import GaitFormats
import GaitModel
import Testing

/// Arrays made here byte by byte: every type of number and version of the header.
@Suite struct NumPyTypesTests {
  /// An array of one frame whose 33 landmarks are (x, y, 1).
  func array(_ type: String, version: UInt8 = 1, x: [UInt8], y: [UInt8], one: [UInt8]) -> [UInt8] {
    var header = "{'shape': (1, 33, 3), 'descr': '\(type)', 'fortran_order': False}"
    header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    let length: [UInt8] = version == 1 ? [118, 0] : [118, 0, 0, 0]
    let numbers = [[UInt8]](repeating: x + y + one, count: 33).flatMap { $0 }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(header.utf8) + numbers
  }

  static let types: [String: (x: [UInt8], y: [UInt8], one: [UInt8])] = [
    "|u1": ([200], [100], [1]),
    "<u2": ([200, 0], [100, 0], [1, 0]),
    "<u4": ([200, 0, 0, 0], [100, 0, 0, 0], [1, 0, 0, 0]),
    "<u8": ([200, 0, 0, 0, 0, 0, 0, 0], [100, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0]),
    "<i4": ([200, 0, 0, 0], [100, 0, 0, 0], [1, 0, 0, 0]),
    "<i8": ([200, 0, 0, 0, 0, 0, 0, 0], [100, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0]),
    // 200 = 1.5625 x 2^7, 100 = 1.5625 x 2^6 (IEEE 754).
    "<f4": ([0, 0, 0x48, 0x43], [0, 0, 0xC8, 0x42], [0, 0, 0x80, 0x3F]),
    "<f8": (
      [0, 0, 0, 0, 0, 0, 0x69, 0x40], [0, 0, 0, 0, 0, 0, 0x59, 0x40],
      [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
    ),
  ]

  @Test(arguments: types.keys.sorted(), [1, 2, 3] as [UInt8])
  func readsNumbers(type: String, version: UInt8) throws {
    let numbers = try #require(Self.types[type])
    let bytes = array(type, version: version, x: numbers.x, y: numbers.y, one: numbers.one)
    let poses = try PoseFile.read(bytes, name: "a.npy", options: .init(frameRate: 1)).people[0]
    #expect(poses.samples.allSatisfy { $0 == PosePoint(x: 200, y: 100, confidence: 1) })
  }

  @Test(arguments: ["|i1", "<i2", "<i4", "<i8"])
  func readsNegativeNumbers(type: String) throws {
    let size = try #require(Int(type.suffix(1)))
    // -100 in two's complement, and 100.
    let x = [0x9C] + [UInt8](repeating: 0xFF, count: size - 1)
    let y = [100] + [UInt8](repeating: 0, count: size - 1)
    let one = [1] + [UInt8](repeating: 0, count: size - 1)
    let bytes = array(type, x: x, y: y, one: one)
    let poses = try PoseFile.read(bytes, name: "a.npy", options: .init(frameRate: 1)).people[0]
    #expect(poses.samples.allSatisfy { $0 == PosePoint(x: -100, y: 100, confidence: 1) })
  }

  @Test(arguments: [0, 4, 255] as [UInt8])
  func otherVersionsAreRefused(version: UInt8) throws {
    let bytes = array("|u1", version: version, x: [1], y: [1], one: [1])
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(bytes, name: "a.npy", options: .init(frameRate: 1))
    }
    #expect(error.problem.contains("header is damaged or of an unknown kind"))
  }
}
