import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing

struct QuantisationFaultTests {
  let quantiser: Quantiser

  init() throws { quantiser = Quantiser(engine: try InferenceEngine()) }

  func quantise(
    _ model: ONNXModel, _ calibration: QuantisationSamples,
    heldOut: QuantisationSamples? = nil, _ method: QuantisationMethod = .static
  ) throws {
    _ = try quantiser.quantise(
      model, calibration: calibration, heldOut: heldOut,
      options: Quantiser.Options(method: method) { _ in 0...0 })
  }

  var samples: QuantisationSamples { QuantisationNetworks.samples(4, size: 28, seed: 1) }

  @Test(arguments: QuantisationMethod.allCases)
  func `no samples`(method: QuantisationMethod) throws {
    let model = try QuantisationNetworks.posture()
    #expect(throws: QuantisationError.emptyCalibration) {
      try quantise(model, QuantisationSamples([]), method)
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `a sample that is not finite`(value: Float) throws {
    let model = try QuantisationNetworks.posture()
    var bad = [Float](repeating: 0, count: 28)
    bad[20] = value
    let calibration = QuantisationSamples([[Float](repeating: 0, count: 28), bad])
    #expect(throws: QuantisationError.badSample(sample: 1, position: 20)) {
      try quantise(model, calibration)
    }
  }

