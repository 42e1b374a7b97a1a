import ONNXGraph

/// A network whose nodes are written anew, with names that nothing else in it has.
struct RewrittenNetwork {
  /// What is written so far; inputs, outputs and weights of the network before are there from the
  /// beginning.
  var network: ONNXNetwork
  private var names: Set<String>

  /// A rewriting that has not begun.
  init(of network: ONNXNetwork) {
    names = network.valueNames
    self.network = network
    self.network.nodes = []
  }

  /// Adds a node.
  mutating func append(_ node: ONNXNode) { network.nodes.append(node) }

  /// Adds a constant.
  ///
  /// - Parameters:
  ///   - tensor: its values.
  ///   - hint: its name, where that is free.
  /// - Returns: the name that it got.
  mutating func put(_ tensor: ONNXTensor, _ hint: String) -> String {
    var named = tensor
    named.name = fresh(hint)
    network.initialisers.append(named)
    return named.name
  }

  /// A name that nothing has: `hint`, or `hint` with a number.
  mutating func fresh(_ hint: String) -> String {
    var name = hint
    var number = 1
    while !names.insert(name).inserted {
      name = "\(hint)\(number)"
      number += 1
    }
    return name
  }
}
