import Foundation
import ONNXGraph
import Testing

/// A network of one layer, built by hand.
func smallModel() throws -> ONNXModel {
  var builder = ONNXBuilder(name: "small")
  let x = try builder.input("input", shape: [.named("batch"), .fixed(3)])
  let weight = try #require(
    ONNXTensor("fc.weight", shape: [2, 3], floats: [1, 2, 3, -4, 5.5, 6]))
  let w = try builder.initialiser(weight)
  let b = try builder.initialiser(ONNXTensor("fc.bias", floats: [0.5, -0.5]))
  let y = builder.node("Gemm", [x, w, b], [ONNXAttribute("transB", 1)])
  let r = builder.node("Relu", [y])
  try builder.output(r, named: "logits", shape: [.named("batch"), .fixed(2)])
  return try builder.model(metadata: [ONNXModel.Metadata("points", "halpe26")])
}

struct ONNXBuilderTests {
  @Test func `what has no name gets one`() throws {
    let network = try smallModel().network
    #expect(network.nodes.map(\.name) == ["Gemm_0", "Relu_0"])
    #expect(network.nodes.map(\.outputs) == [["Gemm_0"], ["logits"]])
    #expect(network.initialisers.map(\.name) == ["fc.weight", "fc.bias"])
  }

  @Test func `an input that is an output passes an Identity`() throws {
    var builder = ONNXBuilder(name: "pass")
    let x = try builder.input("x", shape: [.fixed(1)])
    try builder.output(x, named: "y", shape: [.fixed(1)])
    let node = try #require(try builder.model().network.nodes.first)
    #expect(node.operation == "Identity")
    #expect(node.inputs == ["x"])
    #expect(node.outputs == ["y"])
  }

  @Test func `a name is given once`() throws {
    var builder = ONNXBuilder(name: "twice")
    try builder.input("x", shape: [])
    #expect(throws: ONNXError.duplicateName("x")) {
      try builder.initialiser(ONNXTensor("x", floats: [1]))
    }
    #expect(throws: ONNXError.undefinedOutput("z")) {
      try builder.output("z", named: "y", shape: [])
    }
  }

  @Test func `an output that is not wanted has no name`() throws {
    var builder = ONNXBuilder(name: "several")
    let x = try builder.input("x", shape: [.fixed(2)])
    let outputs = builder.node("LSTM", [x], outputs: [true, false, true])
    #expect(outputs == ["LSTM_0_out0_0", "", "LSTM_0_out2_0"])
  }
}
