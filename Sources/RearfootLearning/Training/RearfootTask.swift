package import Networks
package import PictureProcessing

/// What a training of rear-view networks was asked for: the part of `config.json` that is its own.
package struct RearfootTask: Codable, Hashable, Sendable {
  /// The kind of training, as `config.json` names it.
  package static let kind = "rearfoot"

  /// The folder of the data set, as an absolute path.
  package var data: String
  /// The networks, in the order in which they are trained and used: at most one that looks at whole
  /// pictures, then at most one that looks at legs.
  package var networks: [RearfootNetworkPlan]
  /// Of every random choice.
  package var seed: UInt64
  /// Whether each picture counts as a person of its own.
  package var picturesArePersons: Bool
  /// How the persons were known, for reading the data again; nil as the labels say.
  package var subjects: String?
  /// How many pictures are taken at most, spread evenly over the data; nil takes all.
  package var pictureLimit: Int?
  /// Whether pictures are changed at random while they are learned from.
  package var isAugmented: Bool

  package init(
    data: String, networks: [RearfootNetworkPlan], seed: UInt64 = 1,
    picturesArePersons: Bool = false, subjects: String? = nil, pictureLimit: Int? = nil,
    isAugmented: Bool = true
  ) {
    self.data = data
    self.networks = networks
    self.seed = seed
    self.picturesArePersons = picturesArePersons
    self.subjects = subjects
    self.pictureLimit = pictureLimit
    self.isAugmented = isAugmented
  }
}

/// How one network is trained.
package struct RearfootNetworkPlan: Codable, Hashable, Sendable {
  /// Which network.
  package var architecture: RearfootArchitecture
  /// What is done to a picture after it was cut to the network's input, by name.
  package var preprocessing: PicturePreprocessing
  /// What is made small, for points and for boxes.
  package var loss: CoordinateLoss
  /// The same for boxes.
  package var boxLoss: CoordinateLoss
  /// Probability of dropout.
  package var dropout: Double
  /// How often each sample is seen.
  package var epochs: Int
  /// Epochs of the stages box, points and joint, which add up to `epochs`; empty where everything
  /// learns from the first epoch to the last.
  package var stages: [Int]
  /// Samples of a batch.
  package var batchSize: Int
  /// The highest learning rate of AdamW.
  package var learningRate: Double
  /// The weight decay of AdamW.
  package var weightDecay: Double
  /// How the learning rate changes.
  package var schedule: RearfootSchedule
  /// The file with published weights: those of a frozen backbone, or those that a whole Keypoint R-CNN
  /// begins with; nil for networks that learn from the first.
  package var backboneWeights: String?
  /// Whether forward passes compute in bfloat16 where libtorch's list allows it.
  package var usesBFloat16: Bool

  package init(
    _ architecture: RearfootArchitecture, preprocessing: PicturePreprocessing = .none,
    loss: CoordinateLoss = .smoothL1, boxLoss: CoordinateLoss = .smoothL1, dropout: Double = 0,
    epochs: Int, stages: [Int] = [], batchSize: Int = 16, learningRate: Double = 1e-3,
    weightDecay: Double = 0.01, schedule: RearfootSchedule = .oneCycle,
    backboneWeights: String? = nil, usesBFloat16: Bool = false
  ) {
    self.architecture = architecture
    self.preprocessing = preprocessing
    self.loss = loss
    self.boxLoss = boxLoss
    self.dropout = dropout
    self.epochs = epochs
    self.stages = stages
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.schedule = schedule
    self.backboneWeights = backboneWeights
    self.usesBFloat16 = usesBFloat16
  }
}
