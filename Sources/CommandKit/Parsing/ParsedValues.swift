/// The values of a command line (and of a configuration file), by option.
package struct ParsedValues: Sendable {
  /// The command as typed: `footfall analyze`; stands before messages.
  package let command: String
  private var flags: Set<String> = []
  private var values: [String: [any Sendable]] = [:]
  private var positionals: [String: [any Sendable]] = [:]

  init(command: String) { self.command = command }

  /// Whether a flag is given.
  package subscript(flag: Flag) -> Bool { flags.contains(flag.specification.name) }

  /// The value of an option, or nil where it is not given.
  package subscript<Value>(option: Option<Value>) -> Value? {
    values[option.specification.name]?.last as? Value
  }

  /// The values of a list option in the order given; nil where it is not given.
  package subscript<Element>(option: ListOption<Element>) -> [Element]? {
    values[option.specification.name]?.compactMap { $0 as? Element }
  }

  /// The value of an argument, or nil where it is not given.
  package subscript<Value>(argument: Argument<Value>) -> Value? {
    positionals[argument.specification.placeholder]?.last as? Value
  }

  /// The values of a list argument in the order given; empty where it is not given.
  package subscript<Element>(argument: ListArgument<Element>) -> [Element] {
    positionals[argument.specification.placeholder]?.compactMap { $0 as? Element } ?? []
  }

  /// The values of this command line, filled up from a configuration file: what stands on the
  /// command line wins.
  package func filled(from file: ParsedValues) -> ParsedValues {
    var result = self
    result.flags.formUnion(file.flags)
    result.values.merge(file.values) { own, _ in own }
    return result
  }

  /// A usage error of this command, as a failure for the shell.
  package func usage(_ kind: UsageError.Kind) -> CommandFailure {
    CommandFailure(.usage, UsageError(kind, command: command).description)
  }

  /// Whether an option or flag is given.
  package func isGiven(_ option: any DeclaredOption) -> Bool { holds(option.specification.name) }

  func holds(_ name: String) -> Bool { flags.contains(name) || values[name] != nil }

  func hasArgument(_ placeholder: String) -> Bool { positionals[placeholder] != nil }

  mutating func setFlag(_ name: String) { flags.insert(name) }

  mutating func append(_ value: any Sendable, to name: String) {
    values[name, default: []].append(value)
  }

  mutating func appendArgument(_ value: any Sendable, named placeholder: String) {
    positionals[placeholder, default: []].append(value)
  }
}
