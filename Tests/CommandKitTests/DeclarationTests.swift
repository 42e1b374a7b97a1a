import CommandKit
import Foundation
import Testing

@Suite struct DeclarationTests {
  private func command(_ options: [any DeclaredOption], name: String = "work") -> Command {
    Command(name: name, summary: "Works.", groups: [Command.Group("Options", options)]) { _, _ in
      .success
    }
  }

  private func flag(_ name: String, short: Character? = nil, help: String = "Help.") -> Flag {
    Flag(name, short: short, help: help)
  }

  @Test func sampleProgramIsWellDeclared() throws { try SampleProgram.root.check() }

  @Test func findsOurMistakes() {
    #expect(throws: DeclarationError.duplicateOption(command: "work", name: "fast")) {
      try command([flag("fast"), flag("fast")]).check()
    }
    #expect(throws: DeclarationError.duplicateOption(command: "work", name: "f")) {
      try command([flag("fast", short: "f"), flag("from", short: "f")]).check()
    }
    #expect(throws: DeclarationError.reservedName(command: "work", name: "help")) {
      try command([flag("help")]).check()
    }
    #expect(throws: DeclarationError.badName(command: "work", name: "Fast")) {
      try command([flag("Fast")]).check()
    }
    #expect(throws: DeclarationError.badName(command: "", name: "")) {
      try command([], name: "").check()
    }
    #expect(throws: DeclarationError.missingHelp(command: "work", name: "fast")) {
      try command([flag("fast", help: "")]).check()
    }
    #expect(throws: DeclarationError.duplicateCommand(command: "tool", name: "work")) {
      try Command(name: "tool", summary: "A tool.", subcommands: [command([]), command([])]).check()
    }
    #expect(throws: DeclarationError.requiredAfterOptional(command: "work", argument: "INPUT")) {
      try Command(
        name: "work", summary: "Works.",
        arguments: [SampleProgram.second.specification, SampleProgram.input.specification]
      ) { _, _ in .success }.check()
    }
  }

  @Test func treeIsData() throws {
    let description = CommandDescription(SampleProgram.root)
    let read = try JSONDecoder().decode(
      CommandDescription.self, from: Data(try description.json().utf8))
    #expect(read == description)
    let work = try #require(read.subcommands.first)
    #expect(work.arguments.map(\.name) == ["INPUT", "COPIES"])
    #expect(work.arguments.map(\.isRequired) == [true, false])
    let names = ["from", "person", "view", "slow-motion", "only", "out", "fast", "quiet"]
    #expect(work.options.map(\.name) == names)
    let view = try #require(work.options.first { $0.name == "view" })
    #expect(view.choices?.map(\.name) == ["side", "front", "rear"])
    #expect(!view.isList && view.isConfigurable && view.placeholder == "VIEW")
    #expect(work.options.last?.placeholder == nil)
  }
}
