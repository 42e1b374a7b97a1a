import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import Networks
import Testing
import Torch

/// Boxes, their overlaps and their changes; anchors; which box a candidate learns.
@Suite(.oneAtATime) struct BoxTests {
  static let boxes = [
    RegionBox(left: 0, top: 0, right: 4, bottom: 2),
    RegionBox(left: 2, top: 1, right: 6, bottom: 3),
    RegionBox(left: 10, top: 10, right: 11, bottom: 12),
  ]

  @Test func `overlaps are intersection by union`() throws {
    let list = try RegionBox.tensor(Self.boxes)
    let found = try RegionBox.overlaps(list.sliced(0..<2, along: 0), list)
    // The first two have 2 x 1 in common.
    #expect(found == [1, 2.0 / 14, 0, 2.0 / 14, 1, 0])
    #expect(try RegionBox.overlaps(.zeros([0, 4]), list).isEmpty)
    #expect(throws: TorchError.self) { try RegionBox.overlaps(.zeros([1, 3]), list) }
  }

  @Test func `lists and tensors are the same`() throws {
    #expect(try RegionBox.list(RegionBox.tensor(Self.boxes)) == Self.boxes)
    #expect(try RegionBox.tensor([]).shape == [0, 4])
    #expect(throws: TorchError.self) { try RegionBox.list(.zeros([1, 4], .float64)) }
    #expect(throws: TorchError.self) {
      try RegionBox.list(.full([1, 4], .nan), clippedTo: PixelSize(width: 4, height: 4))
    }
  }

  @Test func `a box is cut off at the edges of the picture`() {
    let size = PixelSize(width: 8, height: 5)
    let large = RegionBox(left: -3, top: -.infinity, right: 20, bottom: 4)
    #expect(large.clipped(to: size).corners == [0, 0, 8, 4])
    #expect(Self.boxes[2].clipped(to: size).corners == [8, 5, 8, 5])
    #expect(!large.isFinite && Self.boxes[0].isFinite)
  }

  @Test func `changes are as they are defined`() throws {
    let coder = BoxCoder(place: 10, size: 5)
    let start = try Tensor([0, 0, 10, 20] as [Float], shape: [1, 4])
    let box = try Tensor([5, 5, 25, 15] as [Float], shape: [1, 4])
    let changes = try coder.changes(to: box, from: start).values(Float.self)
    let expected = [10 * (15.0 - 5) / 10, 10 * (10.0 - 10) / 20, 5 * log(2), 5 * log(0.5)]
    #expect(zip(changes, expected).allSatisfy { abs(Double($0) - $1) < 1e-6 })
  }

  @Test func `boxes come back from their changes, for each class`() throws {
    var generator = SplitMix64(seed: 3)
    func random() -> RegionBox {
      let (x, y) = (generator.uniform(0...100), generator.uniform(0...100))
      return RegionBox(
        left: Float(x), top: Float(y), right: Float(x + generator.uniform(1...80)),
        bottom: Float(y + generator.uniform(1...80)))
    }
    let (starts, ends) = ((0..<20).map { _ in random() }, (0..<20).map { _ in random() })
    for coder in [BoxCoder(place: 1, size: 1), BoxCoder(place: 10, size: 5)] {
      let from = try RegionBox.tensor(starts)
      let changes = try coder.changes(to: RegionBox.tensor(ends), from: from)
      let twice = try Tensor.concatenated([.zeros([20, 4]), changes], along: 1)
      let found = try coder.boxes(twice, from: from)
      #expect(found.shape == [20, 2, 4])
      let classes = try found.unbound(along: 1).map { try RegionBox.list($0) }
      for (place, box) in classes[1].enumerated() {
        for (one, other) in zip(box.corners, ends[place].corners) {
          #expect(abs(one - other) < 1e-3)
        }
        // No change leaves a box as it is.
        for (one, other) in zip(classes[0][place].corners, starts[place].corners) {
          #expect(abs(one - other) < 1e-3)
        }
      }
    }
  }

  @Test func `a size grows sixty-two times at most`() throws {
    let start = try Tensor([0, 0, 1, 1] as [Float], shape: [1, 4])
    let huge = try Tensor([0, 0, 500, 500] as [Float], shape: [1, 4])
    let found = try BoxCoder(place: 1, size: 1).boxes(huge, from: start)
    let box = try RegionBox.list(found.squeezed(1))[0]
    #expect(abs(box.width - 1000.0 / 16) < 1e-3)
    #expect(throws: TorchError.self) {
      try BoxCoder(place: 1, size: 1).changes(to: .zeros([2, 3]), from: .zeros([2, 3]))
    }
  }

  @Test func `anchors have three shapes at every pixel`() throws {
    let grids = [(height: 2, width: 3), (1, 2), (1, 1), (1, 1), (1, 1)]
    let found = try RegionBox.list(Anchors.boxes(grids: grids, height: 8, width: 12))
    #expect(found.count == 3 * (6 + 2 + 3))
    #expect(found[0].corners == [-23, -11, 23, 11])
    #expect(found[1].corners == [-16, -16, 16, 16])
    #expect(found[2].corners == [-11, -23, 11, 23])
    // The second pixel of the first row, then the first of the second row, four pixels on.
    #expect(found[4].corners == [-12, -16, 20, 16])
    #expect(found[10].corners == [-16, -12, 16, 20])
    // The second map: steps of 12 / 2.
    #expect(found[22].corners == [-26, -32, 38, 32])
    #expect(found.last?.corners == [-181, -362, 181, 362])
  }

  @Test func `anchors need five maps with pixels`() {
    #expect(throws: TorchError.self) {
      try Anchors.boxes(grids: [(height: 2, width: 3)], height: 8, width: 12)
    }
    #expect(throws: TorchError.self) {
      try Anchors.boxes(
        grids: Array(repeating: (height: 0, width: 3), count: 5), height: 8, width: 12)
    }
  }

  @Test func `a candidate learns the box that it overlaps most`() {
    let matcher = Matcher(foreground: 0.7, background: 0.3, keepsBest: false)
    let overlaps: [Float] = [0.8, 0.2, 0.5, 0.7, 0.75, 0.9, 0.1, 0.29, 0.3, 0.76]
    #expect(
      matcher.matches(overlaps, candidates: 5)
        == [.box(1), .background, .between, .box(0), .box(1)])
    #expect(matcher.matches([], candidates: 2) == [.background, .background])
    #expect(matcher.matches([], candidates: 0).isEmpty)
  }

  @Test func `the best candidates of a box learn however little they overlap`() {
    let matcher = Matcher(foreground: 0.7, background: 0.3, keepsBest: true)
    // Both best candidates of the first box, and one of the second that the first has more of.
    let overlaps: [Float] = [0.2, 0.1, 0.2, 0.1, 0.1, 0.05, 0.0, 0.06]
    #expect(
      matcher.matches(overlaps, candidates: 4) == [.box(0), .background, .box(0), .background])
    let second: [Float] = [0.4, 0.9, 0.3, 0.2]
    #expect(matcher.matches(second, candidates: 2) == [.box(0), .box(0)])
  }

  @Test func `a sample has its share of boxes and nothing from between`() {
    let matches: [Matcher.Match] =
      Array(repeating: .box(0), count: 10) + Array(repeating: .between, count: 5)
      + Array(repeating: .background, count: 50)
    var generator = SplitMix64(seed: 1)
    let sampler = BalancedSampler(count: 16, positives: 0.25)
    let (positive, negative) = sampler.sample(matches, using: &generator)
    #expect(positive.count == 4 && negative.count == 12)
    #expect(positive.allSatisfy { (0..<10).contains($0) } && positive == positive.sorted())
    #expect(negative.allSatisfy { (15..<65).contains($0) } && negative == negative.sorted())
    #expect(Set(positive + negative).count == 16)
    var again = SplitMix64(seed: 1)
    #expect(sampler.sample(matches, using: &again) == (positive, negative))
    let other = sampler.sample(matches, using: &again)
    #expect(other.negative != negative)
  }

  @Test func `few boxes are filled up with background`() {
    var generator = SplitMix64(seed: 1)
    let few: [Matcher.Match] = [.box(0), .background, .background, .between]
    let sampler = BalancedSampler(count: 3, positives: 1)
    #expect(sampler.sample(few, using: &generator) == ([0], [1, 2]))
    #expect(
      BalancedSampler(count: 100, positives: 0.5).sample(few, using: &generator)
        == ([0], [1, 2]))
    #expect(sampler.sample([], using: &generator) == ([], []))
  }
}
