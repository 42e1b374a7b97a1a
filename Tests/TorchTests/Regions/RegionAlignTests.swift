import FootfallTestSupport
import GaitMath
import Testing
import Torch

/// RoIAlign: closed forms on maps that are straight, its gradient, bad input.
@Suite(.oneAtATime) struct RegionAlignTests {
  /// `[N, 2, height, width]` with `1 + 2 x + 3 y + 10 n` and its negative, x and y counted in pixels.
  static func ramp(_ count: Int = 1, height: Int = 12, width: Int = 16) throws -> Tensor {
    var values: [Double] = []
    for picture in 0..<count {
      for sign in [1.0, -1] {
        for y in 0..<height {
          for x in 0..<width { values.append(sign * at(Double(x), Double(y), picture)) }
        }
      }
    }
    return try Tensor(values, shape: [count, 2, height, width])
  }

  static func at(_ x: Double, _ y: Double, _ picture: Int = 0) -> Double {
    1 + 2 * x + 3 * y + 10 * Double(picture)
  }

  static func random(_ shape: [Int], seed: UInt64) throws -> Tensor {
    var generator = SplitMix64(seed: seed)
    return try Tensor((0..<shape.reduce(1, *)).map { _ in generator.within(1) }, shape: shape)
  }

  @Test(arguments: [0, 1, 2, 3], [false, true])
  func `on a ramp a cell has the value of its centre`(sampling: Int, isAligned: Bool) throws {
    let (left, top, right, bottom) = (1.5, 2.0, 9.5, 7.0)
    let regions = try Tensor(
      [1, left, top, right, bottom, 0, left, top, right, bottom], shape: [2, 5])
    let found = try Self.ramp(2).aligningRegions(
      regions, scale: 1, size: 4, sampling: sampling, isAligned: isAligned)
    #expect(found.shape == [2, 2, 4, 4])
    let values = try found.values(Double.self)
    let offset = isAligned ? 0.5 : 0
    for (region, picture) in [1, 0].enumerated() {
      for row in 0..<4 {
        for column in 0..<4 {
          let x = left + (Double(column) + 0.5) * (right - left) / 4 - offset
          let y = top + (Double(row) + 0.5) * (bottom - top) / 4 - offset
          let place = region * 32 + row * 4 + column
          #expect(abs(values[place] - Self.at(x, y, picture)) < 1e-9)
          #expect(abs(values[place + 16] + Self.at(x, y, picture)) < 1e-9)
        }
      }
    }
  }

  @Test func `coordinates are scaled`() throws {
    let small = try Self.ramp().aligningRegions(
      Tensor([0.0, 8, 12, 40, 40], shape: [1, 5]), scale: 0.25, size: 3)
    let same = try Self.ramp().aligningRegions(
      Tensor([0.0, 2, 3, 10, 10], shape: [1, 5]), scale: 1, size: 3)
    #expect(try small.values(Double.self) == same.values(Double.self))
  }

  @Test func `the map ends one pixel beyond its edge, with the edge's value`() throws {
    let map = try Tensor.ones([1, 1, 4, 4], .float64)
    func cell(_ left: Double, _ right: Double) throws -> Double {
      try map.aligningRegions(
        Tensor([0, left, 1, right, 2], shape: [1, 5]), scale: 1, size: 1, sampling: 1
      ).item()
    }
    #expect(try cell(-1.5, -0.5) == 1)
    #expect(try cell(-2.5, -1.5) == 0)
    #expect(try cell(3.4, 4.4) == 1)
    #expect(try cell(4, 5) == 0)
    // Half of the samples lie outside.
    let half = try map.aligningRegions(
      Tensor([0.0, -5, 1, 3, 2], shape: [1, 5]), scale: 1, size: 1, sampling: 4)
    #expect(try half.item() == 0.5)
  }

  @Test func `a region has at least a pixel where it is not aligned`() throws {
    let regions = try Tensor([0.0, 3, 4, 3, 4], shape: [1, 5])
    let plain = try Self.ramp().aligningRegions(regions, scale: 1, size: 1)
    #expect(try plain.values(Double.self).first == Self.at(3.5, 4.5))
    let aligned = try Self.ramp().aligningRegions(
      regions, scale: 1, size: 1, sampling: 2, isAligned: true)
    #expect(try aligned.values(Double.self).first == Self.at(2.5, 3.5))
  }

  @Test(arguments: [0, 2], [false, true])
  func `the gradient is that of small steps`(sampling: Int, isAligned: Bool) throws {
    let map = try Self.random([2, 3, 6, 7], seed: 1)
    let regions = try Tensor(
      [0, 0.3, 0.7, 5.1, 4.2, 1, -2, 1, 3.5, 9, 1, 4.2, 2.2, 4.4, 2.3], shape: [3, 5])
    let weights = try Self.random([3, 3, 2, 2], seed: 2)
    func loss(_ map: Tensor) throws -> Tensor {
      try
        (map.aligningRegions(
          regions, scale: 0.9, size: 2, sampling: sampling, isAligned: isAligned) * weights).sum()
    }
    try map.setRequiresGradient(true)
    try loss(map).backward()
    let gradient = try #require(map.gradient).values(Double.self)
    let values = try map.values(Double.self)
    let step = 1e-3
    for place in values.indices {
      var (up, down) = (values, values)
      up[place] += step
      down[place] -= step
      let rise =
        try loss(Tensor(up, shape: map.shape)).item()
        - loss(Tensor(down, shape: map.shape)).item()
      #expect(abs(rise / (2 * step) - gradient[place]) < 1e-10)
    }
    #expect(gradient.contains { $0 != 0 })
  }

