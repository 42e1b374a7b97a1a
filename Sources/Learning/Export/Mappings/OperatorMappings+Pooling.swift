import ONNXGraph
import Torch

extension OperatorMappings {
  /// Pooling over one and two dimensions.
  static let pooling: [Operator: Mapping] = [
    Operator("aten::max_pool1d"): { (call, graph) throws(ExportError) in
      try maximum(call, graph, 1)
    },
    Operator("aten::max_pool2d"): { (call, graph) throws(ExportError) in
      try maximum(call, graph, 2)
    },
    Operator("aten::avg_pool1d"): { (call, graph) throws(ExportError) in
      try average(call, graph, 1)
    },
    Operator("aten::avg_pool2d"): { (call, graph) throws(ExportError) in
      try call.requireAbsent(6)
      try average(call, graph, 2)
    },
    Operator("aten::adaptive_avg_pool1d"): { (call, graph) throws(ExportError) in
      try adaptive(call, graph, 1)
    },
    Operator("aten::adaptive_avg_pool2d"): { (call, graph) throws(ExportError) in
      try adaptive(call, graph, 2)
    },
  ]

  private static func maximum(
    _ call: TracedCall, _ graph: TraceTranslation, _ dimensions: Int
  ) throws(ExportError) {
    try call.require(call.bool(5, standard: false), false, at: 5)
    let dilations = ONNXAttribute("dilations", try call.sizes(4, dimensions, standard: [1]))
    let windows = try windows(call, dimensions)
    try call.become(
      graph,
      graph.node(
        "MaxPool", [call.name(0, in: graph)], windows.kernel, windows.strides, windows.pads,
        dilations))
  }

  private static func average(
    _ call: TracedCall, _ graph: TraceTranslation, _ dimensions: Int
  ) throws(ExportError) {
    try call.require(call.bool(4, standard: false), false, at: 4)
    let padding = ONNXAttribute("count_include_pad", try call.bool(5, standard: true) ? 1 : 0)
    let windows = try windows(call, dimensions)
    try call.become(
      graph,
      graph.node(
        "AveragePool", [call.name(0, in: graph)], windows.kernel, windows.strides, windows.pads,
        padding))
  }

  private static func windows(
    _ call: TracedCall, _ dimensions: Int
  ) throws(ExportError) -> (kernel: ONNXAttribute, strides: ONNXAttribute, pads: ONNXAttribute) {
    try call.require(call.tensor(0).rank, dimensions + 2, at: 0)
    let kernel = try call.sizes(1, dimensions)
    let given = try call.ints(2, standard: [])
    let strides = given.isEmpty ? kernel : try call.sizes(2, dimensions)
    let padding = try call.sizes(3, dimensions, standard: [0])
    return (
      ONNXAttribute("kernel_shape", kernel), ONNXAttribute("strides", strides),
      ONNXAttribute("pads", padding + padding)
    )
  }

  /// To one value a channel, or to a size that divides what goes in: equal windows.
  private static func adaptive(
    _ call: TracedCall, _ graph: TraceTranslation, _ dimensions: Int
  ) throws(ExportError) {
    try call.require(call.tensor(0).rank, dimensions + 2, at: 0)
    let x = try call.name(0, in: graph)
    let sizes = try call.sizes(1, dimensions)
    if sizes.allSatisfy({ $0 == 1 }) {
      return try call.become(graph, graph.node("GlobalAveragePool", [x]))
    }
    var kernel: [Int] = []
    for (whole, parts) in zip(try call.tensor(0).shape.dropFirst(2), sizes) {
      guard let whole, parts > 0, whole.isMultiple(of: parts) else { throw call.unmapped(1) }
      kernel.append(whole / parts)
    }
    try call.become(
      graph,
      graph.node(
        "AveragePool", [x], ONNXAttribute("kernel_shape", kernel),
        ONNXAttribute("strides", kernel)))
  }
}
