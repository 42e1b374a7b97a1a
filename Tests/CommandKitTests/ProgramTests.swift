import CommandKit
import Foundation
import Testing

@Suite struct ProgramTests {
  private func run(
    _ arguments: [String], outputFails: Bool = false
  ) -> (status: CommandKit.ExitStatus, output: String, messages: String) {
    let recorder = Recorder()
    let status = SampleProgram.program.run(
      arguments, on: recorder.console(outputFails: outputFails))
    return (status, recorder.output, recorder.messages)
  }

  @Test func runsACommand() {
    let result = run(["work", "a.mp4"])
    #expect(result == (.success, "worked on a.mp4\n", ""))
  }

  @Test func returnsTheCommandsStatus() { #expect(run(["list"]).status == .refused) }

  @Test func tellsAFailureInOneLine() {
    let result = run(["work", "missing.mp4"])
    #expect(result == (.badInput, "", "tool: missing.mp4: there is no such file\n"))
  }

  @Test func tellsAConflictAsUsage() {
    let result = run(["work", "a.mp4", "--fast", "--slow-motion", "2"])
    #expect(result == (.usage, "", "tool: --fast and --slow-motion do not go together\n"))
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let result = run(["\u{1B}[31mx"])
    #expect(result.status == .usage)
    #expect(result.messages == "tool: there is no command '?[31mx'; 'tool --help' lists them\n")
  }

  @Test func nothingAtAllShowsTheHelpAsAMessage() {
    let result = run([])
    #expect(result.status == .usage)
    #expect(result.output.isEmpty)
    #expect(result.messages == run(["--help"]).output)
  }

  @Test func printsTheVersion() {
    #expect(run(["--version"]) == (.success, "tool 1.2.3\n", ""))
  }

  @Test func aFullDiskBehindStandardOutputIsNoticed() {
    let result = run(["work", "a.mp4"], outputFails: true)
    #expect(result.status == .cannotWrite)
    #expect(result.messages == "tool: standard output cannot be written\n")
    // A command that failed anyway keeps its own status.
    #expect(run(["list"], outputFails: true).status == .refused)
  }

  @Test func everyStatusIsDocumentedOnce() {
    let numbers = ExitStatus.documented.map(\.status.rawValue)
    #expect(numbers == [0, 1, 2, 3, 4, 5, 6, 7, 130])
  }
}
