import ONNXGraph
import Testing

/// What a network says of the values in it.
struct ONNXNetworkTests {
  /// x and w give a; a gives b twice; an inner network takes w.
  var network: ONNXNetwork {
    let inner = ONNXNetwork(
      name: "inner", nodes: [ONNXNode("Neg", inputs: ["w"], outputs: ["n"])],
      outputs: [ONNXValue("n", shape: nil)])
    return ONNXNetwork(
      name: "outer",
      nodes: [
        ONNXNode("Add", inputs: ["x", "w"], outputs: ["a"]),
        ONNXNode("Mul", inputs: ["a", "a"], outputs: ["b", ""]),
        ONNXNode(
          "If", inputs: ["c", ""], outputs: ["d"],
          attributes: [ONNXAttribute("then_branch", .network(inner))]),
      ],
      initialisers: [ONNXTensor("w", floats: [1]), ONNXTensor("unused", floats: [2])],
      inputs: [ONNXValue("x", shape: [.fixed(1)]), ONNXValue("c", .bool, shape: [])],
      outputs: [ONNXValue("b", shape: nil), ONNXValue("d", shape: nil)],
      values: [ONNXValue("a", shape: nil), ONNXValue("gone", shape: nil)])
  }

  @Test func `uses are counted, also within nodes`() {
    #expect(network.uses == ["x": 1, "w": 2, "a": 2, "b": 1, "c": 1, "d": 1, "n": 1])
  }

  @Test func `each value has one node that gives it`() {
    #expect(network.producers == ["a": 0, "b": 1, "d": 2])
    #expect(network.weights.keys.sorted() == ["unused", "w"])
  }

  @Test func `what nothing takes is dropped`() {
    var changed = network
    changed.dropUnused()
    #expect(changed.initialisers.map(\.name) == ["w"])
    #expect(changed.values.map(\.name) == ["a"])
    #expect(changed.nodes == network.nodes)
  }

  @Test(
    arguments: [
      ("new", "new"), ("a", "a_1"), ("n", "n_1"), ("x", "x_1"), ("unused", "unused_1"),
    ])
  func `a fresh name is one that nothing has`(hint: String, name: String) {
    #expect(network.freshName(hint) == name)
  }

  @Test func `an open shape takes the size that is asked for`() {
    let value = ONNXValue("v", shape: [.named("batch"), .unknown, .fixed(3)])
    #expect(value.shape(opening: 2) == [2, 2, 3])
    #expect(ONNXValue("v", shape: nil).shape(opening: 2) == nil)
    #expect(ONNXValue("v", shape: []).shape(opening: 2) == [])
  }

  @Test func `a node is called by its name or its place`() {
    #expect(network.nodes[1].label(at: 1) == "1 (Mul)")
    #expect(ONNXNode("Add", name: "sum", inputs: [], outputs: []).label(at: 4) == "“sum” (Add)")
  }

  @Test(
    arguments: [
      (ONNXElement.float32, 4), (.float16, 2), (.bfloat16, 2), (.float64, 8), (.int8, 1),
      (.uint8, 1), (.bool, 1), (.int16, 2), (.uint16, 2), (.int32, 4), (.uint32, 4), (.int64, 8),
      (.uint64, 8),
    ])
  func `each format has its size`(element: ONNXElement, size: Int) {
    #expect(element.size == size)
    let tensor = ONNXTensor(
      element: element, shape: [2, 3], bytes: [UInt8](repeating: 0, count: 6 * size))
    #expect(tensor?.count == 6)
  }
}
