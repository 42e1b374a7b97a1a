import ONNXGraph
import Torch

/// The file in the making: from tensors of a trace to names of values.
///
/// Mappings of operators ask for the names of what goes in, add nodes, and bind what comes out.
final class TraceTranslation {
  private var builder: ONNXBuilder
  private var names: [ObjectIdentifier: String] = [:]
  private let stateNames: [ObjectIdentifier: String]
  private var shared: [SharedConstant: String] = [:]

  /// A constant that nodes share.
  private enum SharedConstant: Hashable {
    case integers([Int64])
    case scalar(UInt64, ONNXElement)
  }

  init(name: String, module: Module) {
    builder = ONNXBuilder(name: name)
    stateNames = Dictionary(
      module.state.map { (ObjectIdentifier($0.tensor), $0.name) },
      uniquingKeysWith: { one, _ in one })
  }

  // MARK: - Inputs and outputs

  func input(_ tensor: TracedTensor, named name: String) throws(ExportError) {
    let shape = Self.dimensions(tensor)
    _ = try graph { (builder) throws(ONNXError) in try builder.input(name, shape: shape) }
    names[ObjectIdentifier(tensor.first)] = name
  }

  func output(_ tensor: TracedTensor, named name: String) throws(ExportError) {
    let value = try self.name(of: tensor, for: "output \(name)")
    let (shape, element) = (Self.dimensions(tensor), try Self.element(of: tensor.first))
    try graph { (builder) throws(ONNXError) in
      try builder.output(value, named: name, element, shape: shape)
    }
    for (key, old) in names where old == value { names[key] = name }
  }

  /// The whole, without nodes and weights that no output needs.
  func model(metadata: [ONNXModel.Metadata]) throws(ExportError) -> ONNXModel {
    var model: ONNXModel
    do throws(ONNXError) { model = try builder.model(metadata: metadata) } catch {
      throw .invalidModel(reason: error.description)
    }
    var needed = Set(model.network.outputs.map(\.name))
    for node in model.network.nodes.reversed() where !needed.isDisjoint(with: node.outputs) {
      needed.formUnion(node.inputs)
    }
    model.network.nodes.removeAll { needed.isDisjoint(with: $0.outputs) }
    model.network.initialisers.removeAll { !needed.contains($0.name) }
    return model
  }

  // MARK: - Values

  /// Whether the value is the same whatever goes in: neither input nor weight nor made from them.
  func isConstant(_ tensor: TracedTensor) -> Bool {
    let identifier = ObjectIdentifier(tensor.first)
    return names[identifier] == nil && stateNames[identifier] == nil
  }

  /// The name of a value; weights and constants enter the file when they are first asked for.
  ///
  /// - Throws: `unseenValue` for a tensor that is neither weight, constant, nor a result.
  func name(of tensor: TracedTensor, for use: String) throws(ExportError) -> String {
    let identifier = ObjectIdentifier(tensor.first)
    if let name = names[identifier] { return name }
    let name: String
    if let state = stateNames[identifier] {
      let weights = try Self.weights(tensor.first, named: state)
      name = try graph { (builder) throws(ONNXError) in try builder.initialiser(weights) }
    } else {
      guard try isSame(tensor) else { throw .unseenValue(name: use) }
      name = builder.constant(try Self.weights(tensor.first, named: ""))
    }
    names[identifier] = name
    return name
  }

  /// The name of a weight in the state dict; nil for other tensors.
  func stateName(of tensor: TracedTensor) -> String? { stateNames[ObjectIdentifier(tensor.first)] }

  /// The numbers of a weight or constant, for a mapping that stores them in another order.
  ///
  /// - Throws: `unseenValue` for a value that is computed.
  func floats(of tensor: TracedTensor, for use: String) throws(ExportError) -> [Float] {
    guard names[ObjectIdentifier(tensor.first)] == nil, try isSame(tensor) else {
      throw .unseenValue(name: use)
    }
    return try torch { () throws(TorchError) in try tensor.first.detached().values() }
  }

  /// Whether a tensor holds nothing but zeros, in whatever size.
  func isZero(_ tensor: TracedTensor) throws(ExportError) -> Bool {
    guard isConstant(tensor) else { return false }
    let (first, second) = try torch { () throws(TorchError) in
      (try tensor.first.bytes(), try tensor.second.bytes())
    }
    return first.allSatisfy { $0 == 0 } && second.allSatisfy { $0 == 0 }
  }

