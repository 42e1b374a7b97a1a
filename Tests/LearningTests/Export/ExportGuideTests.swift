import FootfallTestSupport
import Foundation
import Learning
import Testing
import Torch

/// The page on the export lists every operator, and none that there is not.
@Suite struct ExportGuideTests {
  @Test func listsTheOperators() throws {
    let page = try String(
      contentsOf: Fixture.root.appending(path: "Guides/export.md"), encoding: .utf8)
    let rows = try #require(page.components(separatedBy: "| subject | operators |").last)
      .split(separator: "\n").filter { $0.hasPrefix("| ") }
    let listed = rows.flatMap { row in
      row.split(separator: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }
    let known = ONNXExport.operators.map { op in
      String(op.name.dropFirst(6)) + (op.overload.isEmpty ? "" : ".\(op.overload)")
    }
    #expect(listed.map(String.init).sorted() == known.sorted())
  }
}
