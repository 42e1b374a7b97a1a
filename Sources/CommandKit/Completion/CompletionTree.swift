/// What a shell may offer, command by command: shared by the scripts for all shells.
struct CompletionTree {
  /// One command's words.
  struct Node {
    /// The words that lead to the command, without the program's name: `[]`, `["analyze"]`.
    let path: [String]
    let command: Command
    /// The options of the command and those that every command has.
    let options: [CompletionOption]
  }

  /// An option as it is typed.
  struct CompletionOption {
    let spelling: String
    let help: String
    let value: OptionSpecification.Value?
  }

  /// All commands, a command before those under it.
  let nodes: [Node]

  init(_ root: Command) { nodes = Self.nodes(root, path: []) }

  private static func nodes(_ command: Command, path: [String]) -> [Node] {
    var options = command.options.map {
      CompletionOption(spelling: $0.spelling, help: $0.help, value: $0.value)
    }
    options.append(CompletionOption(spelling: "--help", help: "Show the help text.", value: nil))
    if path.isEmpty {
      options.append(CompletionOption(spelling: "--version", help: "Show the version.", value: nil))
    }
    return [Node(path: path, command: command, options: options)]
      + command.subcommands.flatMap { nodes($0, path: path + [$0.name]) }
  }
}
