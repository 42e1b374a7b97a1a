import GaitModel
package import Inference

/// The networks of a pose model, compiled: any number of estimators may share them, one a thread.
///
/// Compiled for throughput, the networks have a stream of one thread for each core, so that several
/// clips are worked on beside each other without threads that wait for one another.
package struct PoseNetworks: Sendable {
  enum Family: Sendable {
    case people(pose: CompiledNetwork, detector: CompiledNetwork, detectorModel: Model)
    case blazePose(BlazePoseNetworks)
  }

  /// The pose network's card and file.
  package let model: Model
  let family: Family

  /// Loads and compiles the networks.
  ///
  /// - Parameters:
  ///   - model: a pose network; its file has been checked.
  ///   - detector: the detector that goes with it (`ModelCatalogue.detector`).
  ///   - engine: compiles them.
  ///   - options: precision, threads, cache, and whether one clip is to be quick or many.
  /// - Throws: `InferenceError`; `PoseEstimationError.givesNoPoses`.
  package init(
    model: Model, detector: Model, engine: InferenceEngine,
    options: InferenceOptions = InferenceOptions()
  ) throws {
    self.model = model
    switch model.card.family {
    case .simcc:
      family = .people(
        pose: try SimCCNetwork.compile(model, engine: engine, options: options),
        detector: try YOLOXDetector.compile(detector, engine: engine, options: options),
        detectorModel: detector)
    case .blazePose:
      family = .blazePose(
        try BlazePoseNetworks(
          landmarks: model, detector: detector, engine: engine, options: options))
    case .yoloxDetector, .blazePoseDetector:
      throw PoseEstimationError.givesNoPoses(model: model.card.name)
    }
  }
}
