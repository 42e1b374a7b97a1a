/// What stands beside the file of a trained classifier of poses: what goes in, what comes out, how
/// it was trained, and how good it was on data that it had not seen.
///
/// The file holds a network in the ONNX format with one input `[batch, 2 x points]` (x and y of each
/// point in turn) and one output `[batch, classes]` of logits.
public struct ClassifierCard: Sendable, Hashable, Codable {
  /// The form of the card; `SchemaVersion.classifierCard`.
  public var schema: SchemaVersion
  /// A short name: `running-form-logistic`.
  public var name: String
  /// The name for a reader.
  public var title: String
  /// What is classified: `running-form`, `stance`.
  public var category: String
  /// The exact names of the classes, in the order of the logits.
  public var classes: [String]
  /// The class whose probability is given; one of `classes`.
  public var positiveClass: String
  /// The points that go in, in their order.
  public var points: [PointName]
  /// How points become numbers.
  public var normalisation: PoseNormalisation
  /// The side of the body that every pose shows to the camera after mirroring; nil where poses are
  /// never mirrored. With `right`, everybody faces to the right, and `points` names the points of
  /// the camera's side `right_...`.
  public var cameraSide: Side?
  /// Name of the ONNX file, in the card's folder.
  public var file: String
  /// SHA-256 of the file, 64 hexadecimal digits in lower case.
  public var sha256: String
  /// The network's name for its input.
  public var input: String
  /// The network's name for its output.
  public var output: String
  /// How logits become a probability.
  public var calibration: PlattCalibration
  /// What it was trained on, and how.
  public var training: Training
  /// What was measured on data that it had not seen.
  public var metrics: [Metric]
  /// The licence of the weights, by its usual name.
  public var licence: String
  /// What a user needs to know besides.
  public var notes: [String]

  public init(
    name: String, title: String, category: String, classes: [String], positiveClass: String,
    points: [PointName], normalisation: PoseNormalisation, cameraSide: Side?, file: String,
    sha256: String, input: String, output: String, calibration: PlattCalibration,
    training: Training, metrics: [Metric], licence: String, notes: [String]
  ) {
    schema = .classifierCard
    self.name = name
    self.title = title
    self.category = category
    self.classes = classes
    self.positiveClass = positiveClass
    self.points = points
    self.normalisation = normalisation
    self.cameraSide = cameraSide
    self.file = file
    self.sha256 = sha256
    self.input = input
    self.output = output
    self.calibration = calibration
    self.training = training
    self.metrics = metrics
    self.licence = licence
    self.notes = notes
  }
}

extension ClassifierCard {
  /// What the network's file holds in its own metadata, so that a card cannot be put beside
  /// another network: points, their normalisation and side, and classes, in their order.
  public var networkNotes: KeyValuePairs<String, String> {
    [
      "footfall.points": points.map(\.rawValue).joined(separator: ","),
      "footfall.normalisation": normalisation.rawValue,
      "footfall.camera-side": cameraSide?.rawValue ?? "none",
      "footfall.classes": classes.joined(separator: ","),
    ]
  }

  /// What a classifier was trained on, and how.
  public struct Training: Sendable, Hashable, Codable {
    /// SHA-256 of the samples' files, 64 hexadecimal digits.
    public var dataDigest: String
    /// Number of samples.
    public var samples: Int
    /// Number of groups (people, clips) that they come from.
    public var groups: Int
    /// The seed of every random choice.
    public var seed: UInt64
    /// What was fitted: `logistic regression, L2 1.0`.
    public var estimator: String
    /// Version of the program that trained it.
    public var programVersion: String

    public init(
      dataDigest: String, samples: Int, groups: Int, seed: UInt64, estimator: String,
      programVersion: String = ProgramVersion.current
    ) {
      self.dataDigest = dataDigest
      self.samples = samples
      self.groups = groups
      self.seed = seed
      self.estimator = estimator
      self.programVersion = programVersion
    }
  }

  /// One number about how good a classifier is, measured on data that it had not seen.
  public struct Metric: Sendable, Hashable, Codable {
    /// What it is: `accuracy`, `auc`.
    public var name: String
    /// The value in the metric's own unit (accuracy: a share from 0 to 1).
    public var value: Double
    /// Lower end of the 95 % interval; nil where none was computed.
    public var low: Double?
    /// Upper end of the 95 % interval; nil where none was computed.
    public var high: Double?
    /// How many things were counted.
    public var n: Int
    /// What was counted: `videos`, `frames`.
    public var unit: String
    /// How the data were split: `5 folds by video`.
    public var split: String

    public init(
      name: String, value: Double, low: Double?, high: Double?, n: Int, unit: String, split: String
    ) {
      self.name = name
      self.value = value
      self.low = low
      self.high = high
      self.n = n
      self.unit = unit
      self.split = split
    }
  }
}
