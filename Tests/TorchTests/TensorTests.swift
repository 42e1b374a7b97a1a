import FootfallTestSupport
import Testing
import Torch

@Suite(.oneAtATime) struct TensorTests {
  @Test func keepsValuesAndShape() throws {
    let tensor = try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
    #expect(tensor.shape == [2, 3])
    #expect(tensor.count == 6)
    #expect(try tensor.values() == [1, 2, 3, 4, 5, 6])
    #expect(try tensor.transposed(0, 1).values() == [1, 4, 2, 5, 3, 6])
    #expect(try tensor.sliced(1..<3, along: 1).values() == [2, 3, 5, 6])
    #expect(try tensor.selecting([1, 0], along: 0).values() == [4, 5, 6, 1, 2, 3])
  }

  @Test func multipliesMatrices() throws {
    let left = try Tensor([1, 2, 3, 4] as [Float], shape: [2, 2])
    let right = try Tensor([0, 1, 1, 0] as [Float], shape: [2, 2])
    #expect(try left.matmul(right).values() == [2, 1, 4, 3])
    #expect(try (left + right * 2 - right).values() == [1, 3, 4, 4])
  }

  @Test func findsGradientsOfAClosedForm() throws {
    // d/dx sum(x^3) = 3 x^2
    let x = try Tensor([-1, 0.5, 2] as [Double])
    try x.setRequiresGradient(true)
    try (x * x * x).sum().backward()
    #expect(try x.gradient?.values(Double.self) == [3, 0.75, 12])
    try x.setGradient(nil)
    #expect(x.gradient == nil)
    let silent = try withoutGradients { () throws(TorchError) in try (x * x).sum() }
    #expect(!silent.requiresGradient)
    #expect(throws: TorchError.self) { try silent.backward() }
  }

  @Test func computesInBFloat16() throws {
    let x = try Tensor.ones([2, 2])
    let product = try withBFloat16 { () throws(TorchError) in try x.matmul(x) }
    #expect(try product.elementType() == .bfloat16)
    #expect(try x.matmul(x).elementType() == .float32)
  }

  @Test func repeatsRandomNumbers() throws {
    try TorchLibrary.seed(123)
    let state = try TorchLibrary.generatorState()
    let first = try Tensor.randomNormal([3]).values()
    try TorchLibrary.setGeneratorState(state)
    #expect(try Tensor.randomNormal([3]).values() == first)
  }

  @Test func refusesWhatDoesNotFit() throws {
    #expect(throws: TorchError.wrongShape(what: "A list of values", expected: [4], found: [3])) {
      try Tensor([1, 2, 3] as [Float], shape: [4])
    }
    #expect(throws: TorchError.wrongElementType(expected: .float64, found: .float32)) {
      try Tensor([1] as [Float]).values(Double.self)
    }
    #expect(throws: TorchError.self) { try Tensor.ones([2, 3]).matmul(Tensor.ones([2, 3])) }
    #expect(throws: TorchError.self) { try Tensor([] as [Float], shape: [Int.max, 4]) }
    #expect(throws: TorchError.self) { try Tensor([1] as [Float], shape: [-1]) }
    if !Device.hasCUDA {
      #expect(throws: TorchError.noCUDA) { try Tensor.ones([1]).to(device: .cuda(0)) }
    }
  }

  @Test func callsAnyOperatorAndRefusesWrongArguments() throws {
    let x = try Tensor([3, 1, 2] as [Float])
    let top = try Operator("aten::topk").call([.tensor(x), .int(2)])
    #expect(try top[0].values() == [3, 2])
    #expect(try top[1].values(Int64.self) == [0, 2])
    #expect(throws: TorchError.self) { try Operator("aten::topk").call([.int(2), .int(2)]) }
    #expect(throws: TorchError.self) { try Operator("aten::topk").call([.tensor(x)]) }
    #expect(throws: TorchError.self) { try Operator("aten::no_such_operator").call([]) }
    #expect(throws: TorchError.self) { try Operator("aten::relu").tensor(.string("x")) }
  }

  @Test func recordsWhatWasCalled() throws {
    let x = try Tensor.ones([2])
    let (trace, result) = try Trace.recording { () throws(TorchError) in try (x + x) * 3 }
    #expect(trace.steps.map(\.op.name) == ["aten::add", "aten::mul"])
    #expect(trace.steps.last?.results.first === result)
    guard case .tensor(let first)? = trace.steps.first?.arguments.first else {
      Issue.record("no tensor went in")
      return
    }
    #expect(first === x)
  }
}
