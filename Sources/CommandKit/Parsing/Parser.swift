/// What a command line asks for.
package enum Request: Sendable {
  /// Run a command with its values.
  case run(Command, ParsedValues)
  /// Show the help page of the last command of a path.
  case help(path: [Command])
  /// Show the version.
  case version
}

/// Reads a command line by a command's declaration.
///
/// `--name value` and `--name=value` are the same; `--` ends the options. A value that begins with
/// a dash and is no number needs the form with `=`, so that a forgotten value is noticed.
package struct Parser {
  /// Names that every command has.
  static let reserved: Set<String> = ["help", "h", "version"]

  private let root: Command

  /// A parser of a command and all under it.
  package init(_ root: Command) { self.root = root }

  /// Reads the words after the program's name.
  ///
  /// - Throws: `UsageError` for the first mistake, unless `--help` is asked for as well.
  package func parse(_ arguments: [String]) throws(UsageError) -> Request {
    var state = State(path: [root], rest: arguments[...])
    do {
      return try state.read()
    } catch {
      let options = arguments.prefix { $0 != "--" }
      guard options.contains("--help") || options.contains("-h") else { throw error }
      return .help(path: state.path)
    }
  }

  /// What is left to read, and what has been read.
  private struct State {
    var path: [Command]
    var rest: ArraySlice<String>
    var values: ParsedValues
    var positionals = 0

    init(path: [Command], rest: ArraySlice<String>) {
      self.path = path
      self.rest = rest
      values = ParsedValues(command: path.map(\.name).joined(separator: " "))
    }

    var command: Command { path[path.count - 1] }

    func error(_ kind: UsageError.Kind) -> UsageError {
      UsageError(kind, command: values.command)
    }

    mutating func read() throws(UsageError) -> Request {
      var optionsEnded = false
      while let word = rest.popFirst() {
        if optionsEnded || !word.hasPrefix("-") || word == "-" {
          try readWord(word)
        } else if word == "--" {
          optionsEnded = true
        } else if word == "--help" || word == "-h" {
          return .help(path: path)
        } else if word == "--version" {
          return .version
        } else {
          try readOption(word)
        }
      }
      guard command.action != nil else { throw error(.missingCommand) }
      if let missing = command.arguments.first(where: { argument in
        argument.isRequired && !values.hasArgument(argument.placeholder)
      }) {
        throw error(.missingArgument(missing.placeholder))
      }
      return .run(command, values)
    }

    private mutating func readWord(_ word: String) throws(UsageError) {
      if !command.subcommands.isEmpty {
        guard let next = command.subcommand(word) else {
          if let fileCommand = command.fileCommand, word.contains(".") || word.contains("/") {
            throw error(.fileInPlaceOfCommand(word, command: fileCommand))
          }
          throw error(
            .unknownCommand(
              word,
              suggestion: Suggestion.nearest(to: word, among: command.subcommands.map(\.name))))
        }
        path.append(next)
        values = ParsedValues(command: path.map(\.name).joined(separator: " "))
        return
      }
      guard positionals < command.arguments.count else { throw error(.extraArgument(word)) }
      let argument = command.arguments[positionals]
      do {
        values.appendArgument(try argument.value.parse(word), named: argument.placeholder)
      } catch {
        throw self.error(
          .badValue(option: argument.placeholder, value: word, reason: error.reason))
      }
      if !argument.value.isList { positionals += 1 }
    }

    private mutating func readOption(_ word: String) throws(UsageError) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let spelling = String(parts[0])
      var text = parts.count > 1 ? String(parts[1]) : nil
      guard let option = command.options.first(where: { $0.isSpelled(spelling) }) else {
        throw error(.unknownOption(spelling, suggestion: suggestion(for: spelling)))
      }
      if values.holds(option.name), option.value?.isList == false {
        throw error(.repeated(option: option.spelling))
      }
      guard let value = option.value else {
        if let text { throw error(.unexpectedValue(option: option.spelling, value: text)) }
        values.setFlag(option.name)
        return
      }
      if text == nil, let next = rest.first, !next.hasPrefix("-") || DecimalText.number(next) != nil
      {
        text = next
        rest.removeFirst()
      }
      guard let text else {
        throw error(.missingValue(option: option.spelling, placeholder: value.placeholder))
      }
      do {
        for parsed in try value.parseAll(text) { values.append(parsed, to: option.name) }
      } catch {
        throw self.error(
          .badValue(option: option.spelling, value: error.text, reason: error.reason))
      }
    }

    private func suggestion(for spelling: String) -> String? {
      let names = command.options.map(\.name) + ["help", "version"]
      let bare = String(spelling.drop(while: { $0 == "-" }))
      return Suggestion.nearest(to: bare, among: names).map { "--" + $0 }
    }
  }
}

/// A text among several that is no value, and why.
struct ValueListError: Error {
  let text: String
  let reason: String
}

extension OptionSpecification.Value {
  /// The value of a text, or for a list the values between its commas.
  func parseAll(_ text: String) throws(ValueListError) -> [any Sendable] {
    var result: [any Sendable] = []
    let texts =
      isList
      ? text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : [text]
    for part in texts {
      do {
        result.append(try parse(part))
      } catch {
        throw ValueListError(text: part, reason: error.reason)
      }
    }
    return result
  }
}

extension OptionSpecification {
  fileprivate func isSpelled(_ word: String) -> Bool {
    word == spelling || short.map { word == "-\($0)" } ?? false
  }
}
