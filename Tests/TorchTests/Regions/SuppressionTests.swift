import FootfallTestSupport
import GaitMath
import Testing
import Torch

/// Non-maximum suppression: small cases, a plain loop, bad input.
@Suite(.oneAtATime) struct SuppressionTests {
  static let three: [Float] = [0, 0, 10, 10, 0, 0, 10, 9, 20, 20, 30, 30]

  static func keep(
    _ boxes: [Float], _ scores: [Float], groups: [Int]? = nil, limit: Double
  ) throws -> [Int] {
    try Tensor(boxes, shape: [boxes.count / 4, 4]).suppressingOverlaps(
      scores: Tensor(scores), groups: groups, limit: limit)
  }

  // The first two have 0.9 in common.
  @Test(
    arguments: [
      ([0.5, 0.6, 0.4], nil, 0.8, [1, 2]), ([0.7, 0.6, 0.8], nil, 0.8, [2, 0]),
      ([0.5, 0.6, 0.4], nil, 0.95, [1, 0, 2]), ([0.5, 0.6, 0.4], [0, 1, 0], 0.8, [1, 0, 2]),
      ([0.5, 0.5, 0.5], nil, 0.8, [0, 2]), ([0.5, 0.5, 0.5], nil, 1, [0, 1, 2]),
      ([0.5, .infinity, -.infinity], nil, 0.8, [1, 2]),
    ] as [([Float], [Int]?, Double, [Int])])
  func `the best of those that overlap stays`(
    scores: [Float], groups: [Int]?, limit: Double, kept: [Int]
  ) throws {
    #expect(try Self.keep(Self.three, scores, groups: groups, limit: limit) == kept)
  }

  @Test func `just as much as the limit stays`() throws {
    // Intersection 2, union 4.
    let boxes: [Float] = [0, 0, 2, 1, 0, 0, 4, 1]
    #expect(try Self.keep(boxes, [1, 0.5], limit: 0.5) == [0, 1])
    #expect(try Self.keep(boxes, [1, 0.5], limit: 0.49) == [0])
  }

  @Test func `what goes suppresses nothing`() throws {
    // Each overlaps its neighbours alone.
    let boxes: [Float] = [0, 0, 10, 1, 4, 0, 14, 1, 8, 0, 18, 1]
    #expect(try Self.keep(boxes, [0.9, 0.8, 0.7], limit: 0.3) == [0, 2])
  }

  @Test func `boxes without area overlap nothing, and none give none`() throws {
    #expect(try Self.keep([1, 1, 1, 1, 1, 1, 1, 1], [1, 2], limit: 0.5) == [1, 0])
    #expect(try Self.keep([], [], limit: 0.5).isEmpty)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `as a plain loop does`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var boxes: [[Float]] = []
    var scores: [Float] = []
    var groups: [Int] = []
    for _ in 0..<300 {
      let (x, y) = (generator.uniform(0...60), generator.uniform(0...60))
      boxes.append([
        Float(x), Float(y), Float(x + generator.uniform(1...30)),
        Float(y + generator.uniform(1...30)),
      ])
      // A few values only, so that many are equal.
      scores.append(Float(generator.index(below: 20)) / 20)
      groups.append(generator.index(below: 3))
    }
    func overlap(_ a: [Float], _ b: [Float]) -> Float {
      let width = max(0, min(a[2], b[2]) - max(a[0], b[0]))
      let height = max(0, min(a[3], b[3]) - max(a[1], b[1]))
      let areas = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
      return width * height / (areas - width * height)
    }
    var left = boxes.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var expected: [Int] = []
    while let best = left.first {
      expected.append(best)
      left.removeAll {
        $0 == best || (groups[$0] == groups[best] && overlap(boxes[$0], boxes[best]) > 0.4)
      }
    }
    let found = try Self.keep(boxes.flatMap { $0 }, scores, groups: groups, limit: 0.4)
    #expect(found == expected)
    #expect(found.count < 250)
  }

  @Test(
    arguments: [
      ([0, 0, .nan, 1], [1], [0], "box 0 is not finite"),
      ([0, 0, .infinity, 1], [1], [0], "box 0 is not finite"),
      ([0, 0, 1, 1], [.nan], [0], "score of box 0 is not a number"),
      ([0, 0, 1, 1], [1, 2], [0], "scores of the shape [2]"),
      ([0, 0, 1, 1], [1], [0, 1], "groups of the shape [2]"),
    ] as [([Float], [Float], [Int], String)])
  func `what is no number or does not fit is refused`(
    boxes: [Float], scores: [Float], groups: [Int], words: String
  ) throws {
    let fault = #expect(throws: TorchError.self) {
      try Self.keep(boxes, scores, groups: groups, limit: 0.5)
    }
    #expect(fault?.description.contains(words) == true)
  }

  @Test func `other shapes and types are refused`() throws {
    let scores = try Tensor([Float(1)])
    #expect(throws: TorchError.self) {
      try Tensor.zeros([1, 5]).suppressingOverlaps(scores: scores, limit: 0.5)
    }
    #expect(throws: TorchError.self) {
      try Tensor.zeros([1, 4], .float64).suppressingOverlaps(scores: scores, limit: 0.5)
    }
    #expect(throws: TorchError.self) {
      try Tensor.zeros([1, 4], .int64).suppressingOverlaps(
        scores: scores.to(.int64), limit: 0.5)
    }
  }
}
