/// The completion script for zsh.
package enum ZshCompletion {
  /// A script that is read with `source` after `compinit`.
  package static func script(for root: Command) -> String {
    let tree = CompletionTree(root)
    let function = "_" + root.name
    var lines = [
      "#compdef \(root.name)",
      "# Completion of \(root.name) for zsh.",
      "\(function)() {",
      "  local where='' word",
      "  local -a subcommands",
      "  for word in \"${(@)words[2,CURRENT-1]}\"; do",
      "    case \"$where/$word\" in",
    ]
    for node in tree.nodes where !node.path.isEmpty {
      lines.append("      '\(pathText(node))') where='\(pathText(node))' ;;")
    }
    lines += ["    esac", "  done", "  case \"$where\" in"]
    for node in tree.nodes {
      lines.append("    '\(pathText(node))')")
      var specifications = node.options.map { option -> String in
        let repeats = option.value?.isList == true ? "*" : ""
        let equals = option.value == nil ? "" : "="
        let help = "[\(escaped(firstSentence(option.help)))]"
        return repeats + option.spelling + equals + help + (option.value.map(action) ?? "")
      }
      // Words of the path are skipped: each stands for itself.
      specifications += node.path.indices.map { "\($0 + 1):command:" }
      let next = node.path.count + 1
      if node.command.subcommands.isEmpty {
        specifications += node.command.arguments.enumerated().map { index, argument in
          (argument.value.isList ? "*" : "\(next + index)") + action(argument.value)
        }
      } else {
        lines.append("      subcommands=(")
        lines += node.command.subcommands.map {
          "        '\($0.name):\(escaped($0.summary))'"
        }
        lines.append("      )")
        specifications.append("\(next):command:{_describe command subcommands}")
      }
      lines.append("      _arguments \\")
      lines += specifications.enumerated().map { index, text in
        "        '\(text)'" + (index == specifications.count - 1 ? " ;;" : " \\")
      }
    }
    lines += ["  esac", "}", "compdef \(function) \(root.name)", ""]
    return lines.joined(separator: "\n")
  }

  private static func pathText(_ node: CompletionTree.Node) -> String {
    node.path.map { "/" + $0 }.joined()
  }

  private static func action(_ value: OptionSpecification.Value) -> String {
    let offer =
      switch value.completion {
      case .nothing: " "
      case .choices: "(\(value.choices.map(\.name).joined(separator: " ")))"
      case .files: "_files"
      case .folders: "_files -/"
      }
    return ":\(value.placeholder):\(offer)"
  }

  private static func firstSentence(_ text: String) -> String {
    let end = text.firstRange(of: ". ")?.lowerBound ?? text.endIndex
    return String(text[..<end])
  }

  /// A text between single quotation marks inside an `_arguments` specification.
  private static func escaped(_ text: String) -> String {
    text.map { character -> String in
      switch character {
      case "'": "'\\''"
      case "[", "]", ":", "\\": "\\\(character)"
      default: String(character)
      }
    }.joined()
  }
}
