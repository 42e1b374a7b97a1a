import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Files that are not what they seem: each gives one clear sentence, or as much as is left.
@Suite struct BadInputTests {
  @Test(arguments: [
    ("nowhere.mp4", MediaError.Kind.notFound), ("empty.mp4", .empty), ("text.mp4", .notAVideo),
    ("zeros.mp4", .notAVideo), ("playlist.mp4", .notAVideo), ("playlist.m3u8", .notAVideo),
    ("sound-only.m4a", .noVideoTrack), ("index-lost.mov", .notAVideo), ("photo.jpg", .isPhoto),
    ("photo.png", .isPhoto), ("photo.webp", .isPhoto), ("too-large.avi", .tooLarge),
  ])
  func isRefused(_ name: String, _ kind: MediaError.Kind) throws {
    let fault = try #require(Clip.fault(Clip.path(name)))
    #expect(fault.kind == kind)
    #expect(fault.file == name)
    #expect(fault.description.hasPrefix(name + ": "))
    #expect(fault.description.hasSuffix("."))
  }

  @Test func folder() { #expect(Clip.fault(Clip.path(""))?.kind == .notAFile) }

  @Test func device() { #expect(Clip.fault("/dev/null")?.kind == .notAFile) }

  @Test func address() { #expect(Clip.fault("http://example.org/a.mp4")?.kind == .notFound) }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func permission() throws {
    let folder = try TemporaryFolder()
    let path = try folder.copy(Clip.path("h264.mp4"), as: "locked.mp4")
    chmod(path, 0)
    #expect(Clip.fault(path)?.kind == .notReadable)
  }

  @Test func truncatedGivesWhatIsLeft() throws {
    let (frames, source) = try Clip.read("truncated.mp4")
    #expect((1..<10).contains(frames.count))
    #expect(source.brokenFrames > 0)
    #expect(frames.first?.writtenNumber == 0)
  }

  @Test func brokenMiddleIsPassedOver() throws {
    let (frames, source) = try Clip.read("broken-middle.mp4")
    #expect(source.brokenFrames > 0)
    #expect(frames.count >= 8)
    #expect(frames.last.map { abs($0.time - 0.36) < 1e-9 } == true)
  }

  /// Cut and scrambled anywhere, a file gives frames or a clear error, never a crash.
  @Test(arguments: ["h264.mp4", "h264.mkv", "mpeg4.avi", "vp9.webm", "h264.ts", "wmv2.wmv"])
  func scrambled(_ name: String) throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: URL(filePath: Clip.path(name)))
    var generator = SeededGenerator(seed: 7)
    for round in 0..<40 {
      var bytes = whole
      for _ in 0..<12 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if round % 3 == 0 { bytes = bytes.prefix(.random(in: 1...bytes.count, using: &generator)) }
      let path = folder.path("\(round)-\(name)")
      try bytes.write(to: URL(filePath: path))
      if let fault = Clip.fault(path) { #expect(fault.description.count > 20) }
    }
  }
}
