/// A mistake in the declaration of a command: ours, not the user's. Tests look for it with
/// `Command.check()`; a program in use never meets it.
package enum DeclarationError: Error, Hashable, Sendable {
  /// Two options of one command share a name or a letter.
  case duplicateOption(command: String, name: String)
  /// Two sub-commands share a name.
  case duplicateCommand(command: String, name: String)
  /// A name that cannot be typed: empty, upper case, or with other signs than `a-z 0-9 -`.
  case badName(command: String, name: String)
  /// A name that the parser keeps for itself: `help`, `version`, `h`.
  case reservedName(command: String, name: String)
  /// A required argument after an optional one.
  case requiredAfterOptional(command: String, argument: String)
  /// An argument after one that takes all the rest.
  case argumentAfterList(command: String, argument: String)
  /// A text that the help page needs is empty.
  case missingHelp(command: String, name: String)
}

extension Command {
  /// Looks for mistakes in the declaration of this command and all under it.
  ///
  /// - Throws: the first mistake found.
  package func check() throws(DeclarationError) {
    try Self.checkName(name, in: name)
    guard !summary.isEmpty else { throw .missingHelp(command: name, name: name) }
    var seen: Set<String> = []
    for option in options {
      for spelling in [option.name] + (option.short.map { [String($0)] } ?? []) {
        try Self.checkName(spelling, in: name)
        guard !Parser.reserved.contains(spelling) else {
          throw .reservedName(command: name, name: spelling)
        }
        guard seen.insert(spelling).inserted else {
          throw .duplicateOption(command: name, name: spelling)
        }
      }
      guard !option.help.isEmpty else { throw .missingHelp(command: name, name: option.name) }
    }
    if let list = arguments.dropLast().firstIndex(where: \.value.isList) {
      throw .argumentAfterList(command: name, argument: arguments[list + 1].placeholder)
    }
    var optionalSeen = false
    for argument in arguments {
      guard !(optionalSeen && argument.isRequired) else {
        throw .requiredAfterOptional(command: name, argument: argument.placeholder)
      }
      optionalSeen = optionalSeen || !argument.isRequired
    }
    var commands: Set<String> = []
    for command in subcommands {
      guard commands.insert(command.name).inserted else {
        throw .duplicateCommand(command: name, name: command.name)
      }
      try command.check()
    }
  }

  private static func checkName(_ text: String, in command: String) throws(DeclarationError) {
    let isTypeable = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isTypeable, !text.isEmpty, !text.hasPrefix("-") else {
      throw .badName(command: command, name: text)
    }
  }
}
