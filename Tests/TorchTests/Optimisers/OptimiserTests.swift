import Foundation
import Testing
import Torch

@Suite struct OptimiserTests {
  /// Weights, rates, momenta and gradient lengths over 200 steps, bit for bit; with the state saved
  /// and loaded into a fresh optimiser on the way.
  @Test(arguments: OptimiserReference.shared?.cases ?? [])
  func equalsPythonTorch(_ reference: OptimiserReference.Case) throws {
    let shared = try #require(OptimiserReference.shared)
    var weights = ReferenceNumbers(state: 1)
    var gradients = ReferenceNumbers(state: 2)
    let parameters = try shared.shapes.map { try weights.tensor($0) }
    for parameter in parameters { try parameter.setRequiresGradient(true) }
    var optimiser = try reference.makeOptimiser(parameters)
    var scheduler = try Scheduler(reference.swiftSchedule, for: optimiser)

    for step in 1...shared.steps {
      if step == 37 {
        let fresh = try reference.makeOptimiser(parameters)
        let saved = optimiser.state
        let text = try JSONEncoder().encode(saved.numbers)
        let numbers = try JSONDecoder().decode(OptimiserState.Numbers.self, from: text)
        try fresh.load(OptimiserState(numbers: numbers, tensors: saved.tensors))
        let state = try JSONDecoder().decode(
          Scheduler.State.self, from: JSONEncoder().encode(scheduler.state))
        scheduler = try Scheduler(reference.swiftSchedule, for: fresh, from: state)
        optimiser = fresh
      }
      for (index, parameter) in parameters.enumerated() {
        let isFrozen = step <= 20 && (reference.frozen ?? []).contains(index)
        let gradient = try gradients.tensor(parameter.shape)
        try parameter.setGradient(isFrozen ? nil : gradient)
      }
      if reference.rates.count == shared.steps {
        let group = try #require(optimiser.groups.last)
        #expect(hex(group.learningRate.bitPattern) == reference.rates[step - 1], "step \(step)")
        let momentum = try #require(optimiser.groups.first?.momentum)
        #expect(hex(momentum.bitPattern) == reference.momenta[step - 1], "step \(step)")
      }
      if let clip = reference.clip {
        let length = try GradientClipping.clip(parameters.compactMap(\.gradient), to: clip)
        if step <= reference.lengths.count, OptimiserReference.hasSameArithmetic {
          #expect(hex(length.bitPattern) == reference.lengths[step - 1])
        }
      }
      try optimiser.step()
      scheduler.advance(optimiser, metric: OptimiserReference.metric(step))
      if let hash = reference.hashes["\(step)"], OptimiserReference.hasSameArithmetic {
        #expect(try fnv(parameters.map { try $0.detached() }) == hash, "step \(step)")
      }
    }
    for (value, expected) in zip(try parameters[0].detached().values(), reference.last) {
      #expect(abs(value - expected) < 1e-5)
    }
  }

  @Test func readsItsReference() throws {
    #expect(try #require(OptimiserReference.shared).cases.count >= 18)
  }

  /// With a constant gradient c and no decay, m / (1 - beta1^t) = c and v / (1 - beta2^t) = c^2:
  /// each step has the length rate * c / (|c| + epsilon).
  @Test(arguments: [3.0, -0.25]) func adamStepsAsItsFormulaSays(_ c: Double) throws {
    let parameter = try Tensor([1.0])
    let optimiser = try Adam([group(parameter, rate: 0.1)], epsilon: 1e-3)
    for count in 1...20 {
      try parameter.setGradient(Tensor([c]))
      try optimiser.step()
      let expected = 1 - Double(count) * 0.1 * c / (abs(c) + 1e-3)
      #expect(abs(try parameter.item() - expected) < 1e-12)
    }
  }

  /// Without a gradient's pull AdamW shrinks by 1 - rate * decay in each step.
  @Test func adamWDecaysApartFromTheGradient() throws {
    let parameter = try Tensor([2.0])
    let optimiser = try AdamW([group(parameter, rate: 0.1, decay: 0.5)])
    for _ in 0..<10 {
      try parameter.setGradient(Tensor([0.0]))
      try optimiser.step()
    }
    #expect(abs(try parameter.item() - 2 * pow(0.95, 10)) < 1e-12)
  }

  /// With gradient 1 and momentum mu the t-th step is rate * (1 - mu^t) / (1 - mu).
  @Test func momentumAddsUpAsAGeometricSeries() throws {
    let parameter = try Tensor([0.0])
    let optimiser = try SGD([group(parameter, rate: 0.1)], momentum: 0.8)
    var expected = 0.0
    for count in 1...15 {
      try parameter.setGradient(Tensor([1.0]))
      try optimiser.step()
      expected -= 0.1 * (1 - pow(0.8, Double(count))) / 0.2
      #expect(abs(try parameter.item() - expected) < 1e-12)
    }
  }