  @Test func `regions get no gradient, and a frozen map none`() throws {
    let regions = try Tensor([0.0, 1, 1, 5, 5], shape: [1, 5])
    try regions.setRequiresGradient(true)
    let map = try Self.ramp()
    try map.setRequiresGradient(true)
    try map.aligningRegions(regions, scale: 1, size: 2).sum().backward()
    #expect(regions.gradient == nil)
    #expect(map.gradient != nil)
    let still = try Self.ramp().aligningRegions(
      Tensor([0.0, 1, 1, 5, 5], shape: [1, 5]), scale: 1, size: 2)
    #expect(!still.requiresGradient)
  }

  @Test func `results do not depend on the number of threads`() throws {
    func run(_ threads: Int) throws -> ([Float], [Float]) {
      try TorchLibrary.setThreads(threads)
      let map = try Self.random([1, 40, 20, 20], seed: 3).to(.float32).copied()
      try map.setRequiresGradient(true)
      var generator = SplitMix64(seed: 4)
      let regions = (0..<50).flatMap { _ -> [Float] in
        let (x, y) = (generator.uniform(0...15), generator.uniform(0...15))
        return [0, Float(x), Float(y), Float(x + 5), Float(y + 4)]
      }
      let found = try map.aligningRegions(
        Tensor(regions, shape: [50, 5]), scale: 1, size: 7, sampling: 2)
      try (found * found).sum().backward()
      return (try found.values(), try #require(map.gradient).values())
    }
    let before = TorchLibrary.threads
    defer { try? TorchLibrary.setThreads(before) }
    let (one, two) = (try run(1), try run(2))
    #expect(one == two)
  }

  @Test func `no regions give no cells and a gradient of zeros`() throws {
    let map = try Self.ramp()
    try map.setRequiresGradient(true)
    let found = try map.aligningRegions(.zeros([0, 5], .float64), scale: 1, size: 7)
    #expect(found.shape == [0, 2, 7, 7])
    try found.sum().backward()
    #expect(try #require(map.gradient).values(Double.self).allSatisfy { $0 == 0 })
  }

  @Test func `a trace sees the operator`() throws {
    let map = try Self.ramp()
    let regions = try Tensor([0.0, 1, 1, 5, 5], shape: [1, 5])
    let (trace, _) = try Trace.recording { () throws(TorchError) in
      try map.aligningRegions(regions, scale: 1, size: 2)
    }
    #expect(trace.steps.map(\.op.name) == ["footfall::roi_align"])
  }

  @Test(arguments: [
    ([0.0, 1, .nan, 5, 5], "region 0 is not finite"), ([0, 1, 1, .infinity, 5], "is not finite"),
    ([1, 1, 1, 5, 5], "lies in picture 1 of 1"), ([-1, 1, 1, 5, 5], "lies in picture -1 of 1"),
    ([0, 0, 0, 1e9, 5], "too large to be sampled"),
  ])
  func `regions that are nowhere are refused`(region: [Double], words: String) throws {
    let fault = #expect(throws: TorchError.self) {
      try Self.ramp().aligningRegions(Tensor(region, shape: [1, 5]), scale: 1, size: 2)
    }
    #expect(fault?.description.contains(words) == true)
  }

  @Test func `other shapes and types are refused`() throws {
    let (map, region) = (try Self.ramp(), try Tensor([0.0, 1, 1, 5, 5], shape: [1, 5]))
    #expect(throws: TorchError.self) {
      try map.aligningRegions(.zeros([1, 4], .float64), scale: 1, size: 2)
    }
    #expect(throws: TorchError.self) { try map.aligningRegions(region, scale: 1, size: 0) }
    #expect(throws: TorchError.self) { try map.aligningRegions(region, scale: 0, size: 2) }
    #expect(throws: TorchError.self) { try map.aligningRegions(region, scale: .nan, size: 2) }
    #expect(throws: TorchError.self) {
      try map.aligningRegions(region, scale: 1, size: 2, sampling: 1000)
    }
    #expect(throws: TorchError.self) {
      try map.aligningRegions(region.to(.float32), scale: 1, size: 2)
    }
    #expect(throws: TorchError.self) {
      try map.squeezed(0).aligningRegions(region, scale: 1, size: 2)
    }
    #expect(throws: TorchError.self) {
      try Tensor.zeros([1, 2, 0, 4], .float64).aligningRegions(region, scale: 1, size: 2)
    }
  }
}
