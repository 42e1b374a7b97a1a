import CommandKit
import FootfallTestSupport
import Foundation
import Testing

@Suite struct ConfigurationFileTests {
  private func read(_ text: String) throws -> ParsedValues {
    try ConfigurationFile.read(Data(text.utf8), named: "a.json5", for: SampleProgram.work)
  }

  @Test func readsJSON5() throws {
    let values = try read(
      """
      // How this clip was filmed.
      {
        from: '1:02.5', slow_motion: 8, "person": 3,
        view: "rear", only: ["json", 'csv'], /* quick */ fast: true,
      }
      """)
    #expect(values[SampleProgram.from] == 62.5)
    #expect(values[SampleProgram.speed] == 8)
    #expect(values[SampleProgram.person] == 3)
    #expect(values[SampleProgram.view] == .rear)
    #expect(values[SampleProgram.only] == ["json", "csv"])
    #expect(values[SampleProgram.fast])
  }

  @Test func listMayBeOneText() throws {
    #expect(try read("{only: 'json,video'}")[SampleProgram.only] == ["json", "video"])
  }

  @Test func commandLineWins() throws {
    let request = try Parser(SampleProgram.root).parse([
      "work", "a", "--from", "1", "--only", "csv",
    ])
    guard case .run(_, let line) = request else { return }
    let both = line.filled(from: try read("{from: 2.5, person: 2, only: ['json'], fast: true}"))
    #expect(both[SampleProgram.from] == 1)
    #expect(both[SampleProgram.only] == ["csv"])
    #expect(both[SampleProgram.person] == 2)
    #expect(both[SampleProgram.fast])
    #expect(both[SampleProgram.input] == "a")
    #expect(both.command == "tool work")
  }

  static let start = "the configuration file 'a.json5'"

  static let mistakes: [(text: String, message: String)] = [
    ("", "\(start) is not valid JSON5; look for a missing comma, quotation mark or brace"),
    ("{from: }", "\(start) is not valid JSON5; look for a missing comma, quotation mark or brace"),
    ("[1]", "\(start) must hold one object, such as { from: 2.5 }"),
    ("2", "\(start) must hold one object, such as { from: 2.5 }"),
    ("{form: 2}", "\(start) has the unknown key 'form'; did you mean 'from'?"),
    (
      "{'slow-motion': 2}",
      "\(start) has the unknown key 'slow-motion'; did you mean 'slow_motion'?"
    ),
    // Options of the run, not of the analysis, stay on the command line.
    ("{quiet: true}", "\(start) has the unknown key 'quiet'"),
    ("{person: 0}", "\(start), key 'person': 0 is less than 1"),
    ("{person: null}", "\(start), key 'person': null is not a text or a number"),
    ("{person: [1]}", "\(start), key 'person': a list is not a text or a number"),
    ("{only: [1]}", "\(start), key 'only': 1 is not a text"),
    ("{only: {}}", "\(start), key 'only': an object is not a text or a list of texts"),
    ("{only: ['avi']}", "\(start), key 'only': avi is not one of json, csv, video"),
    ("{fast: 1}", "\(start), key 'fast': 1 is not true or false"),
    ("{fast: 'yes'}", "\(start), key 'fast': 'yes' is not true or false"),
  ]

  @Test(arguments: mistakes.indices)
  func tellsMistakes(_ index: Int) {
    let (text, message) = Self.mistakes[index]
    let thrown = #expect(throws: ConfigurationError.self) { try read(text) }
    #expect(thrown?.description == message)
  }

  @Test func tellsUnreadableFiles() {
    let missing = Fixture.root.appending(path: "no-such-file.json5")
    let thrown = #expect(throws: ConfigurationError.self) {
      try ConfigurationFile.read(missing, for: SampleProgram.work)
    }
    #expect(thrown?.kind == .unreadable("there is no such file"))
    let folder = #expect(throws: ConfigurationError.self) {
      try ConfigurationFile.read(Fixture.root, for: SampleProgram.work)
    }
    #expect(folder?.kind == .unreadable("it is a folder or broken"))
  }
}
