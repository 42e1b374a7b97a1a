import FootfallTestSupport
import Foundation
import Inference
import PoseEstimation
import Testing

/// Writes crops and maxima of the sample clip where Benchmarks/rtmpose-onnxruntime asks for them.
@Suite struct SimCCTraceTests {
  static let folder = ProcessInfo.processInfo.environment["FOOTFALL_SIMCC_TRACE"]

  @Test(.enabled(if: folder != nil))
  func cropsAndMaximaAreWritten() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("rtmpose-s")
    let count = try SimCCTrace.write(
      Fixture.sampleVideo, model: model, detector: try catalogue.detector(for: model),
      engine: InferenceEngine(), options: InferenceOptions(threads: 2), to: folder)
    #expect(count > 60)
    let crops = try Data(contentsOf: folder.appending(path: "crops.f32"))
    #expect(crops.count == count * 3 * 192 * 256 * 4)
    let rows = try String(contentsOf: folder.appending(path: "peaks.csv"), encoding: .utf8)
    #expect(rows.split(separator: "\n").count == count * 26 + 1)
  }
}
