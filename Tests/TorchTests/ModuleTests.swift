import FootfallTestSupport
import Testing
import Torch

/// A module with every kind of stored property.
private final class Sample: Module {
  let weight: Parameter
  let bias: Parameter?
  let runningMean: Buffer
  let inner: [Leaf]
  let tail: Sequential
  let size = 3

  override init() {
    guard let weight = try? Parameter(.ones([2])), let mean = try? Tensor.zeros([2]) else {
      preconditionFailure("no memory for two numbers")
    }
    self.weight = weight
    bias = nil
    runningMean = Buffer(mean)
    inner = [Leaf(), Leaf()]
    tail = Sequential([Leaf()])
  }
}

private final class Leaf: Module, Layer {
  let scale: Parameter

  override init() {
    guard let scale = try? Parameter(.ones([1])) else { preconditionFailure("no memory") }
    self.scale = scale
  }

  func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor { try input * scale.tensor }
}

@Suite(.oneAtATime) struct ModuleTests {
  @Test func namesItsStateAsPyTorchDoes() {
    #expect(
      Sample().state.map(\.name) == [
        "weight", "running_mean", "inner.0.scale", "inner.1.scale", "tail.0.scale",
      ])
    #expect(Sample().parameterCount == 5)
  }

  @Test func loadsStrictlyOrChangesNothing() throws {
    let module = Sample()
    var state = try module.copiedState()
    state["weight"] = try Tensor.full([2], 7)
    try module.load(state)
    #expect(try module.weight.tensor.detached().values() == [7, 7])

    state["weight"] = try Tensor.full([2], 9)
    state["tail.0.scale"] = try Tensor.ones([3])
    #expect(throws: TorchError.wrongShape(what: "tail.0.scale", expected: [1], found: [3])) {
      try module.load(state)
    }
    #expect(try module.weight.tensor.detached().values() == [7, 7])

    state["tail.0.scale"] = nil
    state["head"] = try Tensor.ones([1])
    #expect(throws: TorchError.wrongState(missing: ["tail.0.scale"], unexpected: ["head"])) {
      try module.load(state)
    }
  }

  @Test func staysFrozenInTraining() throws {
    let module = Sample()
    try module.inner[0].setFrozen(true)
    module.train()
    #expect(module.isTraining)
    #expect(!module.inner[0].isTraining)
    #expect(module.inner[1].isTraining)
    #expect(module.learnedParameters.count == 3)
    try module.tail(module.inner[0](module.inner[1](Tensor.ones([1])))).sum().backward()
    #expect(module.inner[0].scale.tensor.gradient == nil)
    #expect(module.inner[1].scale.tensor.gradient != nil)
    module.train(false)
    #expect(!module.inner[1].isTraining)
  }

  @Test func givesItsMemoryBack() throws {
    weak var weight: Tensor?
    do {
      let module = Sample()
      weight = module.weight.tensor
      _ = try (module.weight.tensor * module.weight.tensor).sum().backward()
    }
    #expect(weight == nil)
  }
}
