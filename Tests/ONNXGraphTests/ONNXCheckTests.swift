import ONNXGraph
import Testing

struct ONNXCheckTests {
  func network(_ change: (inout ONNXNetwork) -> Void) throws -> ONNXModel {
    var model = try smallModel()
    change(&model.network)
    return model
  }

  @Test func `a sound model passes`() throws { try smallModel().check() }

  @Test func `a node must not take what comes later`() throws {
    let model = try network { $0.nodes.reverse() }
    #expect(throws: ONNXError.undefinedInput(node: "“Relu_0” (Relu)", input: "Gemm_0")) {
      try model.check()
    }
  }

  @Test func `names are given once`() throws {
    let node = try network { $0.nodes[1].outputs = ["Gemm_0"] }
    #expect(throws: ONNXError.duplicateName("Gemm_0")) { try node.check() }
    let weights = try network { $0.initialisers[1].name = "fc.weight" }
    #expect(throws: ONNXError.duplicateName("fc.weight")) { try weights.check() }
    let inputs = try network { $0.inputs.append($0.inputs[0]) }
    #expect(throws: ONNXError.duplicateName("input")) { try inputs.check() }
    let shadow = try network { $0.nodes[1].outputs = ["input"] }
    #expect(throws: ONNXError.duplicateName("input")) { try shadow.check() }
  }

  @Test func `an output must be given`() throws {
    let model = try network { $0.outputs[0].name = "nothing" }
    #expect(throws: ONNXError.undefinedOutput("nothing")) { try model.check() }
  }

  @Test func `operators, sets and settings must be sound`() throws {
    let faults: [(inout ONNXNetwork) -> Void] = [
      { $0.nodes[0].operation = "" }, { $0.nodes[0].domain = "org.example" },
      { $0.nodes[0].attributes += $0.nodes[0].attributes }, { $0.initialisers[0].name = "" },
    ]
    for fault in faults {
      let model = try network(fault)
      #expect {
        try model.check()
      } throws: {
        guard case .invalid = $0 as? ONNXError else { return false }
        return true
      }
    }
    var twice = try smallModel()
    twice.opsets += twice.opsets
    #expect(throws: ONNXError.invalid(reason: "the operator set “” is named twice")) {
      try twice.check()
    }
  }

  @Test func `a tensor has as many numbers as its shape says`() {
    #expect(ONNXTensor(shape: [2, 2], floats: [1, 2, 3]) == nil)
    #expect(ONNXTensor(shape: [-1], floats: [1]) == nil)
    #expect(ONNXTensor(shape: [Int.max, Int.max], floats: []) == nil)
    #expect(ONNXTensor(element: .int8, shape: [3], bytes: [1, 2]) == nil)
    #expect(ONNXTensor(shape: [2], integers: [Int8(-1), 1])?.values(Int8.self) == [-1, 1])
    #expect(ONNXTensor(shape: [1], integers: [Int128(1)]) == nil)
  }

  @Test func `every error is one sentence`() {
    let errors: [ONNXError] = [
      .truncated(offset: 3), .malformed(offset: 1, reason: "r"), .unsupported(offset: 1, what: "w"),
      .externalData(tensor: "t"), .tooLarge(bytes: 2, limit: 1), .tooDeep(offset: 1, limit: 8),
      .duplicateName("n"), .undefinedInput(node: "n", input: "i"), .undefinedOutput("o"),
      .invalid(reason: "r"), .cannotRead(path: "p", reason: "r"),
      .cannotWrite(path: "p", reason: "r"),
    ]
    for error in errors {
      #expect(error.description.hasSuffix("."))
      #expect(!error.description.dropLast().contains(". "))
    }
  }
}
