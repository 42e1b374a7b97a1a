import FootfallTestSupport
import Foundation
import Testing

/// `footfall train rearfoot --architecture keypoint-rcnn` as a user starts it, on a few rendered pictures.
@Suite(.serialized) struct KeypointRCNNProgramTests {
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  private func train(_ words: String...) throws -> ProgramRun {
    try ProgramRun(["train"] + words, in: place.url)
  }

  @Test func `a model is trained, kept as weights, and measured again`() throws {
    let drawn = try train(
      "synthesize", "rearfoot", "--count", "8", "--seed", "3", "--size", "160x240", "-o", "legs")
    #expect(drawn.status == 0, "\(drawn.errors)")

    for (words, reason) in [
      (["--loss", "mse"], "losses of its own"), (["--dropout", "0.2"], "has none"),
      (["--weights", "legs/angles.csv"], "neither safetensors"),
      (["--weights", "none.pth"], "none.pth"),
    ] {
      let refused = try ProgramRun(
        [
          "train", "rearfoot", "--data", "legs", "--subjects", "picture", "--architecture",
          "keypoint-rcnn", "-o", "refused \(reason)",
        ] + words, in: place.url)
      #expect(refused.status == 3, "\(refused.errors)")
      #expect(refused.errors.contains(reason), "\(refused.errors)")
    }

    let trained = try train(
      "rearfoot", "--data", "legs", "--subjects", "picture", "--architecture", "keypoint-rcnn",
      "--epochs", "1", "--batch", "2", "-o", "run")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("Model: "))
    let card = try String(contentsOf: place.file("run/model.json"), encoding: .utf8)
    #expect(card.contains("\"whole.safetensors\"") && card.contains("\"keypoint-rcnn\""))
    #expect(!FileManager.default.fileExists(atPath: place.path("run/whole.onnx")))

    let measured = try train(
      "evaluate", "run/model.json", "--data", "legs", "--draws", "100", "-o", "measured")
    #expect(measured.status == 0, "\(measured.errors)")
    #expect(measured.output.contains("Page: "))
  }
}