  @Test func `a sample of another size`() throws {
    let model = try QuantisationNetworks.posture()
    #expect(throws: QuantisationError.wrongSize(sample: 0, expected: 28, found: 3)) {
      try quantise(model, QuantisationSamples([[1, 2, 3]]))
    }
  }

  @Test func `labels that do not fit`() throws {
    let model = try QuantisationNetworks.posture()
    let inputs = (0..<4).map { samples[$0] }
    #expect(throws: QuantisationError.wrongLabels(samples: 4, labels: 1)) {
      try quantise(model, samples, heldOut: QuantisationSamples(inputs, labels: [0]))
    }
    #expect(throws: QuantisationError.unknownLabel(label: 2, classes: 2)) {
      try quantise(model, samples, heldOut: QuantisationSamples(inputs, labels: [0, 1, 2, 0]))
    }
  }

  @Test func `nothing with weights`() throws {
    var builder = ONNXBuilder(name: "none")
    let x = try builder.input("x", shape: [.fixed(1), .fixed(28)])
    try builder.output(
      builder.node("Relu", [x]), named: "y", shape: [.fixed(1), .fixed(28)])
    let model = try builder.model()
    #expect(throws: QuantisationError.nothingToQuantise) { try quantise(model, samples) }
  }

  @Test func `operators of others and operators that do not exist`() throws {
    var model = try QuantisationNetworks.posture()
    model.opsets.append(ONNXModel.Opset(domain: "org.example", version: 1))
    model.network.nodes[2].domain = "org.example"
    #expect(
      throws: QuantisationError.unknownOperator(node: "“Clip_0” (Clip)", domain: "org.example")
    ) {
      try quantise(model, samples)
    }
    var unknown = try QuantisationNetworks.posture()
    unknown.network.nodes[2].operation = "Clop"
    #expect {
      try quantise(unknown, samples)
    } throws: {
      guard case .inference(.unusableNetwork) = $0 as? QuantisationError else { return false }
      return true
    }
  }

  @Test func `a network of an old operator set`() throws {
    var model = try QuantisationNetworks.posture()
    model.opsets[0].version = 12
    #expect(throws: QuantisationError.oldOperators(version: 12, needed: 13)) {
      try quantise(model, samples)
    }
  }

  @Test func `more than one input, or one of another format`() throws {
    var two = try QuantisationNetworks.posture()
    two.network.inputs.append(ONNXValue("other", shape: [.fixed(1)]))
    #expect(throws: QuantisationError.unusableInputs(reason: "it has 2 inputs, not one")) {
      try quantise(two, samples)
    }
    var whole = try QuantisationNetworks.posture()
    whole.network.inputs[0].element = .int64
    #expect {
      try quantise(whole, samples)
    } throws: {
      guard case .unusableInputs = $0 as? QuantisationError else { return false }
      return true
    }
  }

  @Test(arguments: [Float.nan, .infinity])
  func `a weight that is not finite`(value: Float) throws {
    var model = try QuantisationNetworks.posture()
    let place = try #require(model.network.initialisers.lastIndex { $0.shape.count == 2 })
    let weight = model.network.initialisers[place]
    var floats = try #require(weight.floats)
    floats[3] = value
    model.network.initialisers[place] = try #require(
      ONNXTensor(weight.name, shape: weight.shape, floats: floats))
    #expect(throws: QuantisationError.notFinite(value: weight.name)) {
      try quantise(model, samples)
    }
  }

  @Test func `a value within the network that is not finite`() throws {
    var builder = ONNXBuilder(name: "log")
    let x = try builder.input("x", shape: [.fixed(1), .fixed(1)])
    let log = builder.node("Log", [x])
    let w = try builder.initialiser(try #require(ONNXTensor("w", shape: [1, 1], floats: [1])))
    try builder.output(
      builder.node("MatMul", [log, w]), named: "y", shape: [.fixed(1), .fixed(1)])
    let model = try builder.model()
    #expect(throws: QuantisationError.notFinite(value: "Log_0")) {
      try quantise(model, QuantisationSamples([[1], [-1]]))
    }
  }

  /// Two outputs that differ by a weight too small for eight bits beside a large one.
  @Test func `too great a loss gives no network`() throws {
    var builder = ONNXBuilder(name: "edge")
    let x = try builder.input("x", shape: [.named("batch"), .fixed(2)])
    let weight = try #require(ONNXTensor("w", shape: [2, 2], floats: [1, 0.001, 1, -0.001]))
    let w = try builder.initialiser(weight)
    try builder.output(
      builder.node("Gemm", [x, w], [ONNXAttribute("transB", 1)]), named: "y",
      shape: [.named("batch"), .fixed(2)])
    let model = try builder.model()
    let inputs: [[Float]] = [[0.5, 1], [0.5, -1], [0.25, 1], [0.25, -1]]
    let heldOut = QuantisationSamples(inputs, labels: [0, 1, 0, 1])
    #expect(throws: QuantisationError.lossTooLarge(loss: 50, limit: 1)) {
      try quantise(model, QuantisationSamples(inputs), heldOut: heldOut)
    }
  }

  @Test func `a place that cannot be written keeps what is there`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A folder where the file shall go: it can be written beside, but not take that place.
    let place = folder.appending(path: "model.onnx")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let inside = place.appending(path: "kept")
    try Data("kept".utf8).write(to: inside)
    #expect(throws: ONNXError.self) { try QuantisationNetworks.small().write(to: place) }
    #expect(try String(contentsOf: inside, encoding: .utf8) == "kept")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["model.onnx"])
  }

  @Test func `every error is one sentence`() {
    let errors: [QuantisationError] = [
      .emptyCalibration, .wrongSize(sample: 1, expected: 2, found: 3),
      .badSample(sample: 1, position: 2), .notFinite(value: "v"),
      .wrongLabels(samples: 1, labels: 2), .unknownLabel(label: 3, classes: 2),
      .nothingToQuantise, .unknownOperator(node: "n", domain: "d"), .unusableInputs(reason: "r"),
      .oldOperators(version: 1, needed: 2), .lossTooLarge(loss: 2.5, limit: 1),
      .model(.duplicateName("n")), .inference(.missingFile(path: "p")),
    ]
    for error in errors { #expect(error.description.hasSuffix(".")) }
    #expect(
      QuantisationError.lossTooLarge(loss: 2.499, limit: 1).description.contains(
        "loses 2.5 percentage points of accuracy, and at most 1 are"))
  }
}
