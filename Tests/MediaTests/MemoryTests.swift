import FootfallTestSupport
import Foundation
import GaitModel
import Media
import Testing

/// Memory that stays where it is, however much is read and written.
@Suite struct MemoryTests {
  /// Bytes of memory that the process holds.
  static func resident() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return try #require(pages) * sysconf(Int32(_SC_PAGESIZE))
  }

  @Test func doesNotGrow() throws {
    let folder = try TemporaryFolder()
    let font = try Font()
    let path = folder.path("out.mp4")
    func pass() throws {
      let queue = FrameQueue(try Clip.reader("odd-size.webm"))
      let writer = try VideoWriter(path: path, frameRate: 25)
      while let frame = try queue.next() {
        _ = frame.quarters
        _ = frame.colour(3, 3, precision: .roundedRGB)
        var canvas = try Canvas(frame)
        canvas.text("12", at: SIMD2(3, 20), size: 12, font: font, .white)
        try writer.append(canvas)
      }
      try writer.finish()
      _ = try Photo(path: Clip.path("photo.heic"))
      _ = Clip.fault(Clip.path("text.mp4"))
    }
    for _ in 0..<20 { try pass() }
    // Each pass handles some 10 MB; a leak of a hundredth of that shows in every round. A round
    // may also see what other tests hold at the same time: one quiet round is proof enough.
    for _ in 0..<8 {
      let before = try Self.resident()
      for _ in 0..<60 { try pass() }
      if try Self.resident() - before < 4_000_000 { return }
    }
    Issue.record("the memory grew in every round")
  }
}
