/// What a Keypoint R-CNN looks for, and the numbers of its parts. The values without a word are those
/// of torchvision's `keypointrcnn_resnet50_fpn`.
package struct KeypointRCNNSettings: Sendable, Hashable {
  /// Number of classes, the background being the first of them.
  package var classes = 2
  /// Number of key points.
  package var points = 17
  /// How the backbone is normalised.
  package var norm = BackboneNorm.frozen

  /// What a picture's smaller side becomes: one of them in training, the last of them in use.
  package var smallerSides = [640, 672, 704, 736, 768, 800]
  /// What a picture's larger side becomes at most.
  package var largerSide = 1333

  /// How regions are proposed.
  package var proposals = Proposals()
  /// How regions are judged.
  package var detections = Detections()

  /// The numbers of the network that proposes regions.
  package struct Proposals: Sendable, Hashable {
    /// Anchors of each scale with the best scores that are looked at.
    package var before = Count(training: 2000, use: 1000)
    /// Regions of a picture that are left.
    package var after = Count(training: 2000, use: 1000)
    /// The overlap with a better region of the same scale above which one goes.
    package var overlap = 0.7
    /// The least overlap with a box by which an anchor is one of it.
    package var foreground: Float = 0.7
    /// The overlap with every box below which an anchor is background.
    package var background: Float = 0.3
    /// Anchors of a picture that are learned from.
    package var samples = 256
    /// The share of them that belongs to boxes, where there are so many.
    package var positives = 0.5
  }

  /// The numbers of the heads.
  package struct Detections: Sendable, Hashable {
    /// The score that a detection has to exceed.
    package var score: Float = 0.05
    /// The overlap with a better detection of the same class above which one goes.
    package var overlap = 0.5
    /// Detections of a picture at most.
    package var count = 100
    /// The least overlap with a box by which a region is one of it; below, it is background.
    package var foreground: Float = 0.5
    /// Regions of a picture that are learned from.
    package var samples = 512
    /// The share of them that belongs to boxes, where there are so many.
    package var positives = 0.25
  }

  /// A number in training and in use.
  package struct Count: Sendable, Hashable {
    /// In training.
    package var training: Int
    /// In use.
    package var use: Int

    package init(training: Int, use: Int) {
      self.training = training
      self.use = use
    }
  }

  package init() {}

  /// Two classes.
  package init(points: Int) { self.points = points }
}
