import FootfallTestSupport
import Foundation
import Testing

/// Bad input, as the shell sees it: one sentence with the file's name, a status, no folder.
@Suite struct BadInputTests {
  enum Input: String, CaseIterable {
    case missing, empty, text, truncated, folder, audioOnly

    var name: String { self == .folder ? "clip" : "\(rawValue).mp4" }

    /// Puts the input into a folder.
    func make(in folder: URL) throws {
      let file = folder.appending(path: name)
      switch self {
      case .missing: break
      case .empty: try Data().write(to: file)
      case .text: try Data(repeating: 0x41, count: 5000).write(to: file)
      case .truncated:
        try Data(contentsOf: Fixture.sampleVideo).prefix(700).write(to: file)
      case .folder:
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      case .audioOnly: try Self.silence.write(to: file)
      }
    }

    /// A WAV file with a hundredth of a second of silence.
    private static var silence: Data {
      func little(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
      }
      let samples = 882
      return Data(
        Array("RIFF".utf8) + little(UInt32(36 + samples), 4) + Array("WAVEfmt ".utf8)
          + little(16, 4) + little(1, 2) + little(1, 2) + little(44100, 4) + little(88200, 4)
          + little(2, 2) + little(16, 2) + Array("data".utf8) + little(UInt32(samples), 4)
          + [UInt8](repeating: 0, count: samples))
    }
  }

  @Test(arguments: Input.allCases)
  func isOneSentenceAndAStatus(input: Input) throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try input.make(in: folder)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let run = try ProgramRun(["analyze", input.name], in: folder)
    #expect(run.status == 3)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(run.errors)")
    #expect(run.errors.contains(input.name))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == before)
  }

  @Test(arguments: [
    ["analyze"], ["analyze", "a.mp4", "b.mp4", "--person", "x"], ["analyze", "a.mp4", "--veiw"],
    ["analyse"], ["analyze", "a.mp4", "--from", "5", "--to", "2"],
    ["analyze", "a.mp4", "--model", "nonsense"],
  ])
  func misunderstoodCommandsSaySo(arguments: [String]) throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Fixture.sampleVideo, to: folder.appending(path: "a.mp4"))
    let run = try ProgramRun(arguments, in: folder)
    #expect(run.status == 2, "\(run.errors)")
    #expect(!run.errors.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.mp4"])
  }

  @Test func aModelWithAWrongHashIsRefused() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let models = folder.appending(path: ".deps/models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: Fixture.models.path) {
      try Data("not a network".utf8).write(to: models.appending(path: name))
    }
    let run = try ProgramRun(
      ["analyze", Fixture.sampleVideo.path], in: folder,
      environment: ["FOOTFALL_HOME": folder.path])
    #expect(run.status == 6, "\(run.errors)")
    #expect(run.errors.contains("rtmpose-s-halpe26.onnx"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func afullDiskLeavesNothing() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(
      ["analyze", Fixture.sampleVideo.path, "--out", "/proc/footfall-result", "--only", "json"],
      in: folder)
    #expect(run.status == 5, "\(run.errors)")
    #expect(run.errors.contains("/proc/footfall-result"))
  }
}
