import ONNXGraph
import Torch

extension OperatorMappings {
  /// Activations and other functions of one element.
  static let activations: [Operator: Mapping] = [
    Operator("aten::relu"): single("Relu"),
    Operator("aten::sigmoid"): single("Sigmoid"),
    Operator("aten::tanh"): single("Tanh"),
    Operator("aten::hardswish"): single("HardSwish"),
    Operator("aten::exp"): single("Exp"),
    Operator("aten::log"): single("Log"),
    Operator("aten::sqrt"): single("Sqrt"),
    Operator("aten::abs"): single("Abs"),
    Operator("aten::neg"): single("Neg"),
    Operator("aten::erf"): single("Erf"),
    Operator("aten::relu6"): { (call, graph) throws(ExportError) in
      try clip(call, graph, lowest: 0, highest: 6)
    },
    Operator("aten::hardtanh"): { (call, graph) throws(ExportError) in
      try clip(
        call, graph, lowest: call.double(1, standard: -1), highest: call.double(2, standard: 1))
    },
    Operator("aten::clamp"): { (call, graph) throws(ExportError) in
      try clip(call, graph, lowest: call.optionalDouble(1), highest: call.optionalDouble(2))
    },
    Operator("aten::hardsigmoid"): { (call, graph) throws(ExportError) in
      try call.become(
        graph,
        graph.node(
          "HardSigmoid", [call.name(0, in: graph)], ONNXAttribute("alpha", Float(1.0 / 6)),
          ONNXAttribute("beta", Float(0.5))))
    },
    Operator("aten::leaky_relu"): { (call, graph) throws(ExportError) in
      let slope = ONNXAttribute("alpha", Float(try call.double(1, standard: 0.01)))
      try call.become(graph, graph.node("LeakyRelu", [call.name(0, in: graph)], slope))
    },
    Operator("aten::silu"): { (call, graph) throws(ExportError) in
      let x = try call.name(0, in: graph)
      try call.become(graph, graph.node("Mul", [x, graph.node("Sigmoid", [x])]))
    },
    Operator("aten::softplus"): softplus,
    Operator("aten::gelu"): gelu,
    Operator("aten::softmax", "int"): alongDimension("Softmax"),
    Operator("aten::log_softmax", "int"): alongDimension("LogSoftmax"),
  ]

  /// A node of the same meaning with the one tensor.
  static func single(_ operation: String) -> Mapping {
    { (call, graph) throws(ExportError) in
      try call.become(graph, graph.node(operation, [call.name(0, in: graph)]))
    }
  }

  private static func alongDimension(_ operation: String) -> Mapping {
    { (call, graph) throws(ExportError) in
      try call.requireAbsent(2)
      let axis = ONNXAttribute("axis", try call.int(1))
      try call.become(graph, graph.node(operation, [call.name(0, in: graph)], axis))
    }
  }

  private static func clip(
    _ call: TracedCall, _ graph: TraceTranslation, lowest: Double?, highest: Double?
  ) throws(ExportError) {
    let x = try call.tensor(0)
    var inputs = [try graph.name(of: x, for: call.name)]
    inputs.append(
      try lowest.map { (value) throws(ExportError) in
        try graph.scalar(value, like: x, in: call)
      } ?? "")
    if let highest { inputs.append(try graph.scalar(highest, like: x, in: call)) }
    try call.become(graph, graph.node("Clip", inputs))
  }

  /// `log(1 + exp(beta x)) / beta`. Beyond a threshold libtorch takes the line `x`, which from 20 on is
  /// the same in float32.
  private static func softplus(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let x = try call.tensor(0)
    guard try call.double(2, standard: 20) >= 20 else { throw call.unmapped(2) }
    let name = try graph.name(of: x, for: call.name)
    // OpenVINO drops a division by one, and with it the name of an output.
    guard try call.double(1, standard: 1) != 1 else {
      return try call.become(graph, graph.node("Softplus", [name]))
    }
    let beta = try graph.scalar(call.double(1), like: x, in: call)
    let scaled = graph.node("Mul", [name, beta])
    try call.become(graph, graph.node("Div", [graph.node("Softplus", [scaled]), beta]))
  }

  /// `x/2 (1 + erf(x / sqrt 2))`, or with the tanh form
  /// `x/2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))` (Hendrycks and Gimpel 2016,
  /// arXiv:1606.08415).
  private static func gelu(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let tensor = try call.tensor(0)
    let x = try graph.name(of: tensor, for: call.name)
    func number(_ value: Double) throws(ExportError) -> String {
      try graph.scalar(value, like: tensor, in: call)
    }
    let curve: String
    switch try call.string(1, standard: "none") {
    case "none":
      curve = graph.node("Erf", [graph.node("Mul", [x, try number(0.5.squareRoot())])])
    case "tanh":
      let square = graph.node("Mul", [x, x])
      let cube = graph.node("Mul", [graph.node("Mul", [square, x]), try number(0.044715)])
      let factor = try number((2 / Double.pi).squareRoot())
      curve = graph.node("Tanh", [graph.node("Mul", [graph.node("Add", [x, cube]), factor])])
    default: throw call.unmapped(1)
    }
    let half = graph.node("Mul", [x, try number(0.5)])
    let sum = graph.node("Add", [curve, try number(1)])
    try call.become(graph, graph.node("Mul", [half, sum]))
  }
}
