import Foundation
import GaitFormats
import GaitModel
import Testing

/// The JSON grammar, by way of the reader that uses it. Every text stands under a key that nothing
/// knows, before a valid list of people.
@Suite struct JSONReaderTests {
  func accepts(_ json: [UInt8]) -> Bool {
    let bytes = Array("{\"x\": ".utf8) + json + Array(", \"people\": []}".utf8)
    do {
      _ = try PoseFile.read(bytes, name: "x.json")
      return false
    } catch {
      // The text is valid, and only then is it found that nobody is in it.
      return error.problem == "nobody was found in any frame"
    }
  }

  @Test(arguments: [
    "0", "-0", "12", "-1.5e-7", "1E+2", "0.1", "123456789012345678901234567890", "1e-400", "true",
    "false", "null", "\"\"", "\"a\\\"b\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\"",
    "\"\\uD83D\\uDE00\"",
    "\"é😀\"", "[]", "{}", "[1, [2, {\"a\": null}]]", " [ 1 ,\t2\r\n] ", "NaN", "-Infinity",
  ])
  func takesWhatTheGrammarTakes(text: String) { #expect(accepts(Array(text.utf8))) }

  @Test(arguments: [
    "", "01", "+1", "1.", ".5", "-", "1e", "1e+", "1.2.3", "1e999", "0x10", "tru", "nul", "'a'",
    "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\uD83D\"", "\"\\uD83D\\u0041\"", "\"\\uDE00\"",
    "[1,]",
    "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a: 1}", "{\"a\": 1,}", "[", "{", "\"abc", "[1}", "{]",
    "- 1", "-NaN",
  ])
  func refusesWhatItRefuses(text: String) { #expect(!accepts(Array(text.utf8))) }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3]])
  func refusesStringsThatAreNotUTF8(bytes: [UInt8]) {
    #expect(!accepts([0x22] + bytes + [0x22]))
  }

  @Test func nestingIsLimited() throws {
    #expect(
      accepts(Array((String(repeating: "[", count: 60) + String(repeating: "]", count: 60)).utf8)))
    let bomb = "{\"x\":" + String(repeating: "[", count: 1_000_000)
    #expect(try fault(bomb, name: "x.json").contains("nested more than 64 deep"))
    #expect(try fault(String(repeating: "[", count: 1_000_000), name: "x.json").contains("number"))
  }

  /// The value of a number is that of the standard library, to the last bit.
  @Test(arguments: [
    "0.1", "123.456", "5e-324", "1.7976931348623157e308", "9007199254740993", "0.30000000000000004",
    "33.333333333333336", "8.5e22", "1e23", "72057594037927936.5",
  ])
  func numbersAreExact(text: String) throws {
    let json = """
      {"schema": {"name": "footfall.poses", "version": 1}, "imageSize": {"width": 1, "height": 1},
      "skeleton": {"name": "s", "points": ["nose"], "links": []}, "times": [\(text)],
      "frames": [[null]]}
      """
    let contents = try PoseFile.read(Array(json.utf8), name: "x.json")
    let expected = try #require(Double(text))
    #expect(contents.people[0].times == [expected])
  }
}
