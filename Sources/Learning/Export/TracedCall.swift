import Torch

/// A tensor of the example run and the same one of a second run with a larger batch: where their
/// sizes differ, the size follows the batch.
struct TracedTensor {
  let first: Tensor
  let second: Tensor

  /// The sizes; nil where they follow the batch.
  var shape: [Int?] { zip(first.shape, second.shape).map { $0 == $1 ? $0 : nil } }

  var rank: Int { first.shape.count }
}

/// One call of an operator as it is translated: its arguments in both runs, read by their position
/// in the schema.
struct TracedCall {
  let step: Trace.Step
  let other: Trace.Step

  /// The name for messages, such as `aten::add.Tensor`.
  var name: String {
    step.op.overload.isEmpty ? step.op.name : "\(step.op.name).\(step.op.overload)"
  }

  var results: [TracedTensor] {
    zip(step.results, other.results).map { TracedTensor(first: $0, second: $1) }
  }

  // MARK: - Tensors

  func optionalTensor(_ index: Int) throws(ExportError) -> TracedTensor? {
    switch (argument(index), argument(index, in: other)) {
    case (.tensor(let first), .tensor(let second)):
      return TracedTensor(first: first, second: second)
    case (.none, .none), (.standard, .standard): return nil
    default: throw unmapped(index)
    }
  }

  func tensor(_ index: Int) throws(ExportError) -> TracedTensor {
    guard let tensor = try optionalTensor(index) else { throw unmapped(index) }
    return tensor
  }

  /// Whether the argument is a tensor, where the schema may have a number as well.
  func isTensor(_ index: Int) -> Bool {
    if case .tensor = argument(index) { true } else { false }
  }

  func tensors(_ index: Int) throws(ExportError) -> [TracedTensor] {
    guard case .tensors(let first) = argument(index),
      case .tensors(let second) = argument(index, in: other), first.count == second.count
    else { throw unmapped(index) }
    return zip(first, second).map { TracedTensor(first: $0, second: $1) }
  }

  /// All tensors that go in, those of lists as well.
  func tensorArguments() throws(ExportError) -> [TracedTensor] {
    var found: [TracedTensor] = []
    for index in step.arguments.indices {
      switch (argument(index), argument(index, in: other)) {
      case (.tensor, _): found.append(try tensor(index))
      case (.tensors, _): found += try tensors(index)
      case (.optionalTensors(let first), .optionalTensors(let second)):
        for case (let first?, let second?) in zip(first, second) {
          found.append(TracedTensor(first: first, second: second))
        }
      default: break
      }
    }
    return found
  }

  // MARK: - Numbers

  /// A whole number that does not follow the batch; `standard` where it was not given.
  func int(_ index: Int, standard: Int? = nil) throws(ExportError) -> Int {
    guard let value = try optionalInt(index) ?? standard else { throw unmapped(index) }
    return value
  }

  /// A whole number, or nil where it is absent or left to its default.
  func optionalInt(_ index: Int) throws(ExportError) -> Int? {
    switch (argument(index), argument(index, in: other)) {
    case (.int(let first), .int(let second)):
      guard first == second else { throw followsBatch(index) }
      return first
    case (.none, .none), (.standard, .standard): return nil
    default: throw unmapped(index)
    }
  }

  /// A list of whole numbers; `standard` where it was not given.
  func ints(_ index: Int, standard: [Int]? = nil) throws(ExportError) -> [Int] {
    switch (argument(index), argument(index, in: other)) {
    case (.ints(let first), .ints(let second)):
      guard first == second else { throw followsBatch(index) }
      return first
    case (.int(let first), .int(let second)) where first == second: return [first]
    case (.standard, .standard), (.none, .none):
      if let standard { return standard }
      throw unmapped(index)
    default: throw unmapped(index)
    }
  }

  /// A list of whole numbers with one entry a dimension; a single one counts for each.
  func sizes(_ index: Int, _ count: Int, standard: [Int]? = nil) throws(ExportError) -> [Int] {
    let values = try ints(index, standard: standard)
    if values.count == 1 { return Array(repeating: values[0], count: count) }
    guard values.count == count else { throw unmapped(index) }
    return values
  }

