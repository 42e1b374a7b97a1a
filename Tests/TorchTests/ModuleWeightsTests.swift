import FootfallTestSupport
import Testing
import Torch
import WeightFiles

/// Weights from files into modules and back.
@Suite(.oneAtATime) struct ModuleWeightsTests {
  private func norm() throws -> Sequential {
    Sequential([try Linear(2, 3), try BatchNorm1d(3)])
  }

  private func values(_ module: Module, _ name: String) throws -> [Float] {
    let entry = try #require(module.state.first { $0.name == name })
    return try entry.tensor.values()
  }

  @Test(arguments: ElementType.allCases)
  func `every type of numbers goes through a file`(type: ElementType) throws {
    let tensor = try Tensor([0, 1, 1, 0, 1, 0] as [Float], shape: [2, 3]).to(type)
    let weight = try tensor.weight(named: "a")
    #expect(weight.shape == [2, 3])
    #expect(weight.element.size == type.size)
    let back = try Tensor.of(weight)
    #expect(try back.elementType() == type)
    #expect(try back.to(.float32).values() == [0, 1, 1, 0, 1, 0])
  }

  @Test func `a scalar and nothing at all`() throws {
    let scalar = try Tensor(scalar: 2).weight(named: "s")
    #expect(scalar.shape == [])
    #expect(try Tensor.of(scalar).item() == 2)
    let empty = try Tensor.zeros([0, 4]).weight(named: "e")
    #expect(try Tensor.of(empty).shape == [0, 4])
  }

  @Test func `numbers that lie apart are written in their order`() throws {
    let turned = try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3]).transposed(0, 1)
    #expect(try turned.weight(named: "t").floats == [1, 4, 2, 5, 3, 6])
  }

  @Test func `another precision is converted`() throws {
    let module = try norm()
    var tensors: [WeightTensor] = []
    for entry in module.state {
      let type: ElementType = entry.name == "0.weight" ? .bfloat16 : try entry.tensor.elementType()
      let ones = try Tensor.ones(entry.tensor.shape).to(type)
      tensors.append(try ones.weight(named: entry.name))
    }
    try module.load(WeightFile(tensors))
    #expect(try values(module, "0.weight") == [Float](repeating: 1, count: 6))
    #expect(try module.state[0].tensor.elementType() == .float32)
    #expect(module.state[0].tensor.requiresGradient)
  }

  @Test func `missing and unknown names are listed, and nothing changes`() throws {
    let module = try norm()
    let before = try module.weights()
    let file = try WeightFile([
      WeightTensor(name: "0.weight", shape: [3, 2], floats: [9, 9, 9, 9, 9, 9]),
      WeightTensor(name: "fc.weight", shape: [1], floats: [1]),
    ])
    let missing = ["0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var"]
    #expect(throws: TorchError.wrongState(missing: missing, unexpected: ["fc.weight"])) {
      try module.load(file)
    }
    #expect(try module.weights() == before)
    let report = try module.load(file, strict: false)
    #expect(report == .init(missing: missing, unexpected: ["fc.weight"]))
    #expect(try values(module, "0.weight") == [Float](repeating: 9, count: 6))
    #expect(try values(module, "0.bias") == before["0.bias"]?.floats)
  }

  @Test func `old files without counters of batches load`() throws {
    let module = try norm()
    try module.state.last?.tensor.assign(Tensor([5 as Int64], shape: []))
    let all = try module.weights().tensors
    #expect(all.last?.name == "1.num_batches_tracked")
    try module.load(WeightFile(Array(all.dropLast())))
    #expect(try module.state.last?.tensor.item() == 0)
  }

  @Test func `a wrong shape is told by its name, also where names may differ`() throws {
    let module = try norm()
    let before = try module.weights()
    let file = try WeightFile([
      WeightTensor(name: "0.bias", shape: [3], floats: [7, 7, 7]),
      WeightTensor(name: "1.weight", shape: [4], floats: [1, 1, 1, 1]),
    ])
    #expect(throws: TorchError.wrongShape(what: "1.weight", expected: [3], found: [4])) {
      try module.load(file, strict: false)
    }
    #expect(try module.weights() == before)
  }
}
