import FootfallTestSupport
import Foundation
import Testing
import Torch

/// Recurrent layers and attention: behaviour and bad input; their numbers against PyTorch stand in
/// `GoldenLayerTests`.
@Suite(.oneAtATime) struct SequenceLayerTests {
  /// One number in, one in the state: the formulas by hand.
  @Test func computesOneStepOfEachKind() throws {
    let x = try Tensor([1] as [Float], shape: [1, 1, 1])
    func ones(_ gates: Int) throws -> [String: Tensor] {
      [
        "weight_ih_l0": try .ones([gates, 1]), "weight_hh_l0": try .ones([gates, 1]),
        "bias_ih_l0": try .zeros([gates]), "bias_hh_l0": try .zeros([gates]),
      ]
    }
    let (tanh1, gate): (Float, Float) = (0.7615942, 0.7310586)

    let plain = try RNN(1, 1)
    try plain.load(ones(1))
    #expect(try abs(plain(x).output.detached().values()[0] - tanh1) < 1e-6)

    let gru = try GRU(1, 1)
    try gru.load(ones(3))
    #expect(try abs(gru(x).output.detached().values()[0] - (1 - gate) * tanh1) < 1e-6)

    let lstm = try LSTM(1, 1)
    try lstm.load(ones(4))
    let (output, state) = try lstm(x)
    #expect(try abs(state.cell.detached().values()[0] - gate * tanh1) < 1e-6)
    #expect(try abs(output.detached().values()[0] - gate * Foundation.tanh(gate * tanh1)) < 1e-6)
    #expect(try output.detached().values() == state.hidden.detached().values())
  }

  @Test func goesOnFromAState() throws {
    let layer = try LSTM(2, 3, .init(layers: 2, batchFirst: true))
    let input = try Tensor.randomNormal([4, 6, 2])
    let whole = try layer(input)
    let first = try layer(input.sliced(0..<2, along: 1))
    let rest = try layer(input.sliced(2..<6, along: 1), state: first.state)
    let joined = try Tensor.concatenated([first.output, rest.output], along: 1)
    for (a, b) in zip(
      try joined.detached().values(), try whole.output.detached().values())
    { #expect(abs(a - b) < 1e-6) }
    #expect(whole.output.shape == [4, 6, 3])
    #expect(whole.state.cell.shape == [2, 4, 3])
  }

  @Test func dropsBetweenLayersInTrainingAlone() throws {
    let layer = try GRU(2, 8, .init(layers: 2, dropout: 0.5))
    let input = try Tensor.ones([3, 1, 2])
    let first = try layer(input).output.detached().values()
    #expect(try layer(input).output.detached().values() != first)
    try layer.setFrozen(true)
    layer.train()
    let still = try layer(input).output.values()
    #expect(try layer(input).output.values() == still)
  }

  @Test func looksAtTheKeysThatAMaskLeaves() throws {
    // Where each query may look at one key alone, it gathers what that key alone would give.
    let layer = try MultiHeadAttention(4, heads: 2)
    let input = try Tensor.randomNormal([1, 3, 4])
    let others = try Tensor(
      [false, true, true, true, false, true, true, true, false], shape: [3, 3])
    let masked = try layer(query: input, key: input, value: input, mask: others)
    for step in 0..<3 {
      let one = try input.sliced(step..<step + 1, along: 1)
      let alone = try layer(one).detached().values()
      let found = try masked.sliced(step..<step + 1, along: 1).detached().values()
      for (a, b) in zip(found, alone) { #expect(abs(a - b) < 1e-6) }
    }
    // The same in numbers that are added, and by padding.
    let minus = try Tensor.choosing(
      others, Tensor.full([3, 3], -.infinity), Tensor.zeros([3, 3]))
    let added = try layer(query: input, key: input, value: input, mask: minus)
    #expect(try added.detached().values() == masked.detached().values())
    let padding = try Tensor([false, true, true], shape: [1, 3])
    let padded = try layer(query: input, key: input, value: input, padding: padding)
    let (first, all) = (try masked.detached().values(), try padded.detached().values())
    for index in 0..<4 { #expect(abs(all[index] - first[index]) < 1e-6) }
  }

  @Test func refusesSizesThatNoLayerCanHave() throws {
    let makers: [() throws -> Module] = [
      { try RNN(0, 1) }, { try GRU(1, 0) }, { try LSTM(1, 1, .init(layers: 0)) },
      { try LSTM(1, 1, .init(dropout: 2)) }, { try MultiHeadAttention(6, heads: 4) },
      { try MultiHeadAttention(0, heads: 1) }, { try MultiHeadAttention(4, heads: 2, dropout: -1) },
    ]
    for (index, make) in makers.enumerated() {
      #expect(throws: TorchError.self, "maker \(index)") { try make() }
    }
  }

  @Test(arguments: [[2, 3], [2, 1, 4], [0, 1, 3], [2, 0, 3], []])
  func recurrentLayersRefuseInputsThatDoNotFit(_ shape: [Int]) throws {
    let input = try Tensor.ones(shape)
    #expect(throws: TorchError.self) { try RNN(3, 2)(input) }
    #expect(throws: TorchError.self) { try GRU(3, 2)(input) }
    #expect(throws: TorchError.self) { try LSTM(3, 2)(input) }
    #expect(throws: TorchError.self) { try MultiHeadAttention(2, heads: 1)(input) }
  }

  @Test func refusesStatesAndMasksThatDoNotFit() throws {
    let input = try Tensor.ones([5, 2, 3])
    let state = try Tensor.ones([1, 2, 4])
    let expected = TorchError.wrongShape(
      what: "The state of a recurrent layer", expected: [1, 2, 2], found: [1, 2, 4])
    #expect(throws: expected) { try GRU(3, 2)(input, state: state) }
    #expect(throws: expected) {
      try LSTM(3, 2)(input, state: LSTM.State(hidden: .ones([1, 2, 2]), cell: state))
    }
    #expect(throws: TorchError.self) { try GRU(3, 2)(input.to(.float64)) }

    let layer = try MultiHeadAttention(3, heads: 3)
    func attend(
      key: [Int] = [5, 2, 3], value: [Int] = [5, 2, 3], mask: [Int]? = nil, padding: [Int]? = nil
    ) throws {
      _ = try layer(
        query: input, key: .ones(key), value: .ones(value), mask: mask.map { try .ones($0) },
        padding: padding.map { try Tensor.zeros($0, .bool) })
    }
    try attend()
    try attend(key: [5, 4, 3], value: [5, 4, 3], mask: [2, 4], padding: [5, 4])
    #expect(throws: TorchError.self) { try attend(key: [5, 4, 3]) }
    #expect(throws: TorchError.self) { try attend(key: [4, 2, 3], value: [4, 2, 3]) }
    #expect(throws: TorchError.self) { try attend(mask: [3, 3]) }
    #expect(throws: TorchError.self) { try attend(mask: [2, 2, 2, 2, 2]) }
    #expect(throws: TorchError.self) { try attend(padding: [5, 3]) }
  }
}
