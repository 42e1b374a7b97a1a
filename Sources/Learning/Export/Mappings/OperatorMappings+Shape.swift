import ONNXGraph
import Torch

extension OperatorMappings {
  /// Other sizes, and another order of the dimensions.
  static let shapes: [Operator: Mapping] = [
    Operator("aten::reshape"): reshape,
    Operator("aten::view"): reshape,
    Operator("aten::flatten", "using_ints"): reshape,
    Operator("aten::unflatten", "int"): reshape,
    Operator("aten::unsqueeze"): reshape,
    Operator("aten::squeeze"): reshape,
    Operator("aten::squeeze", "dim"): reshape,
    Operator("aten::squeeze", "dims"): reshape,
    Operator("aten::transpose", "int"): { (call, graph) throws(ExportError) in
      let rank = try call.tensor(0).rank
      var order = Array(0..<rank)
      order.swapAt(try call.dimension(1, rank: rank), try call.dimension(2, rank: rank))
      try transpose(call, graph, order)
    },
    Operator("aten::t"): { (call, graph) throws(ExportError) in
      try transpose(call, graph, Array(0..<(try call.tensor(0).rank)).reversed())
    },
    Operator("aten::permute"): { (call, graph) throws(ExportError) in
      let rank = try call.tensor(0).rank
      try transpose(call, graph, call.ints(1).map { $0 < 0 ? $0 + rank : $0 })
    },
  ]

  /// The sizes of the result as they came; the one that follows the batch is left open.
  private static func reshape(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let x = try call.name(0, in: graph)
    let shape = call.results[0].shape
    guard shape.count(where: { $0 == nil }) <= 1, !shape.contains(0) else {
      throw .followsBatch(name: call.name, what: "more than one size of the result")
    }
    if shape.count == 2, shape[0] == nil, try call.tensor(0).shape.first == .some(nil) {
      return try call.become(graph, graph.node("Flatten", [x], ONNXAttribute("axis", 1)))
    }
    let sizes = graph.integers(shape.map { $0 ?? -1 })
    try call.become(graph, graph.node("Reshape", [x, sizes]))
  }

  private static func transpose(
    _ call: TracedCall, _ graph: TraceTranslation, _ order: [Int]
  ) throws(ExportError) {
    let order = ONNXAttribute("perm", order)
    try call.become(graph, graph.node("Transpose", [call.name(0, in: graph)], order))
  }
}
