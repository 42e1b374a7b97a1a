import ONNXGraph
import Torch

extension OperatorMappings {
  /// Other sizes of pictures and curves.
  static let resizing: [Operator: Mapping] = [
    Operator("aten::upsample_nearest1d"): nearest(scales: 2),
    Operator("aten::upsample_nearest1d", "vec"): nearest(list: 2),
    Operator("aten::upsample_nearest2d"): nearest(scales: 2),
    Operator("aten::upsample_nearest2d", "vec"): nearest(list: 2),
    Operator("aten::upsample_linear1d"): linear(scales: 3),
    Operator("aten::upsample_linear1d", "vec"): linear(list: 3),
    Operator("aten::upsample_bilinear2d"): linear(scales: 3),
    Operator("aten::upsample_bilinear2d", "vec"): linear(list: 3),
  ]

  private static func nearest(scales: Int? = nil, list: Int? = nil) -> Mapping {
    { (call, graph) throws(ExportError) in
      try resize(
        call, graph, factors(call, scales: scales, list: list), ONNXAttribute("mode", "nearest"),
        ONNXAttribute("coordinate_transformation_mode", "asymmetric"),
        ONNXAttribute("nearest_mode", "floor"))
    }
  }

  private static func linear(scales: Int? = nil, list: Int? = nil) -> Mapping {
    { (call, graph) throws(ExportError) in
      // Both forms have the alignment of corners at the same place, between sizes and factors.
      let places = try call.bool(2) ? "align_corners" : "half_pixel"
      try resize(
        call, graph, factors(call, scales: scales, list: list), ONNXAttribute("mode", "linear"),
        ONNXAttribute("coordinate_transformation_mode", places))
    }
  }

  /// The factors that were given, one a dimension; nil where a size was.
  private static func factors(
    _ call: TracedCall, scales: Int?, list: Int?
  ) throws(ExportError) -> [Double?] {
    let dimensions = try call.tensor(0).rank - 2
    if let list { return try call.doubles(list, dimensions) }
    guard let scales else { return [] }
    return try (0..<dimensions).map { (index) throws(ExportError) in
      try call.optionalDouble(scales + index)
    }
  }

  private static func resize(
    _ call: TracedCall, _ graph: TraceTranslation, _ given: [Double?],
    _ attributes: ONNXAttribute...
  ) throws(ExportError) {
    let (old, new) = (try call.tensor(0).shape.dropFirst(2), call.results[0].shape.dropFirst(2))
    var scales: [Float] = [1, 1]
    for (index, (old, new)) in zip(old, new).enumerated() {
      guard let old, let new, old > 0 else {
        throw .followsBatch(name: call.name, what: "a size of the picture")
      }
      var scale = Float(given[index] ?? Double(new) / Double(old))
      // The size of the result is the old one times the scale, rounded down.
      while Int(Float(old) * scale) < new { scale = scale.nextUp }
      scales.append(scale)
    }
    let inputs = [
      try call.name(0, in: graph), "", graph.constant(ONNXTensor(floats: scales)),
    ]
    try call.become(graph, graph.node("Resize", inputs, attributes, outputs: 1)[0])
  }
}
