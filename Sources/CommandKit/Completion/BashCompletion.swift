/// The completion script for bash.
package enum BashCompletion {
  /// A script that is read with `source`.
  package static func script(for root: Command) -> String {
    let tree = CompletionTree(root)
    let function = "_" + root.name
    var lines = [
      "# Completion of \(root.name) for bash.",
      "\(function)() {",
      "  local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD - 1]}\"",
      // Bash takes `--name=value` apart into three words.
      "  [[ $previous == = ]] && previous=\"${COMP_WORDS[COMP_CWORD - 2]}\"",
      "  [[ $current == = ]] && previous=\"${COMP_WORDS[COMP_CWORD - 1]}\" current=''",
      "  local path='' word",
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD - 1}\"; do",
      "    case \"$path/$word\" in",
    ]
    let paths = tree.nodes.filter { !$0.path.isEmpty }
      .map { "/" + $0.path.joined(separator: "/") }
    lines += paths.map { "      '\($0)') path='\($0)' ;;" }
    lines += [
      "    esac",
      "  done",
      "  COMPREPLY=()",
      "  case \"$path $previous\" in",
    ]
    for node in tree.nodes {
      for option in node.options {
        guard let value = option.value else { continue }
        let pattern = "'\(pathText(node)) \(option.spelling)'"
        lines.append("    \(pattern)) \(offer(value)); return ;;")
      }
    }
    lines += ["  esac", "  case \"$path\" in"]
    for node in tree.nodes {
      let words = node.command.subcommands.map(\.name) + node.options.map(\.spelling)
      lines.append("    '\(pathText(node))')")
      let reply = "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$current\"))"
      if takesFiles(node) {
        lines.append("      if [[ $current == -* ]]; then")
        lines.append("        \(reply)")
        lines.append("      else")
        lines.append("        \(files)")
        lines.append("      fi ;;")
      } else {
        lines.append("      \(reply) ;;")
      }
    }
    lines += ["  esac", "}", "complete -F \(function) \(root.name)", ""]
    return lines.joined(separator: "\n")
  }

  private static let files =
    "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")"

  private static func pathText(_ node: CompletionTree.Node) -> String {
    node.path.map { "/" + $0 }.joined()
  }

  private static func takesFiles(_ node: CompletionTree.Node) -> Bool {
    node.command.arguments.contains { $0.value.completion == .files }
  }

  private static func offer(_ value: OptionSpecification.Value) -> String {
    switch value.completion {
    case .nothing: return ":"
    case .choices:
      let names = value.choices.map(\.name).joined(separator: " ")
      return "COMPREPLY=($(compgen -W '\(names)' -- \"$current\"))"
    case .files: return files
    case .folders:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\")"
    }
  }
}
