import CommandKit
import FootfallTestSupport
import Testing

@Suite struct ParserTests {
  /// The values of a command line of the sample program.
  private func values(_ line: String) throws -> ParsedValues {
    guard case .run(_, let values) = try Parser(SampleProgram.root).parse(words(line)) else {
      throw ValueError(reason: "no command to run")
    }
    return values
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test(arguments: [
    "work a.mp4 --from 62.5 --view rear --only json,csv --only video --fast -p 2",
    "work --from=1:02.5 --view=rear --only=json --only csv,video -p 2 --fast a.mp4",
    "work -p 2 --only json --only csv --only video --from 62.5 --fast --view rear -- a.mp4",
  ])
  func readsEveryForm(_ line: String) throws {
    let values = try values(line)
    #expect(values[SampleProgram.input] == "a.mp4")
    #expect(values[SampleProgram.second] == nil)
    #expect(values[SampleProgram.from] == 62.5)
    #expect(values[SampleProgram.view] == .rear)
    #expect(values[SampleProgram.only] == ["json", "csv", "video"])
    #expect(values[SampleProgram.person] == 2)
    #expect(values[SampleProgram.fast])
    #expect(!values[SampleProgram.quiet])
    #expect(values[SampleProgram.speed] == nil)
    #expect(values.command == "tool work")
  }

  @Test func endOfOptionsMakesWordsOfDashes() throws {
    #expect(try values("work -- --from")[SampleProgram.input] == "--from")
    #expect(try values("work -")[SampleProgram.input] == "-")
  }

  @Test func valueMayHoldAnEqualsSignAndBeginWithADash() throws {
    let values = try values("work a.mp4 --out=-x=y")
    #expect(values[SampleProgram.folder] == "-x=y")
  }

  @Test func emptyValueIsSeen() {
    #expect(throws: error(.badValue(option: "--out", value: "", reason: "empty"))) {
      try values("work a.mp4 --out=")
    }
  }

  @Test(arguments: [
    "--help", "-h", "work --help", "work a.mp4 -h", "work --form 3 --help", "list --help",
  ])
  func helpWins(_ line: String) throws {
    guard case .help(let path) = try Parser(SampleProgram.root).parse(words(line)) else {
      Issue.record("no help")
      return
    }
    #expect(
      path.map(\.name) == ["tool"] + words(line).prefix { !$0.contains("-") && !$0.contains(".") })
  }

  @Test func helpAfterTheEndOfOptionsIsAWord() throws {
    #expect(try values("work -- --help")[SampleProgram.input] == "--help")
  }

  @Test(arguments: ["--version", "work --version", "work a.mp4 --fast --version"])
  func versionIsToldEverywhere(_ line: String) throws {
    guard case .version = try Parser(SampleProgram.root).parse(words(line)) else {
      Issue.record("no version")
      return
    }
  }

  private func error(_ kind: UsageError.Kind, in command: String = "tool work") -> UsageError {
    UsageError(kind, command: command)
  }

  static let mistakes: [(line: String, message: String)] = [
    ("wrok a.mp4", "there is no command 'wrok'; did you mean 'work'?"),
    ("xyz", "there is no command 'xyz'; 'tool --help' lists them"),
    ("run.mp4", "'run.mp4' is not a command; to work on a file, write 'tool work run.mp4'"),
    ("--verison", "there is no option '--verison'; did you mean '--version'?"),
    ("work a.mp4 --form 2", "there is no option '--form'; did you mean '--from'?"),
    ("work a.mp4 --FROM 2", "there is no option '--FROM'; did you mean '--from'?"),
    ("work a.mp4 -slow 2", "there is no option '-slow'; did you mean '--slow-motion'?"),
    ("work a.mp4 --zzz", "there is no option '--zzz'; 'tool work --help' lists them"),
    ("work a.mp4 --from", "--from needs a value: --from TIME"),
    ("work a.mp4 --from --fast", "--from needs a value: --from TIME"),
    ("work a.mp4 --fast=yes", "--fast takes no value, but 'yes' is given"),
    (
      "work a.mp4 --from x",
      "--from: 'x' is not a time (write seconds or minutes:seconds, such as 2.5 or 1:02.5)"
    ),
    (
      "work a.mp4 --from -2",
      "--from: '-2' is not a time (write seconds or minutes:seconds, such as 2.5 or 1:02.5)"
    ),
    ("work a.mp4 --slow-motion 0", "--slow-motion: '0' is not between 0.1 and 100"),
    ("work a.mp4 --slow-motion nan", "--slow-motion: 'nan' is not a number"),
    ("work a.mp4 --slow-motion 2,5", "--slow-motion: '2,5' is not a number (write 2.5)"),
    ("work a.mp4 --person 0", "--person: '0' is less than 1"),
    ("work a.mp4 -p 1.5", "--person: '1.5' is not a whole number"),
    ("work a.mp4 --view sid", "--view: 'sid' is not one of side, front, rear; did you mean side?"),
    ("work a.mp4 --only json,avi", "--only: 'avi' is not one of json, csv, video"),
    ("work a.mp4 --only json,", "--only: '' is not one of json, csv, video"),
    ("work a.mp4 --from 1 --from 2", "--from is given twice; keep one of them"),
    ("work", "INPUT is missing; 'tool work --help' shows how to write it"),
    ("work a.mp4 x", "COPIES: 'x' is not a whole number"),
    (
      "work a.mp4 2 c",
      "'c' is one argument too many; names with spaces need quotation marks"
    ),
    ("--", "no command is given; 'tool --help' lists them"),
  ]

  @Test(arguments: mistakes.indices)
  func tellsMistakes(_ index: Int) throws {
    let (line, message) = Self.mistakes[index]
    let thrown = #expect(throws: UsageError.self) {
      _ = try Parser(SampleProgram.root).parse(words(line))
    }
    #expect(thrown?.description == message)
  }
}
