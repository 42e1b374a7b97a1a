import CommandKit
import FootfallTestSupport
import Foundation
import Testing

/// The help pages against files in `Fixtures/`. Where a change is meant, copy the text that
/// the failure shows into the file.
@Suite struct HelpTests {
  @Test(arguments: [("tool", 80), ("tool-work", 80), ("tool-work", 46)])
  func pageIsAsBefore(_ name: String, _ width: Int) throws {
    let path =
      name == "tool" ? [SampleProgram.root] : [SampleProgram.root, SampleProgram.work]
    let page = HelpPage(path: path, width: width).lines.map { $0 + "\n" }.joined()
    let expected = try String(
      contentsOf: Fixture.url("help-\(name)-\(width).txt"), encoding: .utf8)
    #expect(page == expected)
  }

  @Test(arguments: [46, 60, 80, 100])
  func linesKeepToTheWidth(_ width: Int) {
    let page = HelpPage(path: [SampleProgram.root, SampleProgram.work], width: width)
    #expect(page.lines.allSatisfy { CharacterWidth.columns($0) <= width })
    #expect(page.lines.allSatisfy { $0.last != " " })
  }
}
