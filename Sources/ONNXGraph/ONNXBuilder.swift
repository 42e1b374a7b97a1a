/// Makes a network node by node, giving a name to what has none.
///
/// ```swift
/// var builder = ONNXBuilder(name: "net")
/// let x = try builder.input("input", shape: [.named("batch"), .fixed(28)])
/// let w = try builder.initialiser(weight)            // keeps the tensor's name
/// let y = try builder.node("MatMul", [x, w])
/// try builder.output(y, named: "logits", shape: [.named("batch"), .fixed(2)])
/// let model = try builder.model()
/// ```
package struct ONNXBuilder: Sendable {
  private var network: ONNXNetwork
  private var names: Set<String> = []
  private var counters: [String: Int] = [:]

  /// An empty network.
  package init(name: String) { network = ONNXNetwork(name: name) }

  /// Adds an input of the network.
  ///
  /// - Returns: its name.
  /// - Throws: `duplicateName`.
  @discardableResult
  package mutating func input(
    _ name: String, _ element: ONNXElement = .float32, shape: [ONNXDimension]
  ) throws(ONNXError) -> String {
    try take(name)
    network.inputs.append(ONNXValue(name, element, shape: shape))
    return name
  }

  /// Adds weights under the tensor's own name (that of the state dict).
  ///
  /// - Returns: the name.
  /// - Throws: `duplicateName`; `invalid` without a name.
  @discardableResult
  package mutating func initialiser(_ tensor: ONNXTensor) throws(ONNXError) -> String {
    guard !tensor.name.isEmpty else { throw .invalid(reason: "an initialiser has no name") }
    try take(tensor.name)
    network.initialisers.append(tensor)
    return tensor.name
  }

  /// Adds a constant under a made-up name: `hint_0`, `hint_1` and so on.
  ///
  /// - Returns: the name.
  package mutating func constant(_ tensor: ONNXTensor, hint: String = "constant") -> String {
    var named = tensor
    named.name = freshName(hint)
    network.initialisers.append(named)
    return named.name
  }

  /// Adds a node with one output.
  ///
  /// - Returns: the output's name, made from the operator's: `Conv_0`.
  package mutating func node(
    _ operation: String, _ inputs: [String], _ attributes: [ONNXAttribute] = []
  ) -> String {
    let name = freshName(operation)
    network.nodes.append(
      ONNXNode(operation, name: name, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }

  /// Adds a node with several outputs.
  ///
  /// - Parameters:
  ///   - operation: the operator.
  ///   - inputs: names of values; an empty one is left out.
  ///   - attributes: settings.
  ///   - outputs: which outputs are wanted; false leaves one out.
  /// - Returns: the outputs' names, empty where left out.
  package mutating func node(
    _ operation: String, _ inputs: [String], _ attributes: [ONNXAttribute] = [],
    outputs: [Bool]
  ) -> [String] {
    let name = freshName(operation)
    let names = outputs.enumerated().map { $1 ? freshName("\(name)_out\($0)") : "" }
    network.nodes.append(
      ONNXNode(operation, name: name, inputs: inputs, outputs: names, attributes: attributes))
    return names
  }

  /// Makes a value an output of the network under a name of its own.
  ///
  /// Name the outputs last: the value is renamed where a node gives it; an input or a constant passes an `Identity`, and
  /// so does a value that already is an output.
  ///
  /// - Throws: `duplicateName`; `undefinedOutput` if nothing gives the value.
  package mutating func output(
    _ value: String, named name: String, _ element: ONNXElement = .float32,
    shape: [ONNXDimension]
  ) throws(ONNXError) {
    guard names.contains(value) else { throw .undefinedOutput(value) }
    let fixed =
      network.inputs.contains { $0.name == value }
      || network.initialisers.contains { $0.name == value }
      || network.outputs.contains { $0.name == value }
    if value != name {
      try take(name)
      if fixed {
        let label = freshName("Identity")
        network.nodes.append(
          ONNXNode("Identity", name: label, inputs: [value], outputs: [name]))
      } else {
        rename(value, to: name)
      }
    } else if fixed {
      throw .duplicateName(name)
    }
    network.outputs.append(ONNXValue(name, element, shape: shape))
  }

  /// What was built, checked.
  ///
  /// - Parameter metadata: the model's own notes.
  /// - Returns: a model of IR version 8 and operator set 17.
  /// - Throws: what `ONNXModel.check()` throws.
  package func model(metadata: [ONNXModel.Metadata] = []) throws(ONNXError) -> ONNXModel {
    let model = ONNXModel(network, metadata: metadata)
    try model.check()
    return model
  }

  private mutating func take(_ name: String) throws(ONNXError) {
    guard names.insert(name).inserted else { throw .duplicateName(name) }
  }

  private mutating func freshName(_ hint: String) -> String {
    while true {
      let number = counters[hint, default: 0]
      counters[hint] = number + 1
      let name = "\(hint)_\(number)"
      if names.insert(name).inserted { return name }
    }
  }

  private mutating func rename(_ old: String, to new: String) {
    names.remove(old)
    for index in network.nodes.indices {
      for input in network.nodes[index].inputs.indices
      where network.nodes[index].inputs[input] == old {
        network.nodes[index].inputs[input] = new
      }
      for output in network.nodes[index].outputs.indices
      where network.nodes[index].outputs[output] == old {
        network.nodes[index].outputs[output] = new
      }
    }
  }
}
