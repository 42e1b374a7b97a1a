import Footfall
import FootfallTestSupport
import Foundation
import Testing

/// What happens to folders: through the pipeline, with poses from a file as a quick input.
@Suite struct OutputFolderTests {
  let folder: URL

  init() throws { folder = try ProgramRun.makeFolder() }

  func request(_ input: String, out: String) throws -> AnalysisRequest {
    let file = folder.appending(path: input)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try SamplePoses.write(to: file)
    return AnalysisRequest(
      input: file, output: folder.appending(path: out), outputs: [.json, .csv])
  }

  @Test func replacesTheResultOfTheSameInputAsAWhole() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let request = try request("run.json", out: "run.footfall")
    let first = try Footfall.analyze(request)
    let stray = first.folder.appending(path: "stray.txt")
    try Data("mine".utf8).write(to: stray)
    var fewer = request
    fewer.outputs = [.json]
    _ = try Footfall.analyze(fewer)
    let files = try FileManager.default.contentsOfDirectory(atPath: first.folder.path)
    #expect(Set(files) == [".footfall", "result.json"])
  }

  @Test func leavesAFolderOfSomebodyElseAlone() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let request = try request("run.json", out: "mine")
    let mine = folder.appending(path: "mine")
    try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: mine.appending(path: "thesis.txt"))
    let error = #expect(throws: AnalysisError.self) { try Footfall.analyze(request) }
    #expect(error?.kind == .cannotWrite)
    #expect(try FileManager.default.contentsOfDirectory(atPath: mine.path) == ["thesis.txt"])
  }

  @Test func refusesToReplaceTheResultOfAnotherInput() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Footfall.analyze(request("a/run.json", out: "run.footfall"))
    let other = try request("b/run.json", out: "run.footfall")
    let error = #expect(throws: AnalysisError.self) { try Footfall.analyze(other) }
    #expect(error?.kind == .cannotWrite)
    #expect(error?.message.contains("another input") == true)
  }

  @Test func leavesNothingBehindWhenStopped() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request("run.json", out: "run.footfall")
    request.person = 9
    #expect(throws: AnalysisError.self) { try Footfall.analyze(request) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["run.json"])
  }

  @Test func clearsUpAfterARunThatWasKilled() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let request = try request("run.json", out: "run.footfall")
    // No process has this number: the kernel's largest is 4,194,304.
    let partial = folder.appending(path: ".run.footfall.partial-4999999")
    try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    _ = try Footfall.analyze(request)
    let entries = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(entries) == ["run.json", "run.footfall"])
  }

  @Test func givesTwoInputsOfOneNameTwoFolders() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try request("a/run.json", out: "unused")
    _ = try request("b/run.json", out: "unused")
    for input in ["a/run.json", "b/run.json", "a/run.json"] {
      let run = try ProgramRun(["analyze", input, "--only", "json"], in: folder)
      #expect(run.status == 0 || run.status == 4, "\(run.errors)")
    }
    let results = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".footfall") }
    #expect(Set(results) == ["run.footfall", "run-2.footfall"])
  }

  @Test func sameInputGivesTheSameBytes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request("run.json", out: "one.footfall")
    request.outputs = [.json, .poses, .csv, .trc, .mot, .report]
    let first = try Footfall.analyze(request)
    var again = request
    again.output = folder.appending(path: "two.footfall")
    let second = try Footfall.analyze(again)
    #expect(first.files.count == 6)
    for file in first.files {
      #expect(
        try Data(contentsOf: first.folder.appending(path: file))
          == Data(contentsOf: second.folder.appending(path: file)), "\(file)")
    }
  }
}
