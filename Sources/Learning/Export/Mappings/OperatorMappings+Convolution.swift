import ONNXGraph
import Torch

extension OperatorMappings {
  /// Convolutions over one, two and three dimensions.
  static let convolutions: [Operator: Mapping] = [
    Operator("aten::conv1d"): convolution,
    Operator("aten::conv2d"): convolution,
    Operator("aten::conv3d"): convolution,
    Operator("aten::conv_transpose1d"): transposedConvolution,
    Operator("aten::conv_transpose2d", "input"): transposedConvolution,
  ]

  private static func convolution(
    _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) {
    let kernel = Array(try call.tensor(1).first.shape.dropFirst(2))
    try call.require(call.tensor(0).rank, kernel.count + 2, at: 0)
    let padding = try call.sizes(4, kernel.count, standard: [0])
    try call.become(
      graph,
      graph.node(
        "Conv", weights(call, graph), ONNXAttribute("kernel_shape", kernel),
        ONNXAttribute("strides", call.sizes(3, kernel.count, standard: [1])),
        ONNXAttribute("pads", padding + padding),
        ONNXAttribute("dilations", call.sizes(5, kernel.count, standard: [1])),
        ONNXAttribute("group", call.int(6, standard: 1))))
  }

  private static func transposedConvolution(
    _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) {
    let kernel = Array(try call.tensor(1).first.shape.dropFirst(2))
    try call.require(call.tensor(0).rank, kernel.count + 2, at: 0)
    let padding = try call.sizes(4, kernel.count, standard: [0])
    try call.become(
      graph,
      graph.node(
        "ConvTranspose", weights(call, graph), ONNXAttribute("kernel_shape", kernel),
        ONNXAttribute("strides", call.sizes(3, kernel.count, standard: [1])),
        ONNXAttribute("pads", padding + padding),
        ONNXAttribute("output_padding", call.sizes(5, kernel.count, standard: [0])),
        ONNXAttribute("group", call.int(6, standard: 1)),
        ONNXAttribute("dilations", call.sizes(7, kernel.count, standard: [1]))))
  }

  /// What is convolved, the kernel, and the bias where there is one.
  private static func weights(
    _ call: TracedCall, _ graph: TraceTranslation
  ) throws(ExportError) -> [String] {
    let bias = try call.optionalName(2, in: graph)
    let inputs = [try call.name(0, in: graph), try call.name(1, in: graph)]
    return bias.isEmpty ? inputs : inputs + [bias]
  }
}
