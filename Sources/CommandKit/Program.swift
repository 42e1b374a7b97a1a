/// A program: a command tree with a version text, run on a console.
package struct Program: Sendable {
  /// The command with the program's name.
  package let root: Command
  /// What `--version` prints.
  package let version: [String]

  package init(root: Command, version: [String]) {
    self.root = root
    self.version = version
  }

  /// Reads the words after the program's name and does what they say. A failure is told in one
  /// line on `messages`.
  package func run(_ arguments: [String], on console: Console) -> ExitStatus {
    do throws(CommandFailure) {
      let status = try perform(arguments, on: console)
      guard status == .success, console.outputFailed() else { return status }
      throw CommandFailure(.cannotWrite, "standard output cannot be written")
    } catch {
      console.messages("\(root.name): \(TextLayout.printable(error.message))\n")
      return error.status
    }
  }

  private func perform(
    _ arguments: [String], on console: Console
  ) throws(CommandFailure) -> ExitStatus {
    guard !arguments.isEmpty else {
      console.messages(
        HelpPage(path: [root], width: console.textWidth).lines.map { $0 + "\n" }.joined())
      return .usage
    }
    let request: Request
    do {
      request = try Parser(root).parse(arguments)
    } catch {
      throw CommandFailure(.usage, error.description)
    }
    switch request {
    case .version: console.print(version.flatMap { TextLayout.wrap($0, width: console.textWidth) })
    case .help(let path): console.print(HelpPage(path: path, width: console.textWidth).lines)
    case .run(let command, let values):
      guard let action = command.action else { return .usage }
      return try action(values, console)
    }
    return .success
  }
}
