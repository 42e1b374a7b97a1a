import FootfallTestSupport
import Foundation
import Testing

/// `footfall train rearfoot` as a user starts it, on a few rendered pictures.
@Suite(.serialized) struct RearfootProgramTests {
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  private func train(_ words: [String]) throws -> ProgramRun {
    try ProgramRun(["train"] + words, in: place.url)
  }

  @Test func `three networks are trained, each for its own epochs, and measured`() throws {
    let drawn = try train([
      "synthesize", "rearfoot", "--count", "10", "--seed", "3", "--size", "160x240", "-o", "legs",
    ])
    #expect(drawn.status == 0, "\(drawn.errors)")
    let start = ["rearfoot", "--data", "legs", "--subjects", "picture", "--batch", "2"]

    let trained = try train(start + ["--epochs", "2,1,1", "-o", "run"])
    #expect(trained.status == 0, "\(trained.errors)")
    for (network, epochs) in [("whole", 2), ("legs", 1), ("points", 1)] {
      let table = try String(contentsOf: place.file("run/\(network)/epochs.csv"), encoding: .utf8)
      #expect(table.split(separator: "\n").count == 1 + epochs)
      #expect(FileManager.default.fileExists(atPath: place.path("run/\(network).onnx")))
    }

    let measured = try train([
      "evaluate", "run/model.json", "--data", "legs", "--draws", "100", "--by", "side", "-o",
      "measured",
    ])
    #expect(measured.status == 0, "\(measured.errors)")
    let legs = try String(contentsOf: place.file("measured/legs.csv"), encoding: .utf8)
    #expect(legs.split(separator: "\n").count == 1 + 20)
    #expect(legs.contains("deviation_deg"))
  }

  /// A list of another length, or of no epochs, is refused before anything is read or written.
  @Test func `epochs that do not fit are refused`() throws {
    for (words, status, reason) in [
      (["--epochs", "1,2"], 3, "has 2 numbers"),
      (["--architecture", "plain", "--epochs", "1,2,3"], 3, "has 3 numbers"),
      (["--epochs", "4,0,1"], 2, "not a whole number"),
      (["--epochs", "4,,1"], 2, "not a whole number"),
      (["--epochs", "many"], 2, "not a whole number"),
    ] as [([String], Int32, String)] {
      let refused = try train(["rearfoot", "--data", "legs", "-o", "run"] + words)
      #expect(refused.status == status, "\(refused.errors)")
      #expect(refused.errors.contains(reason), "\(refused.errors)")
      #expect(!FileManager.default.fileExists(atPath: place.path("run")))
    }
  }
}
