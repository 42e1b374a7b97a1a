import ONNXGraph
import Torch

extension OperatorMappings {
  /// Attention as one operator.
  static let attention: [Operator: Mapping] = [
    Operator("aten::scaled_dot_product_attention"): scaledDotProduct
  ]

  /// `softmax(scale q k^T + mask) v` (Vaswani and others 2017, arXiv:1706.03762); a mask of truth
  /// values leaves out where it is false, and causal attention what comes later.
  private static func scaledDotProduct(
    _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) {
    try call.require(call.double(4, standard: 0), 0, at: 4)
    try call.require(call.bool(7, standard: false), false, at: 7)
    let (query, key) = (try call.tensor(0), try call.tensor(1))
    guard query.rank >= 2, let width = query.shape[query.rank - 1] else { throw call.unmapped(0) }
    let scale = try call.optionalDouble(6) ?? 1 / Double(width).squareRoot()
    var order = Array(0..<key.rank)
    order.swapAt(key.rank - 2, key.rank - 1)
    let turned = graph.node(
      "Transpose", [try graph.name(of: key, for: call.name)], ONNXAttribute("perm", order))
    let product = graph.node("MatMul", [try graph.name(of: query, for: call.name), turned])
    var scores = graph.node("Mul", [product, try graph.scalar(scale, like: query, in: call)])
    if let mask = try call.optionalTensor(3) {
      let name = try graph.name(of: mask, for: call.name)
      switch try TraceTranslation.element(of: mask.first) {
      case .bool:
        let nothing = try graph.scalar(-.infinity, like: query, in: call)
        scores = graph.node("Where", [name, scores, nothing])
      case .float32: scores = graph.node("Add", [scores, name])
      default: throw call.unmapped(3)
      }
    }
    if try call.bool(5, standard: false) {
      scores = graph.node("Add", [scores, graph.constant(try causalMask(call))])
    }
    let weights = graph.node("Softmax", [scores], ONNXAttribute("axis", -1))
    try call.become(graph, graph.node("MatMul", [weights, try call.name(2, in: graph)]))
  }

  /// Minus infinity where the key comes after the query.
  private static func causalMask(_ call: TracedCall) throws(ExportError) -> ONNXTensor {
    let (query, key) = (try call.tensor(0), try call.tensor(1))
    guard let rows = query.shape[query.rank - 2], let columns = key.shape[key.rank - 2],
      let mask = ONNXTensor(
        shape: [rows, columns],
        floats: (0..<rows * columns).map { $0 % columns > $0 / columns ? -.infinity : 0 })
    else { throw call.unmapped(5) }
    return mask
  }
}
