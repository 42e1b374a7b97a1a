package import GaitModel
package import Inference

/// From a video or a photo to the points of one person: finds people, follows them, chooses whom
/// to analyse.
///
/// Loads the networks once; used by one thread at a time, for any number of clips.
package final class PoseEstimator {
  /// What a caller may ask about a clip.
  package struct Request: Sendable, Hashable {
    /// The number of the person to analyse; nil to choose (`PersonChoice`).
    package var person: Int?
    /// The span of the clip in seconds.
    package var range: Range<Double>

    package init(person: Int? = nil, range: Range<Double> = 0..<Double.infinity) {
      self.person = person
      self.range = range
    }
  }

  /// The networks of a model.
  enum Family {
    case people(PersonTracker)
    /// A tracker is made anew for each clip, because it smooths over time.
    case blazePose(BlazePoseNetworks)
  }

  /// The pose network's card and file.
  package let model: Model
  /// The points that each pose holds.
  package let skeleton: Skeleton
  let family: Family

  /// The number format that is really used: `f32`, `bf16`.
  package var precision: String {
    switch family {
    case .people(let tracker): tracker.precision
    case .blazePose(let networks): networks.precision
    }
  }

  /// Makes buffers for networks that were compiled before, and may be shared with other estimators.
  ///
  /// - Throws: `InferenceError` where a network does not fit its card.
  package init(_ networks: PoseNetworks) throws {
    model = networks.model
    switch networks.family {
    case .people(let pose, let detector, let detectorModel):
      let tracker = PersonTracker(
        try SimCCNetwork(networks.model, pose), try YOLOXDetector(detectorModel, detector))
      family = .people(tracker)
      skeleton = tracker.skeleton
    case .blazePose(let networks):
      family = .blazePose(networks)
      skeleton = .blazePose33
    }
  }

  /// Loads the networks.
  ///
  /// - Parameters:
  ///   - model: a pose network; its file has been checked.
  ///   - detector: the detector that goes with it (`ModelCatalogue.detector`).
  ///   - engine: compiles them.
  ///   - options: precision, threads, cache.
  /// - Throws: `InferenceError`; `PoseEstimationError.givesNoPoses`.
  package convenience init(
    model: Model, detector: Model, engine: InferenceEngine,
    options: InferenceOptions = InferenceOptions()
  ) throws {
    try self.init(
      PoseNetworks(model: model, detector: detector, engine: engine, options: options))
  }

  /// Makes sure that a person who was asked for is there.
  ///
  /// - Throws: `PoseEstimationError`.
  func check(_ number: Int?, among people: [TrackedPerson]) throws {
    guard let number, !people.contains(where: { $0.id == number }) else { return }
    if case .blazePose = family {
      throw PoseEstimationError.followsOnePerson(model: model.card.name, number: number)
    }
    throw PoseEstimationError.noSuchPerson(number: number, found: people.count)
  }
}
