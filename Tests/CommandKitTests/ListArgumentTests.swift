import CommandKit
import Testing

@Suite struct ListArgumentTests {
  static let mode = Argument(.text("MODE"), help: "What to do.")
  static let inputs = ListArgument(.integer("INPUT", in: 1...9), help: "Numbers.")
  static let fast = Flag("fast", help: "Be quick.")

  private func command(_ arguments: [ArgumentSpecification]) -> Command {
    Command(
      name: "tool", summary: "Works.", arguments: arguments,
      groups: [Command.Group("Options", [Self.fast])]
    ) { _, _ in .success }
  }

  private func values(_ words: [String]) throws -> ParsedValues {
    let command = command([Self.mode.specification, Self.inputs.specification])
    guard case .run(_, let values) = try Parser(command).parse(words) else {
      throw ValueError(reason: "no command to run")
    }
    return values
  }

  @Test func takesTheRestInOrder() throws {
    let values = try self.values(["add", "3", "--fast", "1", "--", "2"])
    #expect(values[Self.mode] == "add")
    #expect(values[Self.inputs] == [3, 1, 2])
    #expect(values.isGiven(Self.fast))
    #expect(try self.values(["add", "7"])[Self.inputs] == [7])
  }

  @Test func needsAtLeastOneWhereItIsRequired() {
    #expect(throws: UsageError(.missingArgument("INPUT"), command: "tool")) {
      try values(["add"])
    }
    #expect(
      throws: UsageError(
        .badValue(option: "INPUT", value: "x", reason: "not a whole number"), command: "tool")
    ) {
      try values(["add", "1", "x"])
    }
  }

  @Test func standsLast() throws {
    #expect(throws: DeclarationError.argumentAfterList(command: "tool", argument: "MODE")) {
      try command([Self.inputs.specification, Self.mode.specification]).check()
    }
    let sound = command([Self.mode.specification, Self.inputs.specification])
    try sound.check()
    #expect(
      HelpPage(path: [sound], width: 80).lines.contains("Usage: tool MODE INPUT... [options]"))
    #expect(CommandDescription(sound).arguments.map(\.isList) == [false, true])
    #expect(ZshCompletion.script(for: sound).contains("'*:INPUT: '"))
  }
}
