import FootfallTestSupport
import Learning
import ONNXGraph
import Testing

struct ActivationRangeTests {
  func range(_ values: [Float]) throws -> ActivationRange {
    var range = ActivationRange()
    let isFinite = values.withUnsafeBufferPointer { range.see($0) }
    #expect(isFinite)
    values.withUnsafeBufferPointer { range.count($0) }
    return range
  }

  @Test(
    arguments: [
      (Float(0), Float(255), Float(1), UInt8(0)), (-128, 127, 1, 128), (-255, 0, 1, 255),
      (0.5, 2.55, 0.01, 0), (-2.55, -1, 0.01, 255), (0, 0, 1, 0), (0, 1e-37, 1, 0),
    ])
  func `the scale holds the range and zero`(
    low: Float, high: Float, scale: Float, zero: UInt8
  ) {
    let found = ActivationScale(low...high)
    #expect(abs(found.scale - scale) <= 1e-6 * scale)
    #expect(found.zero == zero)
    #expect(found.rounded(0) == 0)
  }

  @Test func `numbers are rounded to the nearest and cut off`() {
    let scale = ActivationScale(-128...127)
    #expect(scale.rounded(3.4) == 3)
    #expect(scale.rounded(-3.6) == -4)
    #expect(scale.rounded(500) == 127)
    #expect(scale.rounded(-500) == -128)
  }

  @Test func `extremes are those of all values`() throws {
    let range = try range([3, -1, 2])
    #expect(range.low == -1)
    #expect(range.high == 3)
    #expect(range.scale(.extremes) == ActivationScale(-1...3))
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `what is not finite is seen`(value: Float) {
    var range = ActivationRange()
    let isFinite = [1, value, 2].withUnsafeBufferPointer { range.see($0) }
    #expect(!isFinite)
  }

  /// A hundred thousand values up to 1 and one of 100.
  @Test func `one far value is cut off`() throws {
    var generator = SeededGenerator(seed: 4)
    var values = (0..<100_000).map { _ in Float.random(in: 0...1, using: &generator) }
    values[500] = 100
    let range = try range(values)
    #expect(abs(range.scale(.extremes).scale - 100 / 255) < 1e-5)
    // The parts are 100 / 2048 wide.
    #expect(abs(range.scale(.percentile).scale * 255 - 1) < 0.06)
    #expect(range.scale(.percentile).zero == 0)
  }

  /// A normal distribution in eight bits: the best range ends before the extremes.
  @Test func `the least error is no larger than that of the extremes`() throws {
    var generator = SeededGenerator(seed: 4)
    let values = (0..<200_000).map { _ in
      (0..<12).reduce(Float(-6)) { sum, _ in sum + Float.random(in: 0...1, using: &generator) }
    }
    let range = try range(values)
    func error(_ rule: ClippingRule) -> Double {
      let scale = range.scale(rule)
      return values.reduce(0) {
        let difference = Double($1) - scale.rounded(Double($1))
        return $0 + difference * difference
      }
    }
    #expect(error(.leastSquares) < error(.extremes))
    #expect(range.scale(.leastSquares).scale < range.scale(.extremes).scale)
  }

  @Test func `a value that never changes has a scale`() throws {
    for rule in ClippingRule.allCases {
      #expect(try range([0, 0, 0]).scale(rule) == ActivationScale(0...0))
      #expect(try abs(range([2, 2]).scale(rule).rounded(2) - 2) < 0.01)
    }
    #expect(ActivationRange().scale(.extremes) == ActivationScale(0...0))
  }

  // MARK: Weights

  func layer(_ floats: [Float], transposed: Int) throws -> ONNXLayer {
    let weight = try #require(ONNXTensor("w", shape: [2, 2], floats: floats))
    let node = ONNXNode(
      "Gemm", inputs: ["x", "w"], outputs: ["y"], attributes: [ONNXAttribute("transB", transposed)])
    return try #require(ONNXLayer(node, weights: ["w": weight]))
  }

  @Test func `each output has its own scale`() throws {
    let rows = try #require(
      EightBitWeights(layer([127, 1, -2.54, 0], transposed: 1), largest: 127))
    #expect(rows.codes == [127, 1, -127, 0])
    #expect(rows.scales == [1, 2.54 / 127])
    let columns = try #require(
      EightBitWeights(layer([127, -2.54, 1, 0], transposed: 0), largest: 127))
    #expect(columns.codes == [127, -127, 1, 0])
    #expect(columns.scales == rows.scales)
  }

  @Test func `zeros and numbers that are not finite`() throws {
    #expect(
      try EightBitWeights(layer([0, 0, 0, 1], transposed: 1), largest: 63)?.scales == [1, 1 / 63])
    #expect(try EightBitWeights(layer([0, .nan, 0, 1], transposed: 1), largest: 63) == nil)
    #expect(try EightBitWeights(layer([0, .infinity, 0, 1], transposed: 1), largest: 63) == nil)
  }
}
