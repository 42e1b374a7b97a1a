import CommandKit
import FootfallTestSupport
import Foundation
import Testing
import TrainCommand

/// `footfall train` as a user starts it, on poses that the test makes.
@Suite(.serialized) struct TrainProgramTests {
  private let folder: URL

  init() throws {
    folder = try ProgramRun.makeFolder()
    try Self.writePoses(to: folder.appending(path: "poses"))
  }

  /// Two classes of a runner seen from the side, which differ in how far the knee is bent.
  private static func writePoses(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var random = SeededGenerator(seed: 11)
    for (name, label) in [("answer", 1), ("wrong", 0)] {
      let points = [7, 11, 13, 15, 23, 25, 27]
      var lines = ["Time/Frame," + points.map { "X\($0),Y\($0)" }.joined(separator: ",") + ",Label"]
      for video in 0..<10 {
        for frame in 0..<6 {
          let places: [(Double, Double)] = [
            (290, 60), (300, 100), (320, 160), (280, 190), (300, 250),
            (280 - Double(label) * 30, 340), (310, 440),
          ]
          let cells = places.map { place in
            "\(place.0 + .random(in: -4...4, using: &random)),"
              + "\(place.1 + .random(in: -4...4, using: &random))"
          }
          lines.append(
            "data/\(name)/frame/\(video)/frame_\(frame).jpg,\(cells.joined(separator: ",")),\(label)"
          )
        }
      }
      try (lines.joined(separator: "\n") + "\n").write(
        to: folder.appending(path: "\(name).csv"), atomically: true, encoding: .utf8)
    }
  }

  private func train(
    _ words: String..., stopAfter: Double? = nil, killing: Bool = false
  ) throws -> ProgramRun {
    try ProgramRun(["train"] + words, in: folder, stopAfter: stopAfter, killing: killing)
  }

  private func posture(
    _ run: String, stopAfter: Double? = nil, killing: Bool = false
  ) throws -> ProgramRun {
    try train(
      "posture", "--data", "poses", "--epochs", "12", "--out", run, stopAfter: stopAfter,
      killing: killing)
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  /// The name of the program itself is two words, since the start script is `footfall`.
  @Test func declarationIsSound() throws {
    for command in TrainProgram.root.subcommands { try command.check() }
  }

  @Test func aModelLivesItsWholeLife() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let trained = try posture("run")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("Model: "))

    for method in ["static", "dynamic"] {
      let quantised = try train(
        "quantize", "run/model.json", "--data", "poses", "--method", method)
      #expect(quantised.status == 0, "\(quantised.errors)")
      #expect(quantised.output.contains("60 samples of 10 groups held out"))
    }
    for name in ["model-int8", "model-int8-dynamic"] {
      for kind in ["onnx", "json", "quantisation.json"] {
        #expect(try !bytes("run/\(name).\(kind)").isEmpty)
      }
    }

    let refused = try train("posture", "--data", "poses", "--out", "run")
    #expect(refused.status != 0)
    #expect(refused.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [0.7, 2.5]) func aKilledRunEndsAsIfItHadNotBeen(after seconds: Double)
    throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try posture("whole").status == 0)
    let killed = try posture("killed", stopAfter: seconds, killing: true)
    // On a quick machine the run may be over before.
    if killed.status != 0 {
      let resumed =
        FileManager.default.fileExists(atPath: folder.appending(path: "killed/config.json").path)
        ? try train("resume", "killed") : try posture("killed")
      #expect(resumed.status == 0, "\(resumed.errors)")
    }
    for name in ["model.onnx", "best.safetensors", "last.safetensors", "epochs.csv"] {
      #expect(try bytes("whole/\(name)") == bytes("killed/\(name)"), "\(name)")
    }
  }

  @Test func aStoppedRunSaysHowToGoOn() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let stopped = try posture("run", stopAfter: 0.8)
    guard stopped.status != 0 else { return }
    #expect(stopped.status == ExitStatus.interrupted.rawValue)
    #expect(stopped.errors.contains("footfall train resume"))
  }

  private static let badInput: [([String], Int32)] = [
    (["posture"], 2), (["posture", "--data", "nowhere"], 3), (["resume", "nowhere"], 3),
    (["quantize", "nowhere.onnx", "--data", "poses"], 3), (["quantize", "poses/answer.csv"], 2),
    (["quantize", "poses/answer.csv", "--data", "poses"], 3), (["paint"], 2),
    (["evaluate"], 2), (["evaluate", "nowhere.json"], 2),
    (["evaluate", "nowhere.json", "--data", "nowhere"], 3),
    (["evaluate", "nowhere.json", "--data", "poses"], 3),
  ]

  @Test(arguments: badInput)
  func answersBadInputInOneSentence(_ words: [String], status: Int32) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(["train"] + words, in: folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }
}
