import Inference
import PoseEstimation

/// The networks of a request, loaded and compiled; clips that are worked on beside each other or
/// one after the other share them.
struct LoadedNetworks: Sendable {
  let networks: PoseNetworks
  /// Whether the processor has bf16.
  let hasBF16: Bool

  /// Loads and compiles the networks of a request.
  ///
  /// - Parameters:
  ///   - request: model, precision and threads.
  ///   - aim: one clip as soon as possible, or many clips in little time.
  /// - Throws: `InferenceError`; `PoseEstimationError` where the model gives no poses.
  init(_ request: AnalysisRequest, aim: InferenceOptions.Aim = .latency) throws {
    let catalogue = ModelCatalogue()
    let model = try catalogue.model(request.model)
    let engine = try InferenceEngine()
    hasBF16 = engine.capabilities.hasBF16
    let options = InferenceOptions(
      precision: request.fast && hasBF16 ? .bf16 : .f32, aim: aim, threads: request.threads,
      cacheFolder: InferenceCache.standardFolder())
    networks = try PoseNetworks(
      model: model, detector: catalogue.detector(for: model), engine: engine, options: options)
  }
}
