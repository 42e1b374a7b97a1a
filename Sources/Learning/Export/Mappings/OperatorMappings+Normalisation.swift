import ONNXGraph
import Torch

extension OperatorMappings {
  /// Normalisations, with the statistics that training gathered.
  static let normalisations: [Operator: Mapping] = [
    Operator("aten::batch_norm"): batchNorm,
    Operator("aten::layer_norm"): layerNorm,
  ]

  private static func batchNorm(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    try call.require(call.bool(5), false, at: 5)
    guard let channels = try call.tensor(3).first.shape.first else { throw call.unmapped(3) }
    let inputs = [
      try call.name(0, in: graph),
      try filled(1, with: 1, [channels], call, graph),
      try filled(2, with: 0, [channels], call, graph),
      try call.name(3, in: graph), try call.name(4, in: graph),
    ]
    let epsilon = ONNXAttribute("epsilon", Float(try call.double(7)))
    try call.become(graph, graph.node("BatchNormalization", inputs, epsilon))
  }

  private static func layerNorm(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    let shape = try call.ints(1)
    var inputs = [
      try call.name(0, in: graph), try filled(2, with: 1, shape, call, graph),
    ]
    let bias = try call.optionalName(3, in: graph)
    if !bias.isEmpty { inputs.append(bias) }
    try call.become(
      graph,
      graph.node(
        "LayerNormalization", inputs, ONNXAttribute("axis", -shape.count),
        ONNXAttribute("epsilon", Float(try call.double(4, standard: 1e-5)))))
  }

  /// An argument, or a constant of one value where it is absent.
  private static func filled(
    _ index: Int, with value: Float, _ shape: [Int], _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) -> String {
    let name = try call.optionalName(index, in: graph)
    guard name.isEmpty else { return name }
    let values = [Float](repeating: value, count: shape.reduce(1, *))
    guard let tensor = ONNXTensor(shape: shape, floats: values) else { throw call.unmapped(index) }
    return graph.constant(tensor)
  }
}
