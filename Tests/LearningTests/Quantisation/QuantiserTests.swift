import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing

struct QuantiserTests {
  let engine: InferenceEngine
  let quantiser: Quantiser

  init() throws {
    engine = try InferenceEngine()
    quantiser = Quantiser(engine: engine)
  }

  func options(
    _ method: QuantisationMethod = .static, largestLoss: Double = 1
  ) -> Quantiser.Options {
    Quantiser.Options(method: method, largestLoss: largestLoss) { differences in
      let mean = differences.reduce(0, +) / Double(differences.count)
      return (mean - 0.01)...(mean + 0.01)
    }
  }

  /// y = W x with weights and inputs that eight bits hold exactly.
  func exactLayer(largest: Float, transposed: Bool) throws -> ONNXModel {
    var builder = ONNXBuilder(name: "exact")
    let x = try builder.input("x", shape: [.named("batch"), .fixed(2)])
    let floats: [Float] =
      transposed ? [largest, -3, largest / 2, 0.5] : [largest, largest / 2, -3, 0.5]
    let weight = try #require(ONNXTensor("w", shape: [2, 2], floats: floats))
    let w = try builder.initialiser(weight)
    let b = try builder.initialiser(ONNXTensor("b", floats: [0.25, -7]))
    let y = builder.node("Gemm", [x, w, b], [ONNXAttribute("transB", transposed ? 1 : 0)])
    try builder.output(y, named: "y", shape: [.named("batch"), .fixed(2)])
    return try builder.model()
  }

  // MARK: Exact truth

  @Test(arguments: [true, false], QuantisationMethod.allCases)
  func `what eight bits hold exactly stays exact`(
    transposed: Bool, method: QuantisationMethod
  ) throws {
    let samples: [[Float]] = [[-128, 127], [5, -60], [0, 0], [127, -128]]
    // Dynamic ranges are those of one sample: the two with both ends are exact.
    let shown = method == .static ? samples : [samples[0], samples[3]]
    let largest: Float = method == .static ? 63 : 127
    let model = try exactLayer(largest: largest, transposed: transposed)
    let result = try quantiser.quantise(
      model, calibration: QuantisationSamples(samples), options: options(method))
    let outputs = try QuantisationNetworks.answers(
      result.model, shape: [1, 2], shown, engine: engine)
    for (sample, output) in zip(shown, outputs) {
      #expect(abs(output[0] - (largest * sample[0] - 3 * sample[1] + 0.25)) < 0.01)
      #expect(abs(output[1] - (largest / 2 * sample[0] + 0.5 * sample[1] - 7)) < 0.01)
    }
    if method == .static {
      #expect(result.report.clipping == .extremes)
      let tensors = result.model.network.initialisers
      #expect(tensors.first { $0.name == "x_s" }?.floats == [1])
      #expect(tensors.first { $0.name == "x_z" }?.values(UInt8.self) == [128])
      #expect(tensors.first { $0.name == "w_s" }?.floats == [1, 0.5])
    }
  }

