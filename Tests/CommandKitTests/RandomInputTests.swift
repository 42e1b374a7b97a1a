import CommandKit
import FootfallTestSupport
import Foundation
import Testing

/// Any input is either understood or answered with one sentence.
@Suite struct RandomInputTests {
  private static let pieces = [
    "work", "list", "--from", "--from=", "--only", "json,", "json,csv", "=", "-", "--", "---", "-p",
    "-p=3", "--view=side", "2.5", "-1", "", "a b", "\u{1B}[2J", "é跑🏃", "--fast", "--fast=",
    "--help",
    "--version", "-h", "\n", "1:2:3", "NaN",
  ]

  @Test(arguments: 0..<20)
  func commandLines(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      let count = Int.random(in: 0...6, using: &random)
      let words = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }
      let recorder = Recorder()
      let status = SampleProgram.program.run(words, on: recorder.console())
      if status == .usage, !words.isEmpty {
        #expect(recorder.messages.hasPrefix("tool: "))
        #expect(recorder.messages.split(separator: "\n").count == 1)
      }
      #expect(!recorder.messages.contains("\u{1B}"))
    }
  }

  @Test(arguments: 0..<20)
  func configurationFiles(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let sound = Array(#"{from: "1:02.5", only: ["json", 'csv'], fast: true, person: 3}"#.utf8)
    for _ in 0..<200 {
      var bytes = sound
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { break }
      }
      do {
        _ = try ConfigurationFile.read(Data(bytes), named: "a.json5", for: SampleProgram.work)
      } catch {
        #expect(error.description.hasPrefix("the configuration file 'a.json5'"))
      }
    }
  }
}
