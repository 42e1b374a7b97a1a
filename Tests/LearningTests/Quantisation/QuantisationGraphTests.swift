import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing

/// Which nodes become eight-bit ones, on small networks of all kinds of parts.
struct QuantisationGraphTests {
  let engine: InferenceEngine

  init() throws { engine = try InferenceEngine() }

  func quantise(
    _ model: ONNXModel, _ method: QuantisationMethod, size: Int
  ) throws -> (model: ONNXModel, report: QuantisationReport) {
    try Quantiser(engine: engine).quantise(
      model, calibration: QuantisationNetworks.samples(16, size: size, seed: 3),
      options: Quantiser.Options(method: method) { _ in 0...0 })
  }

  func weights(_ name: String, _ shape: [Int], seed: UInt64) throws -> ONNXTensor {
    var generator = SeededGenerator(seed: seed)
    let floats = (0..<shape.reduce(1, *)).map { _ in Float.random(in: -1...1, using: &generator) }
    return try #require(ONNXTensor(name, shape: shape, floats: floats))
  }

  /// The largest difference of the answers to samples, over the largest answer.
  func difference(
    _ first: ONNXModel, _ second: ONNXModel, shape: [Int]
  ) throws -> Float {
    let samples = QuantisationNetworks.samples(16, size: shape.reduce(1, *), seed: 3)
    let inputs = (0..<16).map { samples[$0] }
    let one = try QuantisationNetworks.answers(first, shape: shape, inputs, engine: engine)
    let two = try QuantisationNetworks.answers(second, shape: shape, inputs, engine: engine)
    let largest = one.joined().map(abs).max() ?? 0
    return (zip(one.joined(), two.joined()).map { abs($0 - $1) }.max() ?? .infinity) / largest
  }

  func count(_ operation: String, _ model: ONNXModel) -> Int {
    model.network.nodes.count { $0.operation == operation }
  }

  // MARK: Kinds of layers

  /// A product with its bias behind it, as a dense layer is exported for more than two dimensions.
  @Test(arguments: QuantisationMethod.allCases)
  func `a product with a constant is a layer, and its bias stays`(
    method: QuantisationMethod
  ) throws {
    var builder = ONNXBuilder(name: "product")
    let x = try builder.input("x", shape: [.named("batch"), .fixed(3), .fixed(8)])
    let w = try builder.initialiser(weights("w", [8, 6], seed: 1))
    let b = try builder.initialiser(weights("b", [6], seed: 2))
    let y = builder.node("Add", [builder.node("MatMul", [x, w]), b])
    try builder.output(y, named: "y", shape: [.named("batch"), .fixed(3), .fixed(6)])
    let model = try builder.model()
    let (smaller, report) = try quantise(model, method, size: 24)
    #expect(report.layers == 1)
    #expect(try difference(model, smaller, shape: [1, 3, 8]) < 0.05)
    #expect(smaller.network.weights["b"] == model.network.weights["b"])
    #expect(count("QuantizeLinear", smaller) == (method == .static ? 1 : 0))
    #expect(count("MatMulInteger", smaller) == (method == .static ? 0 : 1))
  }

  @Test(arguments: QuantisationMethod.allCases)
  func `convolutions in groups, in one dimension, with a bias`(method: QuantisationMethod) throws {
    var builder = ONNXBuilder(name: "groups")
    let x = try builder.input("x", shape: [.named("batch"), .fixed(4), .fixed(16)])
    let w = try builder.initialiser(weights("w", [8, 2, 3], seed: 1))
    let b = try builder.initialiser(weights("b", [8], seed: 2))
    let y = builder.node(
      "Conv", [x, w, b],
      [
        ONNXAttribute("group", 2), ONNXAttribute("kernel_shape", [3]),
        ONNXAttribute("pads", [1, 1]),
      ])
    try builder.output(y, named: "y", shape: [.named("batch"), .fixed(8), .fixed(16)])
    let model = try builder.model()
    let (smaller, _) = try quantise(model, method, size: 64)
    #expect(try difference(model, smaller, shape: [1, 4, 16]) < 0.05)
    let scales = try #require(smaller.network.weights["w_s"])
    #expect(scales.shape == (method == .static ? [8] : [8, 1]))
  }

  @Test(arguments: QuantisationMethod.allCases, [true, false])
  func `the factors of a dense layer count`(method: QuantisationMethod, transposed: Bool) throws {
    var builder = ONNXBuilder(name: "factors")
    let x = try builder.input("x", shape: [.named("batch"), .fixed(8)])
    let w = try builder.initialiser(weights("w", transposed ? [6, 8] : [8, 6], seed: 1))
    let b = try builder.initialiser(weights("b", [6], seed: 2))
    let y = builder.node(
      "Gemm", [x, w, b],
      [
        ONNXAttribute("alpha", Float(0.25)), ONNXAttribute("beta", Float(-3)),
        ONNXAttribute("transB", transposed ? 1 : 0),
      ])
    try builder.output(y, named: "y", shape: [.named("batch"), .fixed(6)])
    let model = try builder.model()
    let (smaller, _) = try quantise(model, method, size: 8)
    #expect(try difference(model, smaller, shape: [1, 8]) < 0.05)
  }

