/// What stands beside the networks of a trained finder of points on legs from behind: which points,
/// how a picture goes in, how it was trained, and how good it was on people whom it had not seen.
///
/// A network is an ONNX file with one input `[batch, 3, height, width]` (red, green and blue from 0
/// to 1) and, as far as it finds them, the outputs `points` `[batch, K, 2]`, `deviations`
/// `[batch, K, 2]` and `box` `[batch, 4]` (left, upper, right, lower edge), in pixels of the input. One
/// that no ONNX file holds (`keypoint-rcnn`) is a file of its weights, `.safetensors`, with the names of
/// torchvision; it runs where libtorch is.
public struct RearfootCard: Sendable, Hashable, Codable {
  /// The form of the card; `SchemaVersion.rearfootCard`.
  public var schema: SchemaVersion
  /// A short name: `rearfoot4-heat-map`.
  public var name: String
  /// The name for a reader.
  public var title: String
  /// Which points are found.
  public var definition: RearfootDefinition
  /// The networks in the order in which they are used: the one that looks at the whole picture, the
  /// one that looks at a leg, the one that looks at a point; any may be missing, not all.
  public var networks: [Network]
  /// What they were trained on, and how.
  public var training: Training
  /// What was measured on people whom they had not seen.
  public var metrics: [Metric]
  /// What no picture of the training showed, a clause each.
  public var unseen: [String]
  /// The licence of the weights, by its usual name.
  public var licence: String
  /// What a user needs to know besides.
  public var notes: [String]

  public init(
    name: String, title: String, definition: RearfootDefinition, networks: [Network],
    training: Training, metrics: [Metric], unseen: [String], licence: String, notes: [String]
  ) {
    schema = .rearfootCard
    self.name = name
    self.title = title
    self.definition = definition
    self.networks = networks
    self.training = training
    self.metrics = metrics
    self.unseen = unseen
    self.licence = licence
    self.notes = notes
  }
}

extension RearfootCard {
  /// A number with its interval, as the cards of classifiers have it.
  public typealias Metric = ClassifierCard.Metric

  /// One network of a finder.
  public struct Network: Sendable, Hashable, Codable {
    /// What of a picture it looks at.
    public var view: RearfootView
    /// The name of its architecture: `multi-head`.
    public var architecture: String
    /// What is done to a picture after it was cut to the input's size, by name: `none`.
    public var preprocessing: String
    /// Name of the file with the network or its weights, in the card's folder.
    public var file: String
    /// SHA-256 of the file, 64 hexadecimal digits in lower case.
    public var sha256: String
    /// Pixels of the input.
    public var inputSize: PixelSize
    /// Height of what is cut out over the length of the longer leg's points; nil for the whole
    /// picture.
    public var cropScale: Double?
    /// The network's name for its input.
    public var input: String
    /// The network's names for its outputs: of `points`, `deviations` and `box` those that it has.
    public var outputs: [String]
    /// The largest difference in pixels between the file and the network that was trained, on
    /// pictures of noise.
    public var parity: Double

    public init(
      view: RearfootView, architecture: String, preprocessing: String, file: String,
      sha256: String, inputSize: PixelSize, cropScale: Double?, input: String, outputs: [String],
      parity: Double
    ) {
      self.view = view
      self.architecture = architecture
      self.preprocessing = preprocessing
      self.file = file
      self.sha256 = sha256
      self.inputSize = inputSize
      self.cropScale = cropScale
      self.input = input
      self.outputs = outputs
      self.parity = parity
    }
  }

  /// What the networks were trained on, and how.
  public struct Training: Sendable, Hashable, Codable {
    /// SHA-256 over labels and pictures, 64 hexadecimal digits.
    public var dataDigest: String
    /// Number of pictures that were learned from.
    public var pictures: Int
    /// Number of people on them.
    public var persons: Int
    /// Number of pictures that chose the best epoch.
    public var validationPictures: Int
    /// Number of pictures that the numbers are from.
    public var testPictures: Int
    /// How far the labels' boxes reach beyond the points, pixels of the picture, where that is the
    /// same on all sides and pictures; nil otherwise.
    public var boxMargin: Double?
    /// The seed of every random choice.
    public var seed: UInt64
    /// How it was done, a clause for each network.
    public var methods: [String]
    /// Version of the program that trained it.
    public var programVersion: String

    public init(
      dataDigest: String, pictures: Int, persons: Int, validationPictures: Int, testPictures: Int,
      boxMargin: Double? = nil, seed: UInt64, methods: [String],
      programVersion: String = ProgramVersion.current
    ) {
      self.dataDigest = dataDigest
      self.pictures = pictures
      self.persons = persons
      self.validationPictures = validationPictures
      self.testPictures = testPictures
      self.boxMargin = boxMargin
      self.seed = seed
      self.methods = methods
      self.programVersion = programVersion
    }
  }
}