  @Test func `folding batch norm does not change the answers`() throws {
    let samples = QuantisationNetworks.samples(8, size: 28, seed: 5)
    let model = try QuantisationNetworks.posture()
    let folded = Quantiser.folded(model)
    #expect(folded.network.nodes.allSatisfy { $0.operation != "BatchNormalization" })
    #expect(folded.network.nodes.count == model.network.nodes.count - 6)
    let inputs = (0..<8).map { samples[$0] }
    let before = try QuantisationNetworks.answers(model, shape: [1, 28], inputs, engine: engine)
    let after = try QuantisationNetworks.answers(folded, shape: [1, 28], inputs, engine: engine)
    for (a, b) in zip(before.joined(), after.joined()) { #expect(abs(a - b) <= 1e-5) }
  }

  @Test func `convolutions are folded as well`() throws {
    let samples = QuantisationNetworks.samples(4, size: 3 * 24 * 24, seed: 5)
    let model = try QuantisationNetworks.small()
    let folded = Quantiser.folded(model)
    #expect(folded.network.nodes.allSatisfy { $0.operation != "BatchNormalization" })
    let inputs = (0..<4).map { samples[$0] }
    let before = try QuantisationNetworks.answers(
      model, shape: [1, 3, 24, 24], inputs, engine: engine)
    let after = try QuantisationNetworks.answers(
      folded, shape: [1, 3, 24, 24], inputs, engine: engine)
    for (a, b) in zip(before.joined(), after.joined()) { #expect(abs(a - b) <= 1e-5) }
  }

  // MARK: Whole networks

  @Test(arguments: QuantisationMethod.allCases)
  func `the posture network gets small and stays right`(method: QuantisationMethod) throws {
    let model = try QuantisationNetworks.posture()
    let calibration = QuantisationNetworks.samples(64, size: 28, seed: 7)
    let heldOut = QuantisationNetworks.samples(64, size: 28, seed: 900)
    let (smaller, report) = try quantiser.quantise(
      model, calibration: calibration, heldOut: heldOut, options: options(method))
    #expect(report.bytes.ratio <= 0.3)
    #expect(report.bytes.after == Double(smaller.encoded().count))
    #expect(report.layers + report.leftOut.count == 7)
    #expect(report.leftOut.isEmpty || report.leftOut == ["“Gemm_0” (Gemm)"])
    #expect(report.accuracy == nil)
    #expect(report.latency == nil)
    let inputs = (0..<64).map { heldOut[$0] }
    let before = try QuantisationNetworks.answers(model, shape: [1, 28], inputs, engine: engine)
    let after = try QuantisationNetworks.answers(smaller, shape: [1, 28], inputs, engine: engine)
    let spread = before.joined().map(abs).max() ?? 0
    let largest = zip(before.joined(), after.joined()).map { abs($0 - $1) }.max() ?? 0
    #expect(largest > 0)
    #expect(largest < 0.1 * spread)
    #expect(abs(Double(largest) - report.largestDifference) < 1e-4)
    if method == .static {
      #expect(Set(report.clippingErrors.keys) == Set(ClippingRule.allCases))
      let chosen = try #require(report.clipping)
      #expect(report.clippingErrors[chosen] == report.clippingErrors.values.min())
      #expect(report.clippingErrors[chosen, default: 1] < 0.01)
    }
  }

  @Test(arguments: QuantisationMethod.allCases)
  func `a residual network stays right`(method: QuantisationMethod) throws {
    let calibration = QuantisationNetworks.samples(16, size: 3 * 24 * 24, seed: 7)
    let (smaller, report) = try quantiser.quantise(
      QuantisationNetworks.small(), calibration: calibration, options: options(method))
    let operations = Set(smaller.network.nodes.map(\.operation))
    switch method {
    case .static:
      #expect(operations.isSuperset(of: ["QuantizeLinear", "DequantizeLinear", "Conv", "Gemm"]))
      #expect(report.clippingErrors.values.allSatisfy { $0 < 0.02 })
    case .dynamic:
      #expect(operations.isSuperset(of: ["DynamicQuantizeLinear", "ConvInteger", "MatMulInteger"]))
      #expect(operations.isDisjoint(with: ["Conv", "Gemm"]))
    }
    #expect(report.layers + report.leftOut.count == 11)
    let weights = smaller.network.initialisers.filter { $0.element == .int8 }
    #expect(weights.count == report.layers)
    let largest = weights.flatMap { $0.values(Int8.self) ?? [] }.map(\.magnitude).max()
    #expect(largest == (method == .static ? 63 : 127))
  }

  @Test func `what only picks among values keeps their scale`() throws {
    var builder = ONNXBuilder(name: "pool")
    let shape = [1, 1, 4, 4].map(ONNXDimension.fixed)
    let x = try builder.input("x", shape: shape)
    let pooled = builder.node(
      "MaxPool", [x], [ONNXAttribute("kernel_shape", [2, 2]), ONNXAttribute("strides", [2, 2])])
    let weight = try #require(ONNXTensor("w", shape: [1, 1, 1, 1], floats: [1]))
    let y = builder.node("Conv", [pooled, try builder.initialiser(weight)])
    try builder.output(y, named: "y", shape: [1, 1, 2, 2].map(ONNXDimension.fixed))
    // The pool's output reaches from -3 to 7, its input from -8 to 7.
    let sample = (0..<16).map { Float($0) - 8 }
    let weights = try quantiser.quantise(
      try builder.model(), calibration: QuantisationSamples([sample]), options: options()
    ).model.network.weights
    #expect(weights["x_s"]?.floats == [Float(15.0 / 255.0)])
    #expect(weights["MaxPool_0_s"]?.floats == [Float(15.0 / 255.0)])
    #expect(weights["MaxPool_0_z"] == weights["x_z"].map { renamed($0, "MaxPool_0_z") })
  }

  private func renamed(_ tensor: ONNXTensor, _ name: String) -> ONNXTensor {
    var tensor = tensor
    tensor.name = name
    return tensor
  }

  @Test(arguments: QuantisationMethod.allCases)
  func `the same input gives the same bytes`(method: QuantisationMethod) throws {
    let calibration = QuantisationNetworks.samples(8, size: 28, seed: 7)
    let model = try QuantisationNetworks.posture()
    let first = try quantiser.quantise(model, calibration: calibration, options: options(method))
    let second = try quantiser.quantise(model, calibration: calibration, options: options(method))
    #expect(first.model.encoded() == second.model.encoded())
    #expect(first.report == second.report)
    #expect(try ONNXModel(decoding: first.model.encoded()) == first.model)
  }

  @Test func `accuracy is of the held-out samples`() throws {
    let model = try QuantisationNetworks.posture()
    let inputs = (0..<40).map { QuantisationNetworks.samples(40, size: 28, seed: 3)[$0] }
    let outputs = try QuantisationNetworks.answers(model, shape: [1, 28], inputs, engine: engine)
    var labels = outputs.map { $0[0] >= $0[1] ? 0 : 1 }
    // Eight labels are turned, so that the network before is right 32 times of 40.
    for index in 0..<8 { labels[index] = 1 - labels[index] }
    let report = try quantiser.quantise(
      model, calibration: QuantisationSamples(inputs),
      heldOut: QuantisationSamples(inputs, labels: labels), options: options(largestLoss: 100)
    ).report
    let accuracy = try #require(report.accuracy)
    #expect(accuracy.samples == 40)
    #expect(accuracy.share.before == 0.8)
    #expect(abs(accuracy.difference - 100 * (accuracy.share.after - 0.8)) < 1e-9)
    #expect(abs(accuracy.interval.lowerBound - (accuracy.difference - 1)) < 1e-9)
    #expect(abs(accuracy.interval.upperBound - (accuracy.difference + 1)) < 1e-9)
  }

  @Test func `calls are timed where that is asked for`() throws {
    var options = options()
    options.timing = 0.05
    let report = try quantiser.quantise(
      QuantisationNetworks.posture(),
      calibration: QuantisationNetworks.samples(8, size: 28, seed: 7),
      options: options
    ).report
    let latency = try #require(report.latency)
    #expect(latency.before > 0 && latency.after > 0)
    #expect(latency.ratio == latency.after / latency.before)
  }

  @Test func `a report can be stored`() throws {
    let report = try quantiser.quantise(
      QuantisationNetworks.posture(),
      calibration: QuantisationNetworks.samples(8, size: 28, seed: 7),
      options: options()
    ).report
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(QuantisationReport.self, from: data) == report)
    #expect(String(decoding: data, as: UTF8.self).contains("\"leastSquares\":"))
  }
}