  private func isSame(_ tensor: TracedTensor) throws(ExportError) -> Bool {
    if tensor.first === tensor.second { return true }
    guard tensor.first.shape == tensor.second.shape else { return false }
    return try torch { () throws(TorchError) in
      try tensor.first.bytes() == tensor.second.bytes()
    }
  }

  func bind(_ tensor: TracedTensor, to name: String) {
    names[ObjectIdentifier(tensor.first)] = name
  }

  // MARK: - Nodes

  /// Adds a node with one output.
  func node(_ operation: String, _ inputs: [String], _ attributes: ONNXAttribute...) -> String {
    builder.node(operation, inputs, attributes)
  }

  /// Adds a node with several outputs.
  func node(
    _ operation: String, _ inputs: [String], _ attributes: [ONNXAttribute], outputs: Int
  ) -> [String] {
    builder.node(
      operation, inputs, attributes, outputs: Array(repeating: true, count: outputs))
  }

  /// Weights under a name of their own.
  func initialiser(_ tensor: ONNXTensor) throws(ExportError) -> String {
    try graph { (builder) throws(ONNXError) in try builder.initialiser(tensor) }
  }

  /// A constant under a made-up name.
  func constant(_ tensor: ONNXTensor) -> String { builder.constant(tensor) }

  /// A row of int64, stored once.
  func integers(_ values: [Int]) -> String {
    let values = values.map(Int64.init)
    if let known = shared[.integers(values)] { return known }
    let name = builder.constant(ONNXTensor(integers: values), hint: "integers")
    shared[.integers(values)] = name
    return name
  }

  /// A single number of the element type of `tensor`, stored once.
  ///
  /// - Throws: `unmappedArgument` for an element type without a form here.
  func scalar(
    _ value: Double, like tensor: TracedTensor, in call: TracedCall
  ) throws(ExportError) -> String {
    let element = try Self.element(of: tensor.first)
    let key = SharedConstant.scalar(value.bitPattern, element)
    if let known = shared[key] { return known }
    let constant: ONNXTensor?
    switch element {
    case .float32: constant = ONNXTensor(scalar: Float(value))
    case .int64: constant = Int64(exactly: value).flatMap { ONNXTensor(shape: [], integers: [$0]) }
    default: constant = nil
    }
    guard let constant else {
      throw .unmappedArgument(
        name: call.name, argument: "element type", value: "\(element) with \(value)")
    }
    let name = builder.constant(constant, hint: "scalar")
    shared[key] = name
    return name
  }

  // MARK: - Forms

  static func element(of tensor: Tensor) throws(ExportError) -> ONNXElement {
    let type = try torch { () throws(TorchError) in try tensor.elementType() }
    return switch type {
    case .uint8: .uint8
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .float16: .float16
    case .float32: .float32
    case .float64: .float64
    case .bool: .bool
    case .bfloat16: .bfloat16
    }
  }

  private static func dimensions(_ tensor: TracedTensor) -> [ONNXDimension] {
    tensor.shape.map { $0.map { .fixed($0) } ?? .named("batch") }
  }

  private static func weights(_ tensor: Tensor, named name: String) throws(ExportError)
    -> ONNXTensor
  {
    let element = try element(of: tensor)
    let bytes = try torch { () throws(TorchError) in try tensor.detached().bytes() }
    guard let weights = ONNXTensor(name, element: element, shape: tensor.shape, bytes: bytes) else {
      throw .invalidModel(reason: "the weights \(name) have \(bytes.count) bytes")
    }
    return weights
  }

  private func graph<Result>(
    _ body: (inout ONNXBuilder) throws(ONNXError) -> Result
  ) throws(ExportError) -> Result {
    do throws(ONNXError) { return try body(&builder) } catch {
      throw .invalidModel(reason: error.description)
    }
  }
}

/// Runs a computation of tensors, with its error as one of the export.
func torch<Result>(
  _ body: () throws(TorchError) -> Result
) throws(ExportError) -> Result {
  do throws(TorchError) { return try body() } catch { throw .torch(error) }
}
