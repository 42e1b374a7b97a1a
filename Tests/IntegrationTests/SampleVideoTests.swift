import Footfall
import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// The whole program on the sample video: a woman walks from right to left while a man does
/// jumping jacks and a somersault.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: Fixture.sampleVideo.path)), .serialized)
struct SampleVideoTests {
  @Test func analysesTheWomanWhoWalks() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(["analyze", "--sample", "--progress", "json"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let results = folder.appending(path: "sample.footfall")
    let files = try FileManager.default.contentsOfDirectory(atPath: results.path)
    #expect(
      Set(files) == [
        ".footfall", "result.json", "poses.json", "frames.csv", "steps.csv", "metrics.csv",
        "curves.csv", "results.xlsx", "poses.trc", "angles.mot", "poses.c3d",
        "report.html", "annotated.mp4",
      ])
    let result = try ResultDocument.read(results.appending(path: "result.json"))
    #expect(result.refusal == nil)
    #expect(result.view?.value == .side)
    #expect(result.direction?.value == .left)
    // Counted in stills of every tenth of a second: feet furthest apart at 2.0 s and, seven steps
    // later, at 6.25 to 6.3 s: 98 to 99 steps per minute.
    let cadence = try #require(result.metrics.first { $0.id == "cadence" }?.value)
    #expect(abs(cadence - 98) < 3)
    #expect(result.people.count >= 2)
    let video = try Data(contentsOf: results.appending(path: "annotated.mp4"))
    #expect(video.count > 100_000)
    for line in run.errors.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test func refusesTheManWhoJumps() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(
      ["analyze", Fixture.sampleVideo.path, "--person", "1", "--to", "4", "--only", "json"],
      in: folder)
    #expect(run.status == 4, "\(run.errors)")
    let result = try ResultDocument.read(
      folder.appending(path: "sample.footfall/result.json"))
    #expect(result.refusal?.reason == .notPeriodic)
    #expect(result.metrics.allSatisfy { $0.value == nil && $0.withheld != nil })
  }

  @Test func isTheSameToTheByteTwice() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var bytes: [Data] = []
    for out in ["one.footfall", "two.footfall"] {
      let run = try ProgramRun(
        [
          "analyze", Fixture.sampleVideo.path, "--from", "2", "--to", "4", "--out", out,
          "--only", "poses", "--quiet",
        ], in: folder)
      #expect(run.status == 0 || run.status == 4, "\(run.errors)")
      bytes.append(try Data(contentsOf: folder.appending(path: "\(out)/poses.json")))
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test func severalRunsAtOnceShareTheCache() async throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 1...3 {
        group.addTask {
          try ProgramRun(
            [
              "analyze", Fixture.sampleVideo.path, "--from", "2", "--to", "2.5", "--only", "json",
              "--out", "\(number).footfall", "--quiet",
            ], in: folder,
            environment: ["XDG_CACHE_HOME": folder.appending(path: "cache").path]
          ).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.allSatisfy { $0 == 0 || $0 == 4 }, "\(statuses)")
  }

  @Test func followsWithBlazePoseAsWell() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(
      [
        "analyze", Fixture.sampleVideo.path, "--model", "blazepose", "--from", "2", "--to", "4",
        "--only", "poses", "--quiet",
      ], in: folder)
    #expect(run.status == 0 || run.status == 4, "\(run.errors)")
    let file = folder.appending(path: "sample.footfall/poses.json")
    let poses = try PoseFile.read(file)
    #expect(poses.people.first?.skeleton.name == "blazepose33")
    #expect(poses.people.first?.count ?? 0 > 30)
  }

  @Test func leavesNothingWhenStopped() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(
      ["analyze", Fixture.sampleVideo.path], in: folder, stopAfter: 0.5)
    #expect(run.status == 130, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func measuresThePersonInAPhoto() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let photo = Fixture.root.appending(path: "Guides/pictures/annotated.jpg")
    let run = try ProgramRun(["analyze", photo.path, "--quiet"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let results = folder.appending(path: "annotated.footfall")
    let result = try ResultDocument.read(results.appending(path: "result.json"))
    #expect(result.refusal?.reason == .tooShort)
    #expect(result.angles.contains { $0.frames == 1 })
    let report = try String(
      contentsOf: results.appending(path: "report.html"), encoding: .utf8)
    #expect(report.contains("data:image/jpeg;base64,"))
  }
}
