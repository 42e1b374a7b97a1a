import CommandKit
import Footfall
import FootfallCommand
import FootfallTestSupport
import Foundation
import GaitModel
import Testing

/// One clip, several clips of one person, or a folder: told by what stands on the command line.
@Suite struct TaskTests {
  let folder: URL

  init() throws { folder = try ProgramRun.makeFolder() }

  private func task(_ words: String...) throws -> AnalysisTask {
    guard case .run(_, let values) = try Parser(FootfallProgram.root).parse(["analyze"] + words)
    else { throw ValueError(reason: "no command to run") }
    return try AnalysisTask(values)
  }

  @Test func oneFileIsOneClip() throws {
    let expected = AnalysisRequest(input: URL(filePath: "a.mp4"), output: URL(filePath: "b"))
    #expect(try task("a.mp4", "--out", "b") == .clip(expected))
  }

  @Test func severalFilesAreClipsOfOnePerson() throws {
    var side = AnalysisRequest(input: URL(filePath: "side.mp4"), slowMotion: 4)
    side.context.height = 1.8
    var rear = side
    rear.input = URL(filePath: "rear.mp4")
    #expect(
      try task("side.mp4", "rear.mp4", "--slow-motion", "4", "--height", "180cm", "--out", "b")
        == .together([side, rear], output: URL(filePath: "b")))
  }

  @Test func aFolderIsABatch() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    guard case .batch(let request) = try task(folder.path, "--jobs", "3", "--view", "rear") else {
      Issue.record("no batch")
      return
    }
    #expect(request.folder.path == folder.path)
    #expect(request.jobs == 3 && request.output == nil && request.settings.view == .rear)
  }

  @Test func aFolderOfPoseFilesIsOneClip() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let frame = folder.appending(path: "run_000000000000_keypoints.json")
    try Data(#"{"people":[]}"#.utf8).write(to: frame)
    guard case .clip = try task(folder.path) else {
      Issue.record("no clip")
      return
    }
  }

  @Test func tellsWhatDoesNotGoTogether() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    func message(_ words: [String]) -> String? {
      do {
        guard case .run(_, let values) = try Parser(FootfallProgram.root).parse(["analyze"] + words)
        else { return nil }
        _ = try AnalysisTask(values)
        return nil
      } catch { return (error as? CommandFailure)?.message }
    }
    #expect(
      message(["a.mp4", "b.mp4", "--person", "2"])
        == "--person is about one clip; analyse that clip alone with --only poses, and give its "
        + "poses.json in its place")
    #expect(
      message(["a.mp4", folder.path])?.hasSuffix("is a folder of clips; give a folder alone")
        == true)
    #expect(
      message(["a.mp4", "--jobs", "2"]) == "--jobs is for a folder of clips; leave it out")
    #expect(
      message(["a.mp4", "b.mp4", "--sample"])
        == "--sample brings its own video; leave INPUT or --sample out")
  }
}
