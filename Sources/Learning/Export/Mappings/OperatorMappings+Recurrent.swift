import ONNXGraph
import Torch

extension OperatorMappings {
  /// Recurrent layers, any number of them, in one or both directions.
  static let recurrent: [Operator: Mapping] = [
    Operator("aten::lstm", "input"): { (call, graph) throws(ExportError) in
      // libtorch has the gates input, forget, cell, output.
      try Recurrence(call, graph, kind: "LSTM", gates: [0, 3, 1, 2], states: call.tensors(1))
        .translate()
    },
    Operator("aten::gru", "input"): { (call, graph) throws(ExportError) in
      // libtorch has the gates reset, update, new.
      try Recurrence(call, graph, kind: "GRU", gates: [1, 0, 2], states: [call.tensor(1)])
        .translate()
    },
    Operator("aten::rnn_tanh", "input"): { (call, graph) throws(ExportError) in
      try Recurrence(
        call, graph, kind: "RNN", gates: [0], states: [call.tensor(1)], activation: "Tanh"
      ).translate()
    },
    Operator("aten::rnn_relu", "input"): { (call, graph) throws(ExportError) in
      try Recurrence(
        call, graph, kind: "RNN", gates: [0], states: [call.tensor(1)], activation: "Relu"
      ).translate()
    },
  ]
}

/// A call of a recurrent operator: one node a layer.
private struct Recurrence {
  let call: TracedCall
  let graph: TraceTranslation
  /// The node.
  let kind: String
  /// Where each gate of ONNX's order stands in libtorch's.
  let gates: [Int]
  /// The states before the first step, each `[layers x directions, batch, size]`.
  let states: [TracedTensor]
  let activation: String?
  let weights: [TracedTensor]
  let hasBiases: Bool
  let layers: Int
  let directions: Int
  let isBatchFirst: Bool

  init(
    _ call: TracedCall, _ graph: TraceTranslation, kind: String, gates: [Int],
    states: [TracedTensor], activation: String? = nil
  ) throws(ExportError) {
    (self.call, self.graph, self.kind, self.gates) = (call, graph, kind, gates)
    (self.states, self.activation) = (states, activation)
    weights = try call.tensors(2)
    hasBiases = try call.bool(3)
    layers = try call.int(4)
    try call.require(call.bool(6), false, at: 6)
    directions = try call.bool(7) ? 2 : 1
    isBatchFirst = try call.bool(8)
    try call.require(call.tensor(0).rank, 3, at: 0)
    // A projection of the state would bring one more weight a layer.
    try call.require(weights.count, layers * directions * perDirection, at: 2)
  }

  private var perDirection: Int { hasBiases ? 4 : 2 }

  func translate() throws(ExportError) {
    var x = try call.name(0, in: graph)
    if isBatchFirst { x = graph.node("Transpose", [x], ONNXAttribute("perm", [1, 0, 2])) }
    var last: [[String]] = []
    for layer in 0..<layers {
      let outputs = try node(x, layer)
      x = try joined(outputs[0])
      last.append(Array(outputs.dropFirst()))
    }
    if isBatchFirst { x = graph.node("Transpose", [x], ONNXAttribute("perm", [1, 0, 2])) }
    graph.bind(call.results[0], to: x)
    for (index, result) in call.results.dropFirst().enumerated() {
      let parts = last.map { $0[index] }
      graph.bind(
        result,
        to: parts.count == 1 ? parts[0] : graph.node("Concat", parts, ONNXAttribute("axis", 0)))
    }
  }

  /// One layer: the outputs of all steps `[steps, directions, batch, size]`, then the last states.
  private func node(_ x: String, _ layer: Int) throws(ExportError) -> [String] {
    let hidden = try size()
    var attributes = [ONNXAttribute("hidden_size", hidden)]
    if directions == 2 { attributes.append(ONNXAttribute("direction", "bidirectional")) }
    if kind == "GRU" { attributes.append(ONNXAttribute("linear_before_reset", 1)) }
    if let activation {
      let names = Array(repeating: activation, count: directions)
      attributes.append(ONNXAttribute("activations", .strings(names)))
    }
    var inputs = [x, try stacked([0], layer), try stacked([1], layer)]
    inputs.append(hasBiases ? try stacked([2, 3], layer) : "")
    inputs.append("")
    for state in states { inputs.append(try initial(state, layer)) }
    while inputs.last == "" { inputs.removeLast() }
    return graph.node(kind, inputs, attributes, outputs: 1 + states.count)
  }

  private func size() throws(ExportError) -> Int {
    guard let rows = weights.first?.first.shape.first, rows.isMultiple(of: gates.count) else {
      throw call.unmapped(2)
    }
    return rows / gates.count
  }

  /// Weights of all directions of a layer under one another, with the gates in ONNX's order;
  /// of the kinds, 0 is that of the input, 1 that of the state, 2 and 3 their biases.
  private func stacked(_ kinds: [Int], _ layer: Int) throws(ExportError) -> String {
    var values: [Float] = []
    var name = ""
    for direction in 0..<directions {
      for kind in kinds {
        let weight = weights[(layer * directions + direction) * perDirection + kind]
        let numbers = try graph.floats(of: weight, for: call.name)
        let block = numbers.count / gates.count
        for gate in gates { values += numbers[gate * block..<(gate + 1) * block] }
        if name.isEmpty { name = graph.stateName(of: weight) ?? "" }
      }
    }
    let rows = gates.count * (try size())
    let shape =
      kinds.count == 1
      ? [directions, rows, values.count / (directions * rows)] : [directions, 2 * rows]
    guard let tensor = ONNXTensor(name.isEmpty ? "" : name + "_gates", shape: shape, floats: values)
    else { throw call.unmapped(2) }
    return name.isEmpty ? graph.constant(tensor) : try graph.initialiser(tensor)
  }

  /// The states of one layer before the first step; empty for zeros.
  private func initial(_ state: TracedTensor, _ layer: Int) throws(ExportError) -> String {
    if try graph.isZero(state) { return "" }
    let name = try graph.name(of: state, for: call.name)
    guard layers > 1 else { return name }
    let rows = [[layer * directions], [(layer + 1) * directions], [0]].map { graph.integers($0) }
    return graph.node("Slice", [name] + rows)
  }

  /// The outputs of both directions beside each other: `[steps, batch, directions x size]`.
  private func joined(_ outputs: String) throws(ExportError) -> String {
    guard directions == 2 else {
      return graph.node("Squeeze", [outputs, graph.integers([1])])
    }
    let turned = graph.node("Transpose", [outputs], ONNXAttribute("perm", [0, 2, 1, 3]))
    return graph.node("Reshape", [turned, graph.integers([0, 0, 2 * (try size())])])
  }
}
