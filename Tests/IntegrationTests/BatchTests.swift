import Footfall
import FootfallTestSupport
import Foundation
import Testing

/// Every clip of a folder: through the program, with poses from files as quick clips.
@Suite struct BatchTests {
  let folder: URL

  init() throws {
    folder = try ProgramRun.makeFolder()
    let clips = folder.appending(path: "clips")
    for name in ["b/run.json", "a/run.json", "still.json"] {
      let file = clips.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if name == "still.json" {
        try SamplePoses.writeStanding(to: file)
      } else {
        try SamplePoses.write(to: file)
      }
    }
    try Data("not a video".utf8).write(to: clips.appending(path: "broken.mp4"))
    try Data(#"{"weather":"rain"}"#.utf8).write(to: clips.appending(path: "day.json"))
    try Data("read me".utf8).write(to: clips.appending(path: "notes.txt"))
    try Data("x".utf8).write(to: clips.appending(path: ".hidden.mp4"))
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  private func run(_ more: String...) throws -> ProgramRun {
    try ProgramRun(["analyze", "clips", "--only", "json"] + more, in: folder)
  }

  private func rows(_ path: String = "clips.footfall/summary.csv") throws -> [[String]] {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      .split(separator: "\r\n").map { $0.components(separatedBy: ",") }
  }

  private func changed(_ path: String) throws -> Date? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.appending(path: path).path)
    return attributes[.modificationDate] as? Date
  }

  @Test func everyClipGetsAFolderAndARow() throws {
    defer { clean() }
    let run = try run("--jobs", "2")
    #expect(run.status == 7, "\(run.errors)")
    let rows = try rows()
    // Other files and hidden ones are no clips; paths in the order of their bytes.
    #expect(rows.map(\.[0]) == ["clip", "a/run.json", "b/run.json", "broken.mp4", "still.json"])
    #expect(rows.map(\.[1]) == ["status", "measured", "measured", "failed", "refused"])
    #expect(rows[0].contains("cadence_steps_per_min"))
    #expect(rows[1].dropFirst(4) == rows[2].dropFirst(4))
    for name in ["a/run.json", "b/run.json", "still.json"] {
      let result = folder.appending(path: "clips.footfall/\(name).footfall/result.json")
      #expect(FileManager.default.fileExists(atPath: result.path), "\(name)")
    }
    #expect(!rows[3].joined().contains("footfall") && run.output.contains("broken.mp4: "))
    #expect(run.errors.contains("2 other files passed over"))
  }

  @Test func givesWhatARunOfTheClipAloneGives() throws {
    defer { clean() }
    _ = try run()
    _ = try ProgramRun(
      ["analyze", "clips/a/run.json", "--only", "json", "--out", "alone"], in: folder)
    let alone = try Data(contentsOf: folder.appending(path: "alone/result.json"))
    let path = "clips.footfall/a/run.json.footfall/result.json"
    #expect(try Data(contentsOf: folder.appending(path: path)) == alone)
  }

  @Test func aSecondRunDoesOnlyWhatIsMissingOrChanged() throws {
    defer { clean() }
    _ = try run()
    let first = try rows()
    let a = "clips.footfall/a/run.json.footfall"
    let b = "clips.footfall/b/run.json.footfall"
    let times = (try changed(a), try changed(b))
    let again = try run()
    #expect(again.status == 7 && again.errors.contains("3 of them done before"))
    #expect(try rows() == first)
    #expect(try changed(a) == times.0)
    // A file of the result is gone; an input has changed.
    try FileManager.default.removeItem(at: folder.appending(path: a + "/result.json"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)],
      ofItemAtPath: folder.appending(path: "clips/still.json").path)
    let third = try run()
    #expect(third.errors.contains("1 of them done before"), "\(third.errors)")
    #expect(try changed(a) != times.0 && changed(b) == times.1)
    // Other settings.
    #expect(try run("--slope", "3").errors.contains("done before") == false)
  }

  @Test func forPrograms() throws {
    defer { clean() }
    let run = try run("--progress", "json", "--out", "results")
    #expect(run.output.isEmpty)
    let events = try run.errors.split(separator: "\n").map {
      try #require(
        JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let clips = events.filter { $0["event"] as? String == "clip" }
    let statuses = Dictionary(
      uniqueKeysWithValues: clips.map { ($0["clip"] as? String ?? "", $0["status"] as? Int ?? -1) })
    #expect(
      statuses == ["a/run.json": 0, "b/run.json": 0, "broken.mp4": 3, "still.json": 4])
    #expect(events.last?["event"] as? String == "done" && events.last?["status"] as? Int == 7)
  }

  @Test func resultsInsideTheFolderAreNoClips() throws {
    defer { clean() }
    for expected in ["4 clips; ", "4 clips, 3 of them done before"] {
      let run = try ProgramRun(
        ["analyze", ".", "--only", "json,poses", "--out", "clips/results"], in: folder)
      #expect(run.errors.contains(expected), "\(run.errors)")
      #expect(try rows("clips/results/summary.csv").count == 5, "\(run.errors)")
    }
  }

  @Test func leavesAFolderOfSomebodyElseAlone() throws {
    defer { clean() }
    let mine = folder.appending(path: "mine")
    try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: mine.appending(path: "thesis.txt"))
    let run = try run("--out", "mine")
    #expect(run.status == 5 && run.errors.contains("was not written by Footfall"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: mine.path) == ["thesis.txt"])
  }

  @Test(.enabled(if: getuid() != 0)) func saysThatTheOutputCannotBeWritten() throws {
    defer { clean() }
    let locked = folder.appending(path: "locked")
    try FileManager.default.createDirectory(
      at: locked, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
    let run = try run("--out", "locked/results")
    #expect(run.status == 5 && run.errors.contains("Permission denied"), "\(run.errors)")
  }

  @Test func whatIsDoneStaysWhereTheWorkIsStopped() throws {
    defer { clean() }
    let request = BatchRequest(
      folder: folder.appending(path: "clips"), output: folder.appending(path: "results"), jobs: 1,
      settings: AnalysisRequest(input: folder, outputs: [.json]))
    let stop = StopFlag()
    let stopped = try Footfall.analyze(
      request,
      progress: {
        if case .finished(let report, _, _) = $0, report.status == .measured { stop.set() }
      },
      isCancelled: { stop.isSet })
    #expect(stopped.isInterrupted && stopped.clips.count < 4)
    #expect(stopped.clips.contains { $0.status == .measured })
    let rest = try Footfall.analyze(request)
    #expect(!rest.isInterrupted && rest.clips.count == 4)
    #expect(rest.doneBefore == stopped.clips.count { $0.status != .failed })
    let leftovers = try FileManager.default.contentsOfDirectory(atPath: rest.folder.path)
      .filter { $0.contains("partial") }
    #expect(leftovers.isEmpty)
  }
}

/// A flag that closures of several threads share.
private final class StopFlag: @unchecked Sendable {
  // Unchecked: the lock guards the only value.
  private let lock = NSLock()
  private var value = false
  func set() { lock.withLock { value = true } }
  var isSet: Bool { lock.withLock { value } }
}
