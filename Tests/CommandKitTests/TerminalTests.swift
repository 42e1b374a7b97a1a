import CommandKit
import Foundation
import Testing

@Suite struct TerminalTests {
  private func terminal(_ environment: [String: String], isTTY: Bool = true) -> Terminal {
    Terminal(isTTY: isTTY, environment: environment) { 80 }
  }

  @Test(arguments: [
    (["TERM": "xterm"], true, true), (["TERM": "xterm", "NO_COLOR": "1"], true, false),
    (["TERM": "xterm", "NO_COLOR": ""], true, true), (["TERM": "dumb"], false, false),
    ([:], false, false),
  ])
  func abilitiesFollowTheEnvironment(
    _ environment: [String: String], _ isInteractive: Bool, _ usesColour: Bool
  ) {
    #expect(terminal(environment).isInteractive == isInteractive)
    #expect(terminal(environment).usesColour == usesColour)
    #expect(!terminal(environment, isTTY: false).isInteractive)
    #expect(!terminal(environment, isTTY: false).usesColour)
  }

  @Test(arguments: [
    (["LANG": "C.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C"], false),
    ([:], false),
    (["LANG": "C.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "en_US.UTF-8"], true),
    (["LANG": "C.UTF-8", "LC_ALL": ""], true), (["LANG": "en_US.ISO-8859-1"], false),
  ])
  func unicodeFollowsTheLocale(_ environment: [String: String], _ usesUnicode: Bool) {
    #expect(terminal(environment).usesUnicode == usesUnicode)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("naïve", 5), ("e\u{301}", 1), ("跑步", 4), ("ｆ", 2), ("🏃", 2),
    ("🏃‍♀️", 2), ("กำ", 1), ("─", 1),
  ])
  func measuresColumns(_ text: String, _ columns: Int) {
    #expect(CharacterWidth.columns(text) == columns)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "ab..."), ("跑步跑步", 7, "跑步..."), ("跑步跑步", 6, "跑..."),
    ("abc", 2, ".."), ("abc", 0, ""),
  ])
  func cutsTexts(_ text: String, _ limit: Int, _ result: String) {
    #expect(CharacterWidth.truncate(text, to: limit) == result)
  }

  @Test func wrapsAtWords() {
    #expect(TextLayout.wrap("one two three", width: 8) == ["one two", "three"])
    #expect(TextLayout.wrap("one two three", width: 7) == ["one two", "three"])
    #expect(TextLayout.wrap("unbreakable is long", width: 5) == ["unbreakable", "is", "long"])
    #expect(TextLayout.wrap("", width: 5) == [""])
  }

  @Test func controlCharactersBecomeHarmless() {
    #expect(TextLayout.printable("a\u{1B}[2Jb\nc\u{9B}d跑") == "a?[2Jb?c?d跑")
  }

  @Test func tableAlignsAndBreaksTheLastColumn() {
    let table = Table(
      headings: ["Name", "Size", "What it is"], alignments: [.left, .right],
      rows: [["rtmpose-s", "22", "a network that sees heels"], ["跑", "3"]])
    #expect(
      table.lines(width: 39, indent: 1) == [
        " Name       Size  What it is",
        " rtmpose-s    22  a network that sees",
        "                  heels",
        " 跑            3",
      ])
    #expect(Table(rows: []).lines(width: 10).isEmpty)
    #expect(
      Table(alignments: [.right, .right], rows: [["1", "2"], ["10", "20"]]).lines(width: 40)
        == [" 1   2", "10  20"])
  }
}
