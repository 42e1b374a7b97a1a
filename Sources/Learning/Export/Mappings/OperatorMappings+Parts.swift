import ONNXGraph
import Torch

extension OperatorMappings {
  /// Parts of tensors, and tensors put together.
  static let parts: [Operator: Mapping] = [
    Operator("aten::cat"): { (call, graph) throws(ExportError) in
      let names = try call.tensors(0).map { (tensor) throws(ExportError) in
        try graph.name(of: tensor, for: call.name)
      }
      let axis = ONNXAttribute("axis", try call.int(1, standard: 0))
      try call.become(graph, graph.node("Concat", names, axis))
    },
    Operator("aten::stack"): stack,
    Operator("aten::slice", "Tensor"): slice,
    Operator("aten::narrow"): { (call, graph) throws(ExportError) in
      let dimension = try call.dimension(1, rank: call.tensor(0).rank)
      let (start, length) = (try call.int(2), try call.int(3))
      guard start >= 0 else { throw call.unmapped(2) }
      try call.become(
        graph,
        cut(call.name(0, in: graph), dimension, start, start + length, step: 1, graph))
    },
    Operator("aten::select", "int"): { (call, graph) throws(ExportError) in
      let index = graph.node(
        "Reshape", [graph.integers([try call.int(2)]), graph.integers([])])
      let axis = ONNXAttribute("axis", try call.dimension(1, rank: call.tensor(0).rank))
      try call.become(graph, graph.node("Gather", [call.name(0, in: graph), index], axis))
    },
    Operator("aten::index_select"): { (call, graph) throws(ExportError) in
      let inputs = [try call.name(0, in: graph), try call.name(2, in: graph)]
      let axis = ONNXAttribute("axis", try call.dimension(1, rank: call.tensor(0).rank))
      try call.become(graph, graph.node("Gather", inputs, axis))
    },
    Operator("aten::chunk"): { (call, graph) throws(ExportError) in
      try split(call, graph, call.dimension(2, standard: 0, rank: call.tensor(0).rank))
    },
    Operator("aten::split", "Tensor"): { (call, graph) throws(ExportError) in
      try split(call, graph, call.dimension(2, standard: 0, rank: call.tensor(0).rank))
    },
    Operator("aten::split_with_sizes"): { (call, graph) throws(ExportError) in
      try split(call, graph, call.dimension(2, standard: 0, rank: call.tensor(0).rank))
    },
    Operator("aten::unbind", "int"): unbind,
  ]

  /// From a start to before an end; an end at or past the size is the end of the dimension,
  /// whatever its size.
  private static func slice(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let tensor = try call.tensor(0)
    let dimension = try call.dimension(1, standard: 0, rank: tensor.rank)
    let start = try call.optionalInt(2) ?? 0
    let step = try call.int(4, standard: 1)
    let sizes = (tensor.first.shape[dimension], tensor.second.shape[dimension])
    let end: Int
    switch (call.step.arguments.dropFirst(3).first, call.other.arguments.dropFirst(3).first) {
    case (.int(let first)?, .int(let second)?):
      if first >= sizes.0, second >= sizes.1 {
        end = Int.max
      } else {
        guard first == second else { throw call.followsBatch(3) }
        end = first
      }
    default: end = Int.max
    }
    try call.become(
      graph, cut(graph.name(of: tensor, for: call.name), dimension, start, end, step: step, graph))
  }

  private static func cut(
    _ name: String, _ dimension: Int, _ start: Int, _ end: Int, step: Int, _ graph: TraceTranslation
  ) -> String {
    let rows = [[start], [end], [dimension], [step]].map { graph.integers($0) }
    return graph.node("Slice", [name] + rows)
  }

  private static func stack(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let tensors = try call.tensors(0)
    let rank = (tensors.first?.rank ?? 0) + 1
    let axis = try call.dimension(1, standard: 0, rank: rank)
    let names = try tensors.map { (tensor) throws(ExportError) in
      graph.node(
        "Unsqueeze", [try graph.name(of: tensor, for: call.name), graph.integers([axis])])
    }
    try call.become(graph, graph.node("Concat", names, ONNXAttribute("axis", axis)))
  }

  private static func split(
    _ call: TracedCall, _ graph: TraceTranslation, _ dimension: Int
  ) throws(ExportError) {
    for (result, name) in zip(call.results, try pieces(call, graph, dimension)) {
      graph.bind(result, to: name)
    }
  }

  private static func pieces(
    _ call: TracedCall, _ graph: TraceTranslation, _ dimension: Int, width: Int? = nil
  ) throws(ExportError) -> [String] {
    var sizes: [Int] = []
    for result in call.results {
      guard let size = width ?? result.shape[dimension] else {
        throw .followsBatch(name: call.name, what: "the size of a part")
      }
      sizes.append(size)
    }
    let x = try call.name(0, in: graph)
    return graph.node(
      "Split", [x, graph.integers(sizes)], [ONNXAttribute("axis", dimension)],
      outputs: sizes.count)
  }

  private static func unbind(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let dimension = try call.dimension(1, standard: 0, rank: call.tensor(0).rank)
    guard try call.tensor(0).shape[dimension] != nil else {
      throw .followsBatch(name: call.name, what: "the number of results")
    }
    let axes = graph.integers([dimension])
    for (result, name) in zip(call.results, try pieces(call, graph, dimension, width: 1)) {
      graph.bind(result, to: graph.node("Squeeze", [name, axes]))
    }
  }
}
