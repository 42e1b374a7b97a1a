import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// Files that were cut off or changed: an error, or poses where the damage does not show; never a
/// crash.
@Suite struct DamagedFileTests {
  static let options = PoseFile.Options(
    frameRate: 50, imageSize: PixelSize(width: 1000, height: 2000), sequence: 0)
  static let fixtures = [
    "deflated.npz", "stored.npz", "f4.npy", "i2-pixels.npy", "mediapipe.json", "sports2d-px.trc",
  ]

  @Test(arguments: ["deflated.npz", "stored.npz", "f4.npy", "i2-pixels.npy", "mediapipe.json"])
  func everyBeginningIsRefused(name: String) throws {
    let bytes = Array(try Data(contentsOf: Fixture.url(name)))
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: FormatError.self) {
        try PoseFile.read(Array(bytes[..<count]), name: name, options: Self.options)
      }
    }
  }

  @Test(arguments: fixtures)
  func changedBytesDoNotCrash(name: String) throws {
    let bytes = Array(try Data(contentsOf: Fixture.url(name)))
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        changed[place] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? PoseFile.read(changed, name: name, options: Self.options)
    }
  }

  @Test func changedNumbersOfAnArchiveAreFoundByTheirChecksum() throws {
    var bytes = Array(try Data(contentsOf: Fixture.url("stored.npz")))
    bytes[1500] ^= 0x10
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(bytes, name: "x.npz", options: Self.options)
    }
    #expect(error.description == "x.npz: X.npy: the entry's checksum is wrong; the file is damaged")
  }

  @Test(arguments: [
    ("(4, 33, 4)", "(9, 33, 4)", "does not fit the 2112 bytes"),
    ("(4, 33, 4), }", "(-4, 33, 4),}", "header is damaged"),
    ("(4, 33, 4)", "4000000000", "header is damaged"),
    ("'<f4'", "'<f9'", "numbers of the type \"<f9\""),
    ("False", "Falsy", "header is damaged"),
    (
      "(4, 33, 4), }       ", "(9999999999,9999999999)",
      "shape [9999999999, 9999999999] is not possible"
    ),
  ])
  func arraysWithALyingHeader(part: String, replacement: String, message: String) throws {
    let bytes = Array(try Data(contentsOf: Fixture.url("f4.npy")))
    let header = String(decoding: bytes[10..<128], as: UTF8.self)
    var text = header.replacing(part, with: replacement)
    #expect(text != header)
    // The header keeps its length.
    while text.utf8.count > 118 { text.remove(at: text.index(text.endIndex, offsetBy: -2)) }
    while text.utf8.count < 118 { text.insert(" ", at: text.index(before: text.endIndex)) }
    let changed = bytes[..<10] + Array(text.utf8) + bytes[128...]
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(Array(changed), name: "x.npy", options: Self.options)
    }
    #expect(error.description.contains(message), "\(error)")
  }

  @Test func anEntryThatPromisesTooMuchIsRefused() throws {
    let bytes = Array(try Data(contentsOf: Fixture.url("deflated.npz")))
    // The first entry of the directory: its unpacked size stands 24 bytes in.
    let directory = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    for (size, message) in [
      ([0xFF, 0xFF, 0xFF, 0x7F] as [UInt8], "unpacks to more than 512 MiB"),
      ([0xFF, 0xFF, 0xFF, 0x1F], "cannot be unpacked"),
    ] {
      var changed = bytes
      changed.replaceSubrange(directory + 24..<directory + 28, with: size)
      let error = try #require(throws: FormatError.self) {
        try PoseFile.read(changed, name: "x.npz", options: Self.options)
      }
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func otherThingsAreToldApart() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: folder.file("empty.json"))
    try Data("hello".utf8).write(to: folder.file("poses.txt"))
    try Data([0, 0, 0, 24] + Array("ftypmp42".utf8)).write(to: folder.file("poses.json"))
    try FileManager.default.createDirectory(
      at: folder.file("folder"), withIntermediateDirectories: true)
    for name in ["empty.json", "poses.txt", "poses.json", "folder", "nothing"] {
      #expect(!PoseFile.canRead(folder.file(name)), "\(name)")
      let url = folder.file(name)
      #expect(throws: FormatError.self) { try PoseFile.read(url) }
    }
    #expect(!PoseFile.canRead(URL(filePath: "/dev/zero")))
    let missing = folder.file("nothing")
    let error = try #require(throws: FormatError.self) { try PoseFile.read(missing) }
    #expect(
      error.description == "nothing: the file cannot be read (No such file or directory)")
  }
}
