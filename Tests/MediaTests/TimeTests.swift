import GaitModel
import Media
import Testing

/// Presentation times, edit lists, gaps, ranges.
@Suite struct TimeTests {
  @Test func variableRate() throws {
    let (frames, source) = try Clip.read("variable-rate.mp4")
    let stamps = [0, 55, 110, 120, 175, 230, 240, 295, 350, 360]
    #expect(frames.count == 10)
    #expect(frames.map { Int(($0.time * 1000).rounded()) } == stamps)
    #expect(source.hasVariableFrameRate)
  }

  @Test func gapsAreCounted() throws {
    let (frames, source) = try Clip.read("gap.mp4")
    let stamps = [0, 40, 80, 120, 160, 200, 360, 400, 440, 480]
    #expect(frames.map { Int(($0.time * 1000).rounded()) } == stamps)
    #expect(source.missingFrames == 3)
    #expect(source.frameRate.map { abs($0 - 25) < 1e-6 } == true)
  }

  /// The file holds all ten pictures; its edit list shows them from the fifth on.
  @Test func editList() throws {
    let (frames, source) = try Clip.read("edit-list.mp4")
    #expect(frames.first?.time == 0)
    #expect(frames.map(\.writtenNumber) == Array(4..<10))
    #expect(source.frameCount == 6)
  }

  @Test(arguments: [
    "h264.mp4", "keyframes.mp4", "h264.ts", "mpeg4.avi", "vp9.webm", "edit-list.mp4",
  ])
  func rangeKeepsTheTimesOfTheWhole(_ name: String) throws {
    let whole = try Clip.read(name).frames
    let part = try Clip.read(name, range: 0.119..<0.241).frames
    let expected = whole.filter { (0.119..<0.241).contains($0.time) }
    #expect(!expected.isEmpty)
    #expect(part.map(\.time) == expected.map(\.time))
    #expect(part.map(\.writtenNumber) == expected.map(\.writtenNumber))
  }

  @Test func emptyRange() throws {
    let reader = try Clip.reader("h264.mp4", range: 7..<9)
    #expect { try reader.next() } throws: { ($0 as? MediaError)?.kind == .emptyRange }
  }

  @Test(arguments: ["zero-rate.avi", "absurd-rate.avi"])
  func strangeRates(_ name: String) throws {
    let frames = try Clip.read(name).frames
    #expect(frames.count == 10)
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.time < $1.time })
  }

  @Test func estimate() throws {
    #expect(try Clip.reader("h264.mp4").expectedFrameCount == 10)
    #expect(try Clip.reader("h264.mp4", range: 0.2..<1).expectedFrameCount == 5)
  }
}
