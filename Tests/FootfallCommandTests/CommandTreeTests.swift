import CommandKit
import FootfallCommand
import FootfallTestSupport
import Foundation
import Testing

/// The help pages and the guide against the declaration of the commands. Where a change of a page
/// is meant, copy the text that the failure shows into the file in `Fixtures/`.
@Suite struct CommandTreeTests {
  @Test func declarationIsSound() throws { try FootfallProgram.root.check() }

  @Test(arguments: [
    "", "analyze", "classify", "classify posture", "convert", "train", "models", "doctor", "bench",
    "setup",
    "completions",
  ])
  func helpIsAsBefore(_ name: String) throws {
    var path = [FootfallProgram.root]
    for word in name.split(separator: " ") {
      path.append(try #require(path.last?.subcommand(String(word))))
    }
    let page = HelpPage(path: path, width: 80).lines.map { $0 + "\n" }.joined()
    let fixture = name.isEmpty ? "footfall" : name.replacing(" ", with: "-")
    let file = Fixture.url("help-\(fixture).txt")
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(page == expected)
  }

  @Test func everyPageHasAFixture() {
    let names = FootfallProgram.root.subcommands.map(\.name)
    #expect(
      names == [
        "analyze", "classify", "convert", "train", "models", "doctor", "bench", "setup",
        "completions",
      ])
  }

  /// Words that texts for users do without: Footfall gives no medical statement and no advice of
  /// that kind.
  @Test func helpKeepsToTheIntendedUse() {
    let words = [
      "risk", "injury", "injuries", "cause", "protect", "prevent", "correct", "abnormal", "normal",
      "pathological", "should", "deficit", "weak", "patient", "clinic", "diagnosis",
    ]
    let pages =
      [[FootfallProgram.root]]
      + FootfallProgram.root.subcommands.flatMap { command in
        [[FootfallProgram.root, command]]
          + command.subcommands.map { [FootfallProgram.root, command, $0] }
      }
    for page in pages {
      let text = HelpPage(path: page, width: 80).lines.joined(separator: " ").lowercased()
      let found = Set(text.split { !$0.isLetter }.map(String.init)).intersection(words)
      #expect(found.isEmpty)
    }
  }

  @Test func guideNamesEveryCommandAndOption() throws {
    let guide = try String(
      contentsOf: Fixture.root.appending(path: "Guides/command-line.md"), encoding: .utf8)
    let commands = FootfallProgram.root.subcommands.flatMap { command in
      [(command.name, command)]
        + command.subcommands.map { ("\(command.name) \($0.name)", $0) }
    }
    for (words, command) in commands {
      #expect(guide.contains("`footfall \(words)"), "\(words)")
      for option in command.options {
        #expect(guide.contains("`\(option.spelling)"), "\(option.spelling)")
        if option.isConfigurable { #expect(guide.contains("`\(option.key)`"), "\(option.key)") }
      }
    }
    for (status, _) in ExitStatus.documented {
      #expect(guide.contains("| \(status.rawValue) |"), "\(status.rawValue)")
    }
  }
}
