import GaitModel
import Media
import Testing

/// Decoding ahead on a thread of its own.
@Suite struct FrameQueueTests {
  @Test func givesAllFramesInOrder() throws {
    let queue = FrameQueue(try Clip.reader("h264.mp4"))
    var numbers: [Int] = []
    while let frame = try queue.next() { numbers.append(frame.writtenNumber) }
    #expect(numbers == Array(0..<10))
    #expect(try queue.next() == nil)
    #expect(queue.sourceDescription?.frameCount == 10)
  }

  @Test func canBeAbandoned() throws {
    for taken in 0..<6 {
      let queue = FrameQueue(try Clip.reader("h264.mp4"), depth: 2)
      for _ in 0..<taken { _ = try queue.next() }
    }
  }

  @Test func passesErrorsOn() throws {
    let queue = FrameQueue(try Clip.reader("h264.mp4", range: 5..<6))
    #expect { try queue.next() } throws: { ($0 as? MediaError)?.kind == .emptyRange }
    #expect(try queue.next() == nil)
    #expect(queue.sourceDescription != nil)
  }
}
