extension ONNXNetwork {
  /// How often each value is taken by nodes, here and in networks within nodes, or given out.
  package var uses: [String: Int] {
    var counts: [String: Int] = [:]
    count(into: &counts)
    return counts
  }

  private func count(into counts: inout [String: Int]) {
    for output in outputs { counts[output.name, default: 0] += 1 }
    for node in nodes {
      for input in node.inputs where !input.isEmpty { counts[input, default: 0] += 1 }
      for attribute in node.attributes {
        if case .network(let inner) = attribute.value { inner.count(into: &counts) }
      }
    }
  }

  /// The position of the node that gives each value.
  package var producers: [String: Int] {
    var producers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for output in node.outputs where !output.isEmpty { producers[output] = index }
    }
    return producers
  }

  /// The initialisers by name.
  package var weights: [String: ONNXTensor] {
    Dictionary(initialisers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All names of values that are taken, here and in networks within nodes.
  package var valueNames: Set<String> {
    var names = Set(initialisers.map(\.name) + inputs.map(\.name))
    for node in nodes {
      names.formUnion(node.outputs + node.inputs)
      for attribute in node.attributes {
        if case .network(let inner) = attribute.value { names.formUnion(inner.valueNames) }
      }
    }
    return names
  }

  /// Drops the initialisers that no node takes, and the remarks about values that are gone.
  package mutating func dropUnused() {
    let uses = uses
    initialisers.removeAll { uses[$0.name] == nil }
    // An initialiser that is also an input is only its standard value.
    let given = Set(nodes.flatMap(\.outputs))
    values.removeAll { !given.contains($0.name) }
  }
}
