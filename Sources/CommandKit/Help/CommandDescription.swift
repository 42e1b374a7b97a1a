import Foundation

/// A command and all under it as plain data, for programs: shells, documentation, user interfaces.
package struct CommandDescription: Codable, Sendable, Hashable {
  /// An option.
  package struct Option: Codable, Sendable, Hashable {
    /// Without the dashes.
    package var name: String
    /// One letter; nil for none.
    package var short: String?
    /// The help text.
    package var help: String
    /// Stands for the value; nil for a flag.
    package var placeholder: String?
    /// The allowed values; nil where any text of the right form is.
    package var choices: [Choice]?
    /// Whether it may be repeated.
    package var isList: Bool
    /// What holds where it is not given; nil for nothing.
    package var defaultText: String?
    /// Whether a configuration file may set it.
    package var isConfigurable: Bool
  }

  /// An argument.
  package struct Argument: Codable, Sendable, Hashable {
    /// Stands for the value.
    package var name: String
    /// The help text.
    package var help: String
    /// Whether the command needs it.
    package var isRequired: Bool
    /// Whether it may be repeated.
    package var isList: Bool
  }

  /// The word on the command line.
  package var name: String
  /// One line.
  package var summary: String
  /// Paragraphs.
  package var discussion: [String]
  /// By position.
  package var arguments: [Argument]
  /// Of all groups.
  package var options: [Option]
  /// To learn from.
  package var examples: [Command.Example]
  /// Under this one.
  package var subcommands: [CommandDescription]

  /// Describes a command.
  package init(_ command: Command) {
    name = command.name
    summary = command.summary
    discussion = command.discussion
    arguments = command.arguments.map {
      Argument(
        name: $0.placeholder, help: $0.help, isRequired: $0.isRequired, isList: $0.value.isList)
    }
    options = command.options.map { option in
      Option(
        name: option.name, short: option.short.map { String($0) }, help: option.help,
        placeholder: option.value?.placeholder,
        choices: option.value.flatMap { $0.choices.isEmpty ? nil : $0.choices },
        isList: option.value?.isList ?? false, defaultText: option.value?.defaultText,
        isConfigurable: option.isConfigurable)
    }
    examples = command.examples
    subcommands = command.subcommands.map { CommandDescription($0) }
  }

  /// The description as JSON, keys in alphabetical order.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
