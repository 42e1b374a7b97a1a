package import GaitModel

/// What a training of posture was asked for: the part of `config.json` that is its own.
package struct PostureTask: Codable, Hashable, Sendable {
  /// The kind of training, as `config.json` names it.
  package static let kind = "posture"

  /// The folder of labelled poses, as an absolute path.
  package var data: String
  /// Which category of the folder; nil where it holds one.
  package var category: String?
  /// The class whose probability is given; nil for the one that is called correct.
  package var positive: String?
  /// How points become numbers.
  package var normalisation: PoseNormalisation
  /// Size of the pictures, for samples that do not say it.
  package var imageSize: PixelSize?
  /// The seed of every random choice.
  package var seed: UInt64

  package init(
    data: String, category: String? = nil, positive: String? = nil,
    normalisation: PoseNormalisation = .hipsTorso, imageSize: PixelSize? = nil, seed: UInt64 = 0
  ) {
    self.data = data
    self.category = category
    self.positive = positive
    self.normalisation = normalisation
    self.imageSize = imageSize
    self.seed = seed
  }
}

/// What a training of posture tells while it goes on.
package enum PostureEvent: Sendable, Hashable {
  /// What was read: poses, groups, and how many poses were left out by the reason.
  case data(samples: Int, groups: Int, isVideo: Bool, skipped: [String: Int])
  /// So many fits of the validation are done, of so many.
  case validation(done: Int, total: Int)
  /// The last training of the network goes on.
  case training(TrainingEvent)
}
