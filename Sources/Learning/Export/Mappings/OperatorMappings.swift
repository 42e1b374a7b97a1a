import Torch

/// What each operator of libtorch becomes in ONNX.
///
/// A mapping refuses every argument that it does not express. The whole list stands in the tables
/// of the extensions, one file a subject.
enum OperatorMappings {
  typealias Mapping =
    @Sendable (_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) -> Void

  /// All of them.
  static let table: [Operator: Mapping] = [
    linear, convolutions, normalisations, activations, arithmetic, reductions, pooling, shapes,
    parts, recurrent, attention, resizing, passing,
  ].reduce(into: [:]) { table, part in table.merge(part) { one, _ in one } }

  /// What changes nothing in use: the result takes the name of what went in.
  private static let passing: [Operator: Mapping] = [
    Operator("aten::detach"): pass,
    Operator("aten::clone"): pass,
    Operator("aten::contiguous"): pass,
    Operator("aten::alias"): pass,
    Operator("aten::dropout"): dropout,
    Operator("aten::feature_dropout"): dropout,
  ]

  private static func pass(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    graph.bind(call.results[0], to: try graph.name(of: call.tensor(0), for: call.name))
  }

  private static func dropout(_ call: TracedCall, _ graph: TraceTranslation) throws(ExportError) {
    try call.require(call.bool(2), false, at: 2)
    try pass(call, graph)
  }
}

extension TracedCall {
  /// Adds one node and binds the only result to it.
  func become(
    _ graph: TraceTranslation, _ name: @autoclosure () throws(ExportError) -> String
  ) throws(ExportError) {
    guard let result = results.first, results.count == 1 else {
      throw .unmappedOperator(name: self.name)
    }
    graph.bind(result, to: try name())
  }

  /// The name of a tensor argument.
  func name(_ index: Int, in graph: TraceTranslation) throws(ExportError) -> String {
    try graph.name(of: tensor(index), for: name)
  }

  /// The name of a tensor argument, empty where it is absent.
  func optionalName(_ index: Int, in graph: TraceTranslation) throws(ExportError) -> String {
    guard let tensor = try optionalTensor(index) else { return "" }
    return try graph.name(of: tensor, for: name)
  }

  /// A dimension counted from the outermost one.
  func dimension(_ index: Int, standard: Int? = nil, rank: Int) throws(ExportError) -> Int {
    let given = try int(index, standard: standard)
    let counted = given < 0 ? given + rank : given
    guard (0..<max(rank, 1)).contains(counted) else { throw unmapped(index) }
    return counted
  }
}