  @Test func `a product of two values that change has no weights`() throws {
    var builder = ONNXBuilder(name: "attention")
    let x = try builder.input("x", shape: [.fixed(1), .fixed(4), .fixed(8)])
    let w = try builder.initialiser(weights("w", [8, 8], seed: 1))
    let key = builder.node("MatMul", [x, w])
    let turned = builder.node("Transpose", [key], [ONNXAttribute("perm", [0, 2, 1])])
    let y = builder.node("MatMul", [x, turned])
    try builder.output(y, named: "y", shape: [.fixed(1), .fixed(4), .fixed(4)])
    let model = try builder.model()
    let (smaller, report) = try quantise(model, .static, size: 32)
    #expect(report.layers == 1)
    // x and the turned product, each once.
    #expect(count("QuantizeLinear", smaller) == 2)
    #expect(try difference(model, smaller, shape: [1, 4, 8]) < 0.1)
    let dynamic = try quantise(model, .dynamic, size: 32).model
    #expect(count("MatMul", dynamic) == 1)
    #expect(try difference(model, dynamic, shape: [1, 4, 8]) < 0.1)
  }

  @Test(arguments: QuantisationMethod.allCases)
  func `a value that several layers take is rounded once`(method: QuantisationMethod) throws {
    var builder = ONNXBuilder(name: "branches")
    let x = try builder.input("x", shape: [.named("batch"), .fixed(8)])
    let w = try builder.initialiser(weights("w", [8, 8], seed: 1))
    let v = try builder.initialiser(weights("v", [8, 8], seed: 2))
    let y = builder.node("Mul", [builder.node("MatMul", [x, w]), builder.node("MatMul", [x, v])])
    try builder.output(y, named: "y", shape: [.named("batch"), .fixed(8)])
    let model = try builder.model()
    let (smaller, report) = try quantise(model, method, size: 8)
    #expect(report.layers == 2)
    #expect(count("QuantizeLinear", smaller) + count("DynamicQuantizeLinear", smaller) == 1)
    #expect(try difference(model, smaller, shape: [1, 8]) < 0.1)
  }

  // MARK: What stays

  @Test func `a layer whose weights are computed is left and named`() throws {
    var builder = ONNXBuilder(name: "computed")
    let x = try builder.input("x", shape: [.fixed(1), .fixed(4)])
    let w = try builder.initialiser(weights("w", [4, 4], seed: 1))
    let v = builder.node("Neg", [try builder.initialiser(weights("v", [4, 4], seed: 2))])
    let y = builder.node("Gemm", [builder.node("MatMul", [x, w]), v])
    try builder.output(y, named: "y", shape: [.fixed(1), .fixed(4)])
    let (smaller, report) = try quantise(try builder.model(), .dynamic, size: 4)
    #expect(report.leftOut == ["“Gemm_0” (Gemm)"])
    #expect(count("Gemm", smaller) == 1)
  }

  @Test(arguments: QuantisationMethod.allCases)
  func `inputs, outputs and notes stay, and one note is added`(method: QuantisationMethod) throws {
    var model = try QuantisationNetworks.posture()
    model.metadata = [ONNXModel.Metadata("points", "halpe26")]
    let smaller = try quantise(model, method, size: 28).model
    #expect(smaller.network.inputs == model.network.inputs)
    #expect(smaller.network.outputs == model.network.outputs)
    #expect(smaller.opsets == model.opsets)
    #expect(
      smaller.metadata == model.metadata + [
        ONNXModel.Metadata("quantisation", "\(method.rawValue) int8")
      ])
  }

  @Test(arguments: QuantisationMethod.allCases)
  func `a network that is small already is refused`(method: QuantisationMethod) throws {
    let once = try quantise(QuantisationNetworks.posture(), method, size: 28).model
    for again in QuantisationMethod.allCases {
      #expect(throws: QuantisationError.nothingToQuantise) {
        try quantise(once, again, size: 28)
      }
    }
  }

  /// A first input that is mostly small and once large: its eight bits cost more than all others.
  @Test func `a small first layer keeps its bits where that pays`() throws {
    let model = try QuantisationNetworks.posture()
    var samples = (0..<64).map { QuantisationNetworks.samples(64, size: 28, seed: 3)[$0] }
    samples[0][5] = 200
    let report = try Quantiser(engine: engine).quantise(
      model, calibration: QuantisationSamples(samples), options: Quantiser.Options { _ in 0...0 }
    ).report
    #expect(report.leftOut == ["“Gemm_0” (Gemm)"])
    #expect(report.layers == 6)
    #expect(report.bytes.ratio <= 0.3)
  }
}
