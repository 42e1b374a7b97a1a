import FootfallTestSupport
import Testing
import Torch

/// Resizing, the largest elements, and the convolution run backwards.
@Suite(.oneAtATime) struct ResizingTests {
  @Test func `nearest takes pixels as they are`() throws {
    let picture = try Tensor([1, 2, 3, 4] as [Float], shape: [1, 1, 2, 2])
    let large = try picture.resized(height: 2, width: 4, .nearest)
    #expect(try large.values() == [1, 1, 2, 2, 3, 3, 4, 4] as [Float])
  }

  // The cubic curve with -3/4 misses a straight line by 3/64 a quarter away from a pixel.
  @Test(arguments: [(Tensor.Interpolation.bilinear, 0), (.bicubic, 3.0 / 64)])
  func `a ramp is met away from its ends`(mode: Tensor.Interpolation, miss: Double) throws {
    let picture = try Tensor((0..<8).map { Float($0) + 0.5 }, shape: [1, 1, 1, 8])
    let values: [Float] = try picture.resized(height: 1, width: 16, mode).values()
    for place in 4..<12 {
      let found = Double(values[place]) - (Double(place) + 0.5) / 2
      #expect(abs(abs(found) - miss) < 1e-5)
    }
    let same: [Float] = try picture.resized(height: 1, width: 8, mode).values()
    #expect(try same == picture.values())
  }

  @Test func `a size below one is refused`() throws {
    let picture = try Tensor.zeros([1, 1, 2, 2])
    for mode in [Tensor.Interpolation.nearest, .bilinear, .bicubic] {
      #expect(throws: TorchError.self) { try picture.resized(height: 0, width: 3, mode) }
      #expect(throws: TorchError.self) {
        try picture.squeezed(0).resized(height: 3, width: 3, mode)
      }
    }
  }

  @Test func `the largest elements come with their places`() throws {
    let found = try Tensor([3, 9, -1, 7] as [Float]).largest(2)
    #expect(try found.values.values() == [9, 7] as [Float])
    #expect(try found.positions.values(Int64.self) == [1, 3])
    #expect(throws: TorchError.self) { try Tensor([1] as [Float]).largest(2) }
  }

  @Test func `one by the root`() throws {
    let values = try Tensor([4, 0.25, 0] as [Float]).inverseSquareRoot().values(Float.self)
    #expect(values == [0.5, 2, .infinity])
  }

  @Test func `each pixel writes its filter`() throws {
    let layer = try ConvTranspose2d(1, 1, kernel: 2, stride: 2)
    try layer.weight.tensor.assign(Tensor([1, 2, 3, 4] as [Float], shape: [1, 1, 2, 2]))
    try layer.bias.tensor.assign(Tensor([10] as [Float]))
    let found = try layer(Tensor([1, -1] as [Float], shape: [1, 1, 1, 2]))
    #expect(found.shape == [1, 1, 2, 4])
    #expect(try found.values() == [11, 12, 9, 8, 13, 14, 7, 6] as [Float])
  }

  /// `<A x, y> = <x, B y>` where `A` is the convolution and `B` the same run backwards.
  @Test func `it is the transpose of the convolution`() throws {
    try TorchLibrary.seed(5)
    let back = try ConvTranspose2d(3, 2, kernel: 4, stride: 2, padding: 1)
    try back.bias.tensor.assign(.zeros([2]))
    let forth = try Conv2d(2, 3, kernel: 4, stride: 2, padding: 1, bias: false)
    try forth.weight.tensor.assign(back.weight.tensor)
    let (x, y) = (try Tensor.randomNormal([1, 2, 8, 6]), try Tensor.randomNormal([1, 3, 4, 3]))
    let left = try (forth(x) * y).sum().item()
    let right = try (x * back(y)).sum().item()
    #expect(abs(left - right) < 1e-4)
    let bound = 1 / Double(2 * 16).squareRoot()
    #expect(try back.weight.tensor.values(Float.self).allSatisfy { abs(Double($0)) <= bound })
  }

  @Test func `sizes below one are refused`() throws {
    #expect(throws: TorchError.self) { try ConvTranspose2d(0, 1, kernel: 2) }
    #expect(throws: TorchError.self) { try ConvTranspose2d(1, 1, kernel: 0) }
    #expect(throws: TorchError.self) { try ConvTranspose2d(1, 1, kernel: 2, stride: 0) }
    let layer = try ConvTranspose2d(2, 1, kernel: 2)
    #expect(throws: TorchError.self) { try layer(.zeros([1, 3, 4, 4])) }
  }
}
