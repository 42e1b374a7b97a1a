import ONNXGraph
import Testing

/// A dense layer with batch normalisation behind it, of numbers that are easy to follow.
private func normalised(
  transposed: Bool = true, bias: Bool = true, attributes: [ONNXAttribute] = []
) throws -> ONNXModel {
  var builder = ONNXBuilder(name: "norm")
  let x = try builder.input("x", shape: [.named("batch"), .fixed(3)])
  let floats: [Float] = transposed ? [1, 2, 3, 4, 5, 6] : [1, 4, 2, 5, 3, 6]
  let weight = try #require(
    ONNXTensor("w", shape: transposed ? [2, 3] : [3, 2], floats: floats))
  var inputs = [x, try builder.initialiser(weight)]
  if bias { inputs.append(try builder.initialiser(ONNXTensor("b", floats: [1, -1]))) }
  let y = builder.node(
    "Gemm", inputs, [ONNXAttribute("transB", transposed ? 1 : 0)] + attributes)
  let rows: [(String, [Float])] = [
    ("gamma", [2, 3]), ("beta", [0.5, -0.5]), ("mean", [1, 2]), ("var", [3, 8]),
  ]
  var norm = [y]
  for (name, values) in rows {
    norm.append(try builder.initialiser(ONNXTensor(name, floats: values)))
  }
  let z = builder.node("BatchNormalization", norm, [ONNXAttribute("epsilon", Float(1))])
  try builder.output(z, named: "y", shape: [.named("batch"), .fixed(2)])
  return try builder.model()
}

struct FoldTests {
  // Factors 2 / √(3 + 1) = 1 and 3 / √(8 + 1) = 1.
  @Test(arguments: [true, false])
  func `a normalisation goes into the weights before it`(transposed: Bool) throws {
    var model = try normalised(transposed: transposed)
    #expect(model.network.foldBatchNorm() == 1)
    try model.check()
    let network = model.network
    #expect(network.nodes.map(\.operation) == ["Gemm"])
    #expect(network.nodes[0].outputs == ["y"])
    #expect(network.initialisers.map(\.name) == ["w", "b"])
    #expect(network.initialisers[1].floats == [0.5, -3.5])
    #expect(
      network.initialisers[0].floats == (transposed ? [1, 2, 3, 4, 5, 6] : [1, 4, 2, 5, 3, 6]))
  }

  @Test(arguments: [true, false])
  func `each channel has its own factor`(transposed: Bool) throws {
    var model = try normalised(transposed: transposed)
    let gamma = try #require(model.network.initialisers.firstIndex { $0.name == "gamma" })
    model.network.initialisers[gamma] = ONNXTensor("gamma", floats: [4, -3])
    model.network.foldBatchNorm()
    #expect(
      model.network.initialisers[0].floats
        == (transposed ? [2, 4, 6, -4, -5, -6] : [2, -4, 4, -5, 6, -6]))
    #expect(model.network.initialisers[1].floats == [0.5, 2.5])
  }

  @Test func `the factors of a dense layer are taken in`() throws {
    var model = try normalised(
      attributes: [ONNXAttribute("alpha", Float(2)), ONNXAttribute("beta", Float(3))])
    model.network.foldBatchNorm()
    #expect(model.network.initialisers[0].floats == [2, 4, 6, 8, 10, 12])
    // 3 · 1 − 1 + 0.5 and 3 · (−1) − 2 − 0.5.
    #expect(model.network.initialisers[1].floats == [2.5, -5.5])
    #expect(model.network.nodes[0]["alpha"] == nil)
  }

  @Test func `a layer without a bias gets one`() throws {
    var model = try normalised(bias: false)
    model.network.foldBatchNorm()
    try model.check()
    #expect(model.network.nodes[0].inputs == ["x", "w", "y_bias"])
    #expect(model.network.initialisers.last?.floats == [-0.5, -2.5])
  }

  @Test func `what is used elsewhere is left alone`() throws {
    var given = try normalised()
    given.network.outputs.append(ONNXValue("Gemm_0", shape: nil))
    #expect(given.network.foldBatchNorm() == 0)
    var shared = try normalised()
    shared.network.nodes.append(ONNXNode("Neg", inputs: ["w"], outputs: ["n"]))
    shared.network.outputs.append(ONNXValue("n", shape: nil))
    let before = shared.network.initialisers[0]
    #expect(shared.network.foldBatchNorm() == 1)
    try shared.check()
    #expect(shared.network.initialisers.contains(before))
    #expect(shared.network.nodes[0].inputs[1] == "w_1")
  }

  @Test func `a normalisation that learns is left alone`() throws {
    var model = try normalised()
    model.network.nodes[1].attributes.append(ONNXAttribute("training_mode", 1))
    #expect(model.network.foldBatchNorm() == 0)
  }

  @Test func `constants become weights`() throws {
    var network = ONNXNetwork(
      name: "c",
      nodes: [
        ONNXNode(
          "Constant", inputs: [], outputs: ["c"],
          attributes: [ONNXAttribute("value", .tensor(ONNXTensor(floats: [1])))]),
        ONNXNode("Neg", inputs: ["c"], outputs: ["y"]),
      ], outputs: [ONNXValue("y", shape: nil)])
    network.foldConstants()
    #expect(network.nodes.map(\.operation) == ["Neg"])
    #expect(network.initialisers == [ONNXTensor("c", floats: [1])])
    try ONNXModel(network).check()
  }
}
