import ONNXGraph
import Torch

extension OperatorMappings {
  /// Arithmetic of two tensors, or of a tensor and a number.
  static let arithmetic: [Operator: Mapping] = [
    Operator("aten::add", "Tensor"): binary("Add", alpha: 2),
    Operator("aten::add", "Scalar"): binary("Add", alpha: 2),
    Operator("aten::sub", "Tensor"): binary("Sub", alpha: 2),
    Operator("aten::sub", "Scalar"): binary("Sub", alpha: 2),
    Operator("aten::rsub", "Scalar"): binary("Sub", alpha: 2, isReversed: true),
    Operator("aten::mul", "Tensor"): binary("Mul"),
    Operator("aten::mul", "Scalar"): binary("Mul"),
    Operator("aten::div", "Tensor"): binary("Div", isReal: true),
    Operator("aten::div", "Scalar"): binary("Div", isReal: true),
    Operator("aten::pow", "Tensor_Scalar"): binary("Pow"),
    Operator("aten::maximum"): binary("Max"),
    Operator("aten::minimum"): binary("Min"),
    Operator("aten::where", "self"): { (call, graph) throws(ExportError) in
      try sameType(call, 1, 2)
      let inputs = [
        try call.name(0, in: graph), try call.name(1, in: graph), try call.name(2, in: graph),
      ]
      try call.become(graph, graph.node("Where", inputs))
    },
  ]

  /// A node with two operands. `alpha` is the position of the factor on the second one, if there is
  /// any; `isReversed` puts the second one first; `isReal` is set where whole numbers would give
  /// fractions, which ONNX does not do.
  private static func binary(
    _ operation: String, alpha: Int? = nil, isReversed: Bool = false, isReal: Bool = false
  ) -> Mapping {
    { (call, graph) throws(ExportError) in
      let left = try call.tensor(0)
      if isReal, try TraceTranslation.element(of: left.first) != .float32 {
        throw call.unmapped(0)
      }
      if let alpha { try call.require(call.double(alpha, standard: 1), 1, at: alpha) }
      let right: String
      if call.isTensor(1) {
        try sameType(call, 0, 1)
        right = try call.name(1, in: graph)
      } else {
        right = try graph.scalar(call.double(1), like: left, in: call)
      }
      let operands = [try graph.name(of: left, for: call.name), right]
      try call.become(graph, graph.node(operation, isReversed ? operands.reversed() : operands))
    }
  }

  /// ONNX does not make two element types one, as libtorch does.
  private static func sameType(
    _ call: TracedCall, _ first: Int, _ second: Int
  ) throws(ExportError) {
    let (left, right) = (try call.tensor(first).first, try call.tensor(second).first)
    guard try TraceTranslation.element(of: left) == TraceTranslation.element(of: right) else {
      throw call.unmapped(second)
    }
  }
}
