import ONNXGraph
import Torch

extension OperatorMappings {
  /// Products of matrices, and look-up in a table of vectors.
  static let linear: [Operator: Mapping] = [
    Operator("aten::linear"): linear,
    Operator("aten::addmm"): addMatrixProduct,
    Operator("aten::matmul"): matrixProduct,
    Operator("aten::mm"): matrixProduct,
    Operator("aten::bmm"): matrixProduct,
    Operator("aten::embedding"): embedding,
  ]

  /// `y = x W^T + b`: one Gemm for `[batch, n]`, a product and a sum otherwise.
  private static func linear(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let (x, weight) = (try call.name(0, in: graph), try call.name(1, in: graph))
    let bias = try call.optionalName(2, in: graph)
    if try call.tensor(0).rank == 2 {
      let inputs = bias.isEmpty ? [x, weight] : [x, weight, bias]
      return try call.become(graph, graph.node("Gemm", inputs, ONNXAttribute("transB", 1)))
    }
    let turned = graph.node("Transpose", [weight], ONNXAttribute("perm", [1, 0]))
    let product = graph.node("MatMul", [x, turned])
    try call.become(graph, bias.isEmpty ? product : graph.node("Add", [product, bias]))
  }

  /// `y = beta b + alpha x W`.
  private static func addMatrixProduct(
    _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) {
    let inputs = [
      try call.name(1, in: graph), try call.name(2, in: graph), try call.name(0, in: graph),
    ]
    let beta = ONNXAttribute("beta", Float(try call.double(3, standard: 1)))
    let alpha = ONNXAttribute("alpha", Float(try call.double(4, standard: 1)))
    try call.become(graph, graph.node("Gemm", inputs, alpha, beta))
  }

  private static func matrixProduct(
    _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) {
    let inputs = [try call.name(0, in: graph), try call.name(1, in: graph)]
    try call.become(graph, graph.node("MatMul", inputs))
  }

  private static func embedding(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let inputs = [try call.name(0, in: graph), try call.name(1, in: graph)]
    try call.become(graph, graph.node("Gather", inputs, ONNXAttribute("axis", 0)))
  }
}
