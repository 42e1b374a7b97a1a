import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct WorkbookTests {
  /// The text of a part of a workbook.
  private func part(_ name: String, of url: URL) throws -> String {
    let archive = try ZipArchive(Array(Data(contentsOf: url)), file: url.lastPathComponent)
    let entry = try #require(archive.entries.first { $0.name == name })
    return String(decoding: try archive.content(of: entry), as: UTF8.self)
  }

  @Test func numbersAreNumbersAndTextIsText() throws {
    let folder = try TemporaryFolder()
    let table = DataTable(
      columns: ["a", "b"],
      rows: [
        [.text("=1+1 & <b>"), .number(0.1234567, decimals: 2)], [.empty, .integer(-7)],
        [.number(1.5, decimals: 2), .text(String(repeating: "x", count: 40_000))],
      ])
    try XLSXFile.write(
      [XLSXFile.Sheet("One", [table]), XLSXFile.Sheet("Two", [table, table])], title: "T & t",
      to: folder.file("t.xlsx"))
    let sheet = try part("xl/worksheets/sheet1.xml", of: folder.file("t.xlsx"))
    #expect(sheet.contains("<v>0.1234567</v>"))
    #expect(sheet.contains("<v>-7</v>"))
    // The header stays in sight, in the first sheet only: the second has two tables.
    #expect(sheet.contains("<pane ySplit=\"1\""))
    #expect(!(try part("xl/worksheets/sheet2.xml", of: folder.file("t.xlsx"))).contains("<pane"))
    #expect(sheet.contains("<f>") == false)
    let strings = try part("xl/sharedStrings.xml", of: folder.file("t.xlsx"))
    #expect(strings.contains("<t>=1+1 &amp; &lt;b&gt;</t>"))
    #expect(strings.contains("<t>" + String(repeating: "x", count: 32_767) + "</t>"))
    let styles = try part("xl/styles.xml", of: folder.file("t.xlsx"))
    #expect(styles.contains("<b/>"))
    let core = try part("docProps/core.xml", of: folder.file("t.xlsx"))
    #expect(core.contains("<dc:title>T &amp; t</dc:title>"))
    #expect(core.contains("1980-01-01T00:00:00Z"))
  }

  @Test func theResultsHaveTheirSheetsAndTheStatement() throws {
    let folder = try TemporaryFolder()
    let recording = try SampleRecording.withSteps()
    try ResultsWorkbook.write(recording, to: folder.file("results.xlsx"))
    let workbook = try part("xl/workbook.xml", of: folder.file("results.xlsx"))
    let names = workbook.split(separator: "<sheet name=\"").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(
      names == [
        "Summary", "Metrics", "Steps", "Curves", "Events", "Cycles", "Quality", "Settings",
      ])
    let strings = try part("xl/sharedStrings.xml", of: folder.file("results.xlsx"))
    #expect(strings.contains("is not a medical device."))
    for text in ["clip.mp4", "barefoot", "initial contact", "Longer than the others."] {
      #expect(strings.contains("<t>\(text)</t>"), "\(text)")
    }
    // Summary: left shank angle 4.5 beside the value of both sides, 4, and the difference, 1.
    let summary = ResultsWorkbook.sheets(recording)[0].tables[1]
    #expect(
      summary.rows.last?.dropFirst() == [
        .text("deg"), .number(4, decimals: 2), .number(4.5, decimals: 2), .empty,
        .number(1, decimals: 2),
      ])
    // A metric without any value is left to the sheet that says why.
    #expect(summary.rows.count == 2)
  }

  @Test func equalRecordingsGiveEqualBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["a.xlsx", "b.xlsx"] {
      try ResultsWorkbook.write(try SampleRecording.withSteps(), to: folder.file(name))
    }
    #expect(
      try Data(contentsOf: folder.file("a.xlsx")) == Data(contentsOf: folder.file("b.xlsx")))
  }

  @Test(arguments: [
    ("no/such/results.xlsx", "No such file or directory"), ("/dev/full", "No space left"),
  ])
  func saysWhyAWorkbookCannotBeWritten(path: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let url = path.hasPrefix("/") ? URL(filePath: path) : folder.file(path)
    let error = try #require(throws: FormatError.self) {
      try ResultsWorkbook.write(try SampleRecording.make(), to: url)
    }
    #expect(error.problem.hasPrefix("the file cannot be written ("), "\(error)")
  }

  @Test(arguments: ["a:b", "a name of more than thirty-one characters"])
  func aSheetNameThatExcelDoesNotTakeIsRefused(name: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: FormatError.self) {
      try XLSXFile.write(
        [XLSXFile.Sheet(name, [DataTable(columns: [])])], title: "", to: folder.file("t.xlsx"))
    }
  }
}
