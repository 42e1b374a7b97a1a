import ONNXGraph
import Torch

extension OperatorMappings {
  /// Sums, means, largest values and their positions.
  static let reductions: [Operator: Mapping] = [
    Operator("aten::mean"): { (call, graph) throws(ExportError) in
      try call.requireAbsent(1)
      let whole = ONNXAttribute("keepdims", 0)
      try call.become(graph, graph.node("ReduceMean", [call.name(0, in: graph)], whole))
    },
    Operator("aten::mean", "dim"): { (call, graph) throws(ExportError) in
      try call.requireAbsent(3)
      try call.become(graph, reduced("ReduceMean", call, graph))
    },
    Operator("aten::amax"): { (call, graph) throws(ExportError) in
      try call.become(graph, reduced("ReduceMax", call, graph))
    },
    Operator("aten::amin"): { (call, graph) throws(ExportError) in
      try call.become(graph, reduced("ReduceMin", call, graph))
    },
    Operator("aten::sum"): { (call, graph) throws(ExportError) in
      try call.requireAbsent(1)
      let whole = ONNXAttribute("keepdims", 0)
      try call.become(graph, graph.node("ReduceSum", [call.name(0, in: graph)], whole))
    },
    Operator("aten::sum", "dim_IntList"): { (call, graph) throws(ExportError) in
      try call.requireAbsent(3)
      // Alone among the reductions, the sum takes its axes as an input in this operator set.
      let inputs = [try call.name(0, in: graph), graph.integers(try axes(call))]
      let keeps = ONNXAttribute("keepdims", try call.bool(2, standard: false) ? 1 : 0)
      try call.become(graph, graph.node("ReduceSum", inputs, keeps))
    },
    Operator("aten::argmax"): { (call, graph) throws(ExportError) in
      let axis = ONNXAttribute("axis", try call.int(1))
      let keeps = ONNXAttribute("keepdims", try call.bool(2, standard: false) ? 1 : 0)
      try call.become(graph, graph.node("ArgMax", [call.name(0, in: graph)], axis, keeps))
    },
  ]

  private static func reduced(
    _ operation: String, _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) -> String {
    let axes = ONNXAttribute("axes", try axes(call))
    let keeps = ONNXAttribute("keepdims", try call.bool(2, standard: false) ? 1 : 0)
    return graph.node(operation, [try call.name(0, in: graph)], axes, keeps)
  }

  /// The dimensions that go; none given are all.
  private static func axes(_ call: TracedCall) throws(ExportError) -> [Int] {
    let given = try call.ints(1, standard: [])
    return given.isEmpty ? Array(0..<(try call.tensor(0).rank)) : given
  }
}
