import CommandKit
import FootfallTestSupport
import Foundation
import Testing

@Suite struct CompletionTests {
  private static let zsh = ["/usr/bin/zsh", "/bin/zsh"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What a shell prints when it runs a script.
  private func run(_ shell: String, _ arguments: [String]) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: shell)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// What bash offers for the last of some words.
  private func bashOffers(_ words: [String]) throws -> [String] {
    let script = """
      \(BashCompletion.script(for: SampleProgram.root))
      compopt() { :; }
      COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " ")))
      COMP_CWORD=\(words.count - 1)
      _tool
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try run("/bin/bash", ["-c", script])
    #expect(result.status == 0)
    return result.text.split(separator: "\n").map(String.init)
  }

  static let cases: [(words: [String], offers: [String])] = [
    (["tool", ""], ["work", "list", "--help", "--version"]),
    (["tool", "w"], ["work"]),
    (["tool", "--v"], ["--version"]),
    (["tool", "work", "--f"], ["--from", "--fast"]),
    (["tool", "work", "a.mp4", "--view", ""], ["side", "front", "rear"]),
    (["tool", "work", "--view", "r"], ["rear"]),
    (["tool", "work", "--view", "=", "r"], ["rear"]),
    (["tool", "work", "--view", "="], ["side", "front", "rear"]),
    (["tool", "work", "--from", ""], []),
    (["tool", "list", ""], ["--help"]),
    (["tool", "work", "Sourc"], ["Sources"]),
  ]

  @Test(arguments: cases.indices)
  func bashOffersWhatFits(_ index: Int) throws {
    let (words, offers) = Self.cases[index]
    let found = try bashOffers(words)
    if words.last == "Sourc" {
      // The test runs in the checkout, or elsewhere with no such folder.
      #expect(found.isEmpty || found == offers)
    } else {
      #expect(found == offers)
    }
  }

  @Test func bashOffersFilesWithSpaces() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "footfall \(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: "my run.mp4"))
    let offers = try bashOffers(["tool", "work", folder.appending(path: "my").path])
    #expect(offers == [folder.appending(path: "my run.mp4").path])
  }

  @Test(.enabled(if: zsh != nil)) func zshReadsItsScript() throws {
    let script = ZshCompletion.script(for: SampleProgram.root)
    let result = try run(
      try #require(Self.zsh),
      ["-f", "-c", "autoload -U compinit; compinit -D -u\n\(script)\nprint ${_comps[tool]}"])
    #expect(result.text == "_tool\n")
    #expect(result.status == 0)
  }

  @Test(arguments: ["bash", "zsh"])
  func scriptIsAsBefore(_ shell: String) throws {
    let script =
      shell == "bash"
      ? BashCompletion.script(for: SampleProgram.root)
      : ZshCompletion.script(for: SampleProgram.root)
    let expected = try String(contentsOf: Fixture.url("completion.\(shell)"), encoding: .utf8)
    #expect(script == expected)
  }
}
