import GaitModel
import Testing

@Suite struct PoseSequenceTests {
  let ankles = Skeleton(name: "ankles", points: [.leftAnkle, .rightAnkle], links: [])
  let size = PixelSize(width: 100, height: 200)

  func points(_ x: Float) -> [PosePoint] {
    [PosePoint(x: x, y: 1, confidence: 0.5), .missing]
  }

  @Test func keepsPointsByFrameAndName() throws {
    var sequence = PoseSequence(skeleton: ankles, imageSize: size)
    try sequence.append(points(1), at: 0)
    try sequence.append(points(2), at: 0.5)
    #expect(sequence.count == 2)
    #expect(sequence.point(.leftAnkle, at: 1)?.x == 2)
    #expect(sequence.point(.rightAnkle, at: 1) == nil)
    #expect(sequence.point(.nose, at: 1) == nil)
    #expect(sequence.frameRate == 2)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func refusesTimeThatDoesNotIncrease(time: Double) throws {
    var sequence = PoseSequence(skeleton: ankles, imageSize: size)
    try sequence.append(points(1), at: 0)
    #expect(throws: PoseSequence.Fault.self) { try sequence.append(points(2), at: time) }
    #expect(sequence.count == 1)
  }

  @Test func refusesWrongNumberOfPoints() {
    var sequence = PoseSequence(skeleton: ankles, imageSize: size)
    #expect(throws: PoseSequence.Fault.pointCount(frame: 0, expected: 2, found: 1)) {
      try sequence.append([.missing], at: 0)
    }
  }

  @Test func trimsWithoutMovingTimes() throws {
    var sequence = PoseSequence(skeleton: ankles, imageSize: size)
    for frame in 0..<10 { try sequence.append(points(Float(frame)), at: Double(frame)) }
    let part = sequence.trimmed(to: 2..<5)
    #expect(part.times == [2, 3, 4])
    #expect(part.point(.leftAnkle, at: 0)?.x == 2)
  }
}
