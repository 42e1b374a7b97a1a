import CommandKit
import Footfall
import FootfallCommand
import Foundation
import GaitModel
import Testing

@Suite struct PostureRequestTests {
  private func values(_ line: String) throws -> ParsedValues {
    let words = ["classify", "posture"] + line.split(separator: " ").map(String.init)
    guard case .run(_, let values) = try Parser(FootfallProgram.root).parse(words) else {
      throw ValueError(reason: "no command to run")
    }
    return values
  }

  @Test func bareInputTakesTheDefaults() throws {
    let request = try PostureRequest(values("run.mp4 --model form.json"))
    #expect(
      request
        == PostureRequest(
          clip: AnalysisRequest(input: URL(filePath: "run.mp4")),
          classifier: URL(filePath: "form.json")))
    #expect(request.clip.model == "rtmpose-s" && request.smoothing == PostureSmoothing())
  }

  @Test func everyOptionArrives() throws {
    let request = try PostureRequest(
      values(
        """
        run.json --model form.onnx --window 2.5 --out result --from 2 --to 1:02.5 --person 2 \
        --view side --direction left --slow-motion 8 --pose-model blazepose --threads 4 --fast \
        --fps 120 --size 1080x1920 --sequence 3
        """))
    #expect(
      request.clip
        == AnalysisRequest(
          input: URL(filePath: "run.json"), output: URL(filePath: "result"), from: 2, to: 62.5,
          person: 2, model: "blazepose", view: .side, direction: .left, slowMotion: 8,
          framesPerSecond: 120, imageSize: PixelSize(width: 1080, height: 1920),
          sequenceIndex: 3, threads: 4, fast: true))
    #expect(request.classifier == URL(filePath: "form.onnx"))
    #expect(request.smoothing.window == 2.5)
  }

  @Test func aClassifierIsNeeded() throws {
    let values = try values("run.mp4")
    let failure = #expect(throws: CommandFailure.self) { try PostureRequest(values) }
    #expect(failure?.status == .usage)
  }
}
