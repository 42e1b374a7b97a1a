/// A command, its options and its sub-commands: one value from which the parser, the help texts
/// and the completion scripts are made.
package struct Command: Sendable {
  /// Options that belong together, under a heading of the help text.
  package struct Group: Sendable {
    /// The heading: "Which part".
    package let title: String
    /// The options in the order of the help text.
    package let options: [OptionSpecification]

    /// A group of typed options.
    package init(_ title: String, _ options: [any DeclaredOption]) {
      self.title = title
      self.options = options.map(\.specification)
    }
  }

  /// A command line with what it does.
  package struct Example: Sendable, Hashable, Codable {
    /// As it is typed.
    package let line: String
    /// What it does, in one sentence.
    package let explanation: String

    package init(_ line: String, _ explanation: String) {
      self.line = line
      self.explanation = explanation
    }
  }

  /// What a command does with its values.
  package typealias Action =
    @Sendable (ParsedValues, Console) throws(CommandFailure) -> ExitStatus

  /// The word on the command line.
  package let name: String
  /// One line in the list of commands.
  package let summary: String
  /// Paragraphs that stand under the usage line; they say what a newcomer wants to know first.
  package let discussion: [String]
  /// What is known by its position, in order; required ones first.
  package let arguments: [ArgumentSpecification]
  /// The options under their headings.
  package let groups: [Group]
  /// Command lines to learn from.
  package let examples: [Example]
  /// Commands under this one.
  package let subcommands: [Command]
  /// The sub-command that a file name in place of a command is meant for.
  package let fileCommand: String?
  /// What it does; nil where only its sub-commands do something.
  package let action: Action?

  /// A command that does something.
  package init(
    name: String, summary: String, discussion: [String] = [],
    arguments: [ArgumentSpecification] = [], groups: [Group] = [], examples: [Example] = [],
    action: @escaping Action
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.groups = groups
    self.examples = examples
    subcommands = []
    fileCommand = nil
    self.action = action
  }

  /// A command that holds others.
  package init(
    name: String, summary: String, discussion: [String] = [], examples: [Example] = [],
    fileCommand: String? = nil, subcommands: [Command]
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    arguments = []
    groups = []
    self.examples = examples
    self.subcommands = subcommands
    self.fileCommand = fileCommand
    action = nil
  }

  /// The options of all groups.
  package var options: [OptionSpecification] { groups.flatMap(\.options) }

  /// The sub-command of a name.
  package func subcommand(_ name: String) -> Command? { subcommands.first { $0.name == name } }
}

/// Work that a command could not do: a status and one sentence for the user.
package struct CommandFailure: Error, Sendable, Hashable {
  /// What the shell gets.
  package let status: ExitStatus
  /// One sentence that names the file or option and says what to do.
  package let message: String

  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
