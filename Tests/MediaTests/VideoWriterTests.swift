import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Videos that are written and read again.
@Suite struct VideoWriterTests {
  static func write(_ frames: [VideoFrame], to path: String, frameRate: Double = 25) throws {
    let writer = try VideoWriter(path: path, frameRate: frameRate)
    for frame in frames { try writer.append(try Canvas(frame)) }
    try writer.finish()
  }

  @Test(arguments: [
    "h264.mp4", "rotated-90.mp4", "mpeg4.avi", "h264-full.mp4", "hevc-10bit-hlg.mp4",
    "variable-rate.mp4", "gap.mp4", "h264-444.mp4",
  ])
  func keepsPicturesAndTimes(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("out.mp4")
    let frames = try Clip.read(name).frames
    try Self.write(frames, to: path)
    let reader = try VideoReader(path: path)
    for frame in frames {
      let copy = try #require(try reader.next())
      #expect(abs(copy.time - frame.time) < 1e-5)
      #expect(copy.size == frame.size)
      #expect(copy.writtenNumber == frame.writtenNumber)
      for (a, b) in zip(copy.quarters, frame.quarters) { #expect(distance(a, b) < 16) }
    }
    #expect(try reader.next() == nil)
    let source = reader.sourceDescription()
    #expect(source.codec == "h264")
    #expect(source.rotation == 0)
  }

  @Test(arguments: ["odd-size.webm", "one-pixel.avi"])
  func oddSizesBecomeEven(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("out.mp4")
    let frames = try Clip.read(name).frames
    try Self.write(frames, to: path)
    let size = try VideoReader(path: path).size
    let first = try #require(frames.first).size
    #expect(size == PixelSize(width: first.width + 1, height: first.height + 1))
  }

  @Test func startsAtZeroWhateverTheRange() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("out.mp4")
    try Self.write(try Clip.read("h264.mp4", range: 0.2..<1).frames, to: path)
    let reader = try VideoReader(path: path)
    var times: [Double] = []
    while let frame = try reader.next() { times.append(frame.time) }
    #expect(times.map { Int(($0 * 1000).rounded()) } == [0, 40, 80, 120, 160])
  }

  @Test func sameInputSameBytes() throws {
    let folder = try TemporaryFolder()
    let frames = try Clip.read("h264.mp4").frames
    for name in ["a.mp4", "b.mp4"] { try Self.write(frames, to: folder.path(name)) }
    let a = try Data(contentsOf: URL(filePath: folder.path("a.mp4")))
    #expect(a == (try Data(contentsOf: URL(filePath: folder.path("b.mp4")))))
    // The index stands before the pictures, so that a browser can start at once.
    let index = try #require(a.range(of: Data("moov".utf8)))
    let pictures = try #require(a.range(of: Data("mdat".utf8)))
    #expect(index.lowerBound < pictures.lowerBound)
  }

  static func fault(_ work: () throws -> Void) -> MediaError.Kind? {
    do {
      try work()
      return nil
    } catch {
      return (error as? MediaError)?.kind
    }
  }

  @Test func faultsSurface() throws {
    let frames = try Clip.read("h264.mp4").frames
    #expect(Self.fault { try Self.write(frames, to: "/nowhere/out.mp4") } == .cannotWrite)
    #expect(Self.fault { try Self.write(frames, to: "/") } == .cannotWrite)
    let folder = try TemporaryFolder()
    #expect(Self.fault { try Self.write([], to: folder.path("none.mp4")) } == .cannotWrite)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskSurfaces() throws {
    let frames = try Clip.read("h264.mp4").frames
    #expect(Self.fault { try Self.write(frames, to: "/dev/full") } == .diskFull)
  }

  @Test func canBeAbandoned() throws {
    let folder = try TemporaryFolder()
    for count in [0, 1, 7] {
      let writer = try VideoWriter(path: folder.path("\(count).mp4"), frameRate: 25, depth: 2)
      for frame in try Clip.read("h264.mp4").frames.prefix(count) {
        try writer.append(try Canvas(frame))
      }
    }
  }
}
