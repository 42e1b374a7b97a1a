import FootfallTestSupport
import Foundation
import Testing

/// Several clips of one person: through the program, with poses from files as quick clips.
@Suite struct TogetherTests {
  let folder: URL

  init() throws {
    folder = try ProgramRun.makeFolder()
    for name in ["a/run.json", "b/run.json"] {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try SamplePoses.write(to: file)
    }
    try SamplePoses.writeStanding(to: folder.appending(path: "still.json"))
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  private func entries(_ path: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path))
  }

  @Test func oneFolderWithAFolderForEachClip() throws {
    defer { clean() }
    let run = try ProgramRun(
      ["analyze", "a/run.json", "b/run.json", "--only", "json,metrics,report"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try entries("run+run.footfall")
        == [".footfall", "run", "run-2", "metrics.csv", "report.html"])
    #expect(
      try entries("run+run.footfall/run-2") == ["result.json", "metrics.csv", "report.html"])
    let table = try String(
      contentsOf: folder.appending(path: "run+run.footfall/metrics.csv"), encoding: .utf8)
    let rows = table.split(separator: "\r\n")
    #expect(rows[0].hasSuffix(",clip"))
    // Equal clips: the first gives every metric.
    #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",run") } && rows.count > 1)
    // The same again replaces it; the other order is another result.
    let again = try ProgramRun(
      ["analyze", "a/run.json", "b/run.json", "--only", "json"], in: folder)
    #expect(again.status == 0)
    #expect(try entries("run+run.footfall") == [".footfall", "run", "run-2"])
  }

  @Test func aRefusedClipDoesNotHoldUpTheOther() throws {
    defer { clean() }
    let run = try ProgramRun(
      ["analyze", "still.json", "a/run.json", "--only", "json,report", "--out", "both"],
      in: folder)
    #expect(run.status == 7, "\(run.errors)")
    #expect(run.output.contains("still.json gives no measurements"))
    #expect(run.output.contains("Cadence"))
    #expect(try entries("both").contains("report.html"))
  }

  @Test func anUnreadableClipLeavesNothing() throws {
    defer { clean() }
    try Data("x".utf8).write(to: folder.appending(path: "broken.mp4"))
    let run = try ProgramRun(["analyze", "a/run.json", "broken.mp4"], in: folder)
    #expect(run.status == 3 && run.errors.contains("broken.mp4"))
    #expect(try entries("") == ["a", "b", "still.json", "broken.mp4"])
  }
}