  func optionalDouble(_ index: Int) throws(ExportError) -> Double? {
    switch (argument(index), argument(index, in: other)) {
    case (.double(let first), .double(let second)):
      guard first == second || (first.isNaN && second.isNaN) else { throw followsBatch(index) }
      return first
    case (.int, .int): return Double(try int(index))
    case (.none, .none), (.standard, .standard): return nil
    default: throw unmapped(index)
    }
  }

  func double(_ index: Int, standard: Double? = nil) throws(ExportError) -> Double {
    guard let value = try optionalDouble(index) ?? standard else { throw unmapped(index) }
    return value
  }

  /// A list of real numbers with one entry a dimension; nil for each where it is absent.
  func doubles(_ index: Int, _ count: Int) throws(ExportError) -> [Double?] {
    switch (argument(index), argument(index, in: other)) {
    case (.doubles(let first), .doubles(let second)):
      guard first == second else { throw followsBatch(index) }
      guard first.count == count else { throw unmapped(index) }
      return first
    case (.none, .none), (.standard, .standard): return Array(repeating: nil, count: count)
    default: throw unmapped(index)
    }
  }

  func bool(_ index: Int, standard: Bool? = nil) throws(ExportError) -> Bool {
    switch (argument(index), argument(index, in: other)) {
    case (.bool(let first), .bool(let second)) where first == second: return first
    case (.standard, .standard):
      if let standard { return standard }
      throw unmapped(index)
    default: throw unmapped(index)
    }
  }

  func string(_ index: Int, standard: String) throws(ExportError) -> String {
    switch argument(index) {
    case .string(let text): return text
    case .standard: return standard
    default: throw unmapped(index)
    }
  }

  /// Refuses every value of an argument but `allowed`.
  func require<Value: Equatable>(
    _ value: Value, _ allowed: Value, at index: Int
  ) throws(ExportError) {
    guard value == allowed else { throw unmapped(index) }
  }

  /// Refuses an argument that was given; what it leaves out is the schema's default.
  func requireAbsent(_ index: Int) throws(ExportError) {
    switch argument(index) {
    case .none, .standard: return
    default: throw unmapped(index)
    }
  }

  // MARK: - Errors

  /// The error for an argument that the mapping cannot express.
  func unmapped(_ index: Int) -> ExportError {
    .unmappedArgument(name: name, argument: argumentName(index), value: text(argument(index)))
  }

  func followsBatch(_ index: Int) -> ExportError {
    .followsBatch(name: name, what: "the argument \(argumentName(index))")
  }

  private func argument(_ index: Int) -> Argument { argument(index, in: step) }

  private func argument(_ index: Int, in step: Trace.Step) -> Argument {
    index < step.arguments.count ? step.arguments[index] : .standard
  }

  /// The argument's name in the schema: `aten::relu(Tensor self) -> Tensor` has `self`.
  private func argumentName(_ index: Int) -> String {
    guard let schema = try? step.op.schema() else { return "\(index)" }
    let names = schema.prefix { $0 != ")" }.drop { $0 != "(" }.dropFirst()
      .split(separator: ",").map { $0.drop { $0 == " " } }.filter { $0 != "*" }
      .map { $0.prefix { $0 != "=" }.split(separator: " ").last ?? $0 }
    return index < names.count ? String(names[index]) : "\(index)"
  }

  private func text(_ argument: Argument) -> String {
    switch argument {
    case .standard: "its default"
    case .none: "nothing"
    case .tensor(let tensor): "a tensor of the shape \(tensor.shape)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .bool(let value): "\(value)"
    case .string(let value): "“\(value)”"
    case .ints(let values): "\(values)"
    case .doubles(let values): "\(values)"
    case .tensors(let tensors): "\(tensors.count) tensors"
    case .optionalTensors(let tensors): "\(tensors.count) tensors"
    }
  }
}
