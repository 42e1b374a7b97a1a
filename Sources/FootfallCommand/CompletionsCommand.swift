import CommandKit

/// `footfall completions`: scripts that let a shell complete the command line.
enum CompletionsCommand {
  static let shell = Argument(
    .choice(
      "SHELL",
      [
        Choice("bash"), Choice("zsh"),
        Choice("json", "all commands and options as data, for other programs"),
      ]), help: "bash or zsh; or json for all commands and options as data, for other programs.")

  static let command: Command = Command(
    name: "completions", summary: "Print a script that lets a shell complete commands and options.",
    arguments: [shell.specification],
    examples: [
      Command.Example(
        "source <(./footfall completions bash)", "Switches completion on in this bash."),
      Command.Example(
        "source <(./footfall completions zsh)", "The same in zsh, after 'compinit'."),
    ]
  ) { values, console throws(CommandFailure) in
    switch values[shell] {
    case "bash": console.output(BashCompletion.script(for: FootfallProgram.root))
    case "zsh": console.output(ZshCompletion.script(for: FootfallProgram.root))
    default:
      do {
        console.print([try CommandDescription(FootfallProgram.root).json()])
      } catch {
        throw CommandFailure(.failure, "the commands cannot be written as JSON: \(error)")
      }
    }
    return .success
  }
}