  @Test func findsTheLowestPointOfABowl() throws {
    for make in [
      { (g: [ParameterGroup]) throws -> any Optimiser in try SGD(g, momentum: 0.5) },
      { try Adam($0) }, { try AdamW($0) },
    ] {
      let parameter = try Tensor([3.0, -2.0])
      try parameter.setRequiresGradient(true)
      let optimiser = try make([group(parameter, rate: 0.05)])
      for _ in 0..<800 {
        try optimiser.clearGradients()
        let away = try parameter - Tensor([1.0, 1.0])
        try (away * away).sum().backward()
        try optimiser.step()
      }
      for value in try parameter.detached().values(Double.self) { #expect(abs(value - 1) < 1e-3) }
    }
  }

  @Test func leavesFrozenParametersAlone() throws {
    let (free, frozen) = (try Parameter(.ones([2])), try Parameter(.ones([2])))
    try frozen.setFrozen(true)
    let optimiser = try AdamW([
      ParameterGroup(
        entries: [.init(name: "a", tensor: free.tensor), .init(name: "b", tensor: frozen.tensor)],
        learningRate: 0.1, weightDecay: 0.1)
    ])
    try (free.tensor * frozen.tensor).sum().backward()
    try optimiser.step()
    #expect(try frozen.tensor.detached().values() == [1, 1])
    #expect(try free.tensor.detached().values() != [1, 1])
    #expect(optimiser.state.tensors.keys.sorted() == ["exp_avg.a", "exp_avg_sq.a"])
  }

  /// A filter with channels innermost in memory learns as any other, also from a loaded state.
  @Test func learnsInAnyMemoryForm() throws {
    let values = (0..<36).map { Float($0) / 36 }
    let plain = try Tensor(values, shape: [2, 2, 3, 3])
    let inner = try plain.channelsLast()
    var optimisers = [
      try AdamW([group(plain, rate: 0.1)]), try AdamW([group(inner, rate: 0.1)]),
    ]
    for step in 0..<6 {
      if step == 3 {
        for (index, tensor) in [plain, inner].enumerated() {
          let fresh = try AdamW([group(tensor, rate: 0.1)])
          try fresh.load(optimisers[index].state)
          optimisers[index] = fresh
        }
      }
      for (tensor, optimiser) in zip([plain, inner], optimisers) {
        try tensor.setGradient(tensor * tensor)
        try optimiser.step()
      }
    }
    #expect(try plain.values() == inner.values())
    #expect(try plain.values() != values)
  }

  @Test func clearsGradientsAndSkipsWhatHasNone() throws {
    let (first, second) = (try Tensor([1.0]), try Tensor([1.0]))
    let optimiser = try SGD([group(first, rate: 1, name: "a"), group(second, rate: 1, name: "b")])
    try first.setGradient(Tensor([0.25]))
    #expect(optimiser.gradients.count == 1)
    try optimiser.step()
    #expect(try first.item() == 0.75)
    #expect(try second.item() == 1)
    try optimiser.clearGradients()
    #expect(optimiser.gradients.isEmpty)
    try optimiser.step()
    #expect(try first.item() == 0.75)
  }

  @Test func picksGroupsByName() throws {
    let module = Pair()
    let group = ParameterGroup(module, learningRate: 1) { $0.hasSuffix("bias") }
    #expect(group.entries.map(\.name) == ["bias"])
    #expect(ParameterGroup(module, learningRate: 1).entries.map(\.name) == ["weight", "bias"])
  }

  @Test func refusesAStateOfAnother() throws {
    let parameter = try Tensor([1.0, 2.0])
    let adam = try AdamW([group(parameter, rate: 0.1)])
    try parameter.setGradient(Tensor([1.0, 1.0]))
    try adam.step()
    let saved = adam.state
    #expect(throws: TorchError.self) { try SGD([group(parameter, rate: 0.1)]).load(saved) }
    #expect(throws: TorchError.self) { try Adam([group(parameter, rate: 0.1)]).load(saved) }
    #expect(
      throws: TorchError.wrongState(missing: [], unexpected: ["exp_avg.x", "exp_avg_sq.x", "x"])
    ) { try AdamW([group(parameter, rate: 0.1, name: "y")]).load(saved) }
    #expect(
      throws: TorchError.wrongShape(what: "exp_avg.x", expected: [3], found: [2])
    ) { try AdamW([group(Tensor([1.0, 2, 3]), rate: 0.1)]).load(saved) }
    var torn = saved
    torn.tensors["exp_avg_sq.x"] = nil
    #expect(throws: TorchError.wrongState(missing: ["exp_avg_sq.x"], unexpected: [])) {
      try AdamW([group(parameter, rate: 0.1)]).load(torn)
    }
  }

  @Test func refusesSettingsOutOfRange() throws {
    let parameter = try Tensor([1.0])
    for (rate, decay) in [(-1, 0), (.nan, 0), (0.1, -1), (.infinity, 0)] as [(Double, Double)] {
      #expect(throws: TorchError.self) {
        try AdamW([group(parameter, rate: rate, decay: decay)])
      }
    }
    #expect(throws: TorchError.self) { try Adam([group(parameter, rate: 0.1)], beta1: 1) }
    #expect(throws: TorchError.self) { try Adam([group(parameter, rate: 0.1)], beta2: 1) }
    #expect(throws: TorchError.self) { try SGD([group(parameter, rate: 0.1)], isNesterov: true) }
    #expect(throws: TorchError.self) {
      try SGD([group(parameter, rate: 0.1), group(parameter, rate: 0.1)])
    }
  }

  private func group(
    _ tensor: Tensor, rate: Double, decay: Double = 0, name: String = "x"
  ) -> ParameterGroup {
    ParameterGroup(
      entries: [.init(name: name, tensor: tensor)], learningRate: rate, weightDecay: decay)
  }
}

private final class Pair: Module {
  let weight: Parameter
  let bias: Parameter

  override init() {
    guard let weight = try? Parameter(.ones([2])), let bias = try? Parameter(.ones([1])) else {
      preconditionFailure("no memory for three numbers")
    }
    self.weight = weight
    self.bias = bias
  }
}
