/// A mistake on the command line: the user's, told in one sentence.
package struct UsageError: Error, Sendable, Hashable {
  /// What is wrong.
  package enum Kind: Sendable, Hashable {
    /// A word in place of a command that is none.
    case unknownCommand(String, suggestion: String?)
    /// A file name in place of a command, and the command that it is meant for.
    case fileInPlaceOfCommand(String, command: String)
    /// Nothing says what to do.
    case missingCommand
    /// An option that the command lacks.
    case unknownOption(String, suggestion: String?)
    /// An option that takes a value stands without one.
    case missingValue(option: String, placeholder: String)
    /// A flag with `=value`.
    case unexpectedValue(option: String, value: String)
    /// A value that cannot be read.
    case badValue(option: String, value: String, reason: String)
    /// An option that takes one value is given twice.
    case repeated(option: String)
    /// A required argument is not there.
    case missingArgument(String)
    /// More arguments than the command takes.
    case extraArgument(String)
    /// Values that are each well written but do not go together, in a sentence.
    case conflict(String)
  }

  /// What is wrong.
  package let kind: Kind
  /// The command as typed so far: `footfall analyze`.
  package let command: String

  package init(_ kind: Kind, command: String) {
    self.kind = kind
    self.command = command
  }
}

extension UsageError: CustomStringConvertible {
  package var description: String {
    let help = "'\(command) --help'"
    switch kind {
    case .unknownCommand(let name, let suggestion):
      return sentence("there is no command '\(name)'", suggestion, or: "\(help) lists them")
    case .fileInPlaceOfCommand(let name, let fileCommand):
      return "'\(name)' is not a command; to work on a file, write "
        + "'\(command) \(fileCommand) \(name)'"
    case .missingCommand:
      return "no command is given; \(help) lists them"
    case .unknownOption(let name, let suggestion):
      return sentence("there is no option '\(name)'", suggestion, or: "\(help) lists them")
    case .missingValue(let option, let placeholder):
      return "\(option) needs a value: \(option) \(placeholder)"
    case .unexpectedValue(let option, let value):
      return "\(option) takes no value, but '\(value)' is given"
    case .badValue(let option, let value, let reason):
      return "\(option): '\(value)' is \(reason)"
    case .repeated(let option):
      return "\(option) is given twice; keep one of them"
    case .missingArgument(let placeholder):
      return "\(placeholder) is missing; \(help) shows how to write it"
    case .extraArgument(let text):
      return "'\(text)' is one argument too many; names with spaces need quotation marks"
    case .conflict(let message):
      return message
    }
  }

  private func sentence(_ start: String, _ suggestion: String?, or rest: String) -> String {
    suggestion.map { "\(start); did you mean '\($0)'?" } ?? "\(start); \(rest)"
  }
}
