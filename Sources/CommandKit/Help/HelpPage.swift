/// The help text of a command, made from its declaration.
package struct HelpPage: Sendable {
  private let path: [Command]
  private let width: Int

  /// The page of the last command of a path, for a terminal of `width` columns.
  package init(path: [Command], width: Int) {
    self.path = path
    self.width = width
  }

  /// The lines of the page.
  package var lines: [String] {
    guard let command = path.last else { return [] }
    let name = path.map(\.name).joined(separator: " ")
    var lines = TextLayout.wrap(command.summary, width: width) + [""]
    lines += ["Usage: \(name)\(Self.usage(of: command))"]
    for paragraph in command.discussion {
      lines += [""] + TextLayout.wrap(paragraph, width: width)
    }
    if !command.subcommands.isEmpty {
      let longest = command.subcommands.map(\.name.count).max() ?? 0
      lines += section(
        "Commands", command.subcommands.map { ($0.name, $0.summary) }, column: longest + 4)
    }
    if !command.arguments.isEmpty {
      lines += section("Arguments", command.arguments.map { ($0.placeholder, $0.help) })
    }
    for group in command.groups {
      lines += section(group.title, group.options.map { (Self.heading(of: $0), Self.text(of: $0)) })
    }
    lines += section("Help", helpOptions)
    if !command.examples.isEmpty {
      lines += ["", "Examples:"]
      for (index, example) in command.examples.enumerated() {
        lines += (index == 0 ? [] : [""]) + ["  " + example.line]
        lines += TextLayout.indent(example.explanation, by: 6, width: width)
      }
    }
    if path.count == 1 {
      lines += ["", "Exit status:"]
      let rows = ExitStatus.documented.map { ["\($0.status.rawValue)", $0.meaning] }
      lines += Table(alignments: [.right], rows: rows).lines(width: width, indent: 2)
    }
    return lines
  }

  private var helpOptions: [(String, String)] {
    let help = ("-h, --help", "Show this text.")
    guard path.count == 1 else { return [help] }
    return [
      ("-h, --help", "Show this text; after a command, the help of that command."),
      ("--version", "Show the version and the intended use."),
    ]
  }

  /// What may follow the command's name.
  static func usage(of command: Command) -> String {
    if !command.subcommands.isEmpty { return " COMMAND [options]" }
    let arguments = command.arguments.map { " " + $0.usage }
    return arguments.joined() + (command.options.isEmpty ? "" : " [options]")
  }

  private static func heading(of option: OptionSpecification) -> String {
    let names = (option.short.map { "-\($0), " } ?? "") + option.spelling
    return option.value.map { "\(names) \($0.placeholder)" } ?? names
  }

  private static func text(of option: OptionSpecification) -> String {
    guard let value = option.value else { return option.help }
    var text = option.help
    if !value.choices.isEmpty {
      let choices = value.choices.map { $0.help.isEmpty ? $0.name : "\($0.name) (\($0.help))" }
      text += " \(value.placeholder): \(choices.joined(separator: ", "))."
    }
    if let defaultText = value.defaultText { text += " Default: \(defaultText)." }
    return text
  }

  /// Entries under a heading: short names with the text beside them, long ones with it below.
  private func section(
    _ title: String, _ entries: [(name: String, text: String)], column: Int = 26
  ) -> [String] {
    var lines = ["", title + ":"]
    for entry in entries {
      let head = "  " + entry.name
      var body = TextLayout.indent(entry.text, by: column, width: width)
      if CharacterWidth.columns(head) + 2 <= column, let first = body.first {
        body[0] = CharacterWidth.pad(head, to: column) + first.dropFirst(column)
        lines += body
      } else {
        lines += [head] + body
      }
    }
    return lines
  }
}
