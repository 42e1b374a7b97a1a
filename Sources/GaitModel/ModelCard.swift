/// What stands beside a network's file: what it sees, how it is called, and its licence.
public struct ModelCard: Sendable, Hashable, Codable {
  /// How pictures go in and points come out.
  public enum Family: String, Sendable, Codable, Hashable {
    /// Top-down network with a SimCC head: RTMPose and its kin.
    case simcc
    /// MediaPipe's BlazePose landmark network.
    case blazePose
    /// YOLOX person detector with suppression inside.
    case yoloxDetector
    /// MediaPipe's person detector.
    case blazePoseDetector
  }

  /// What `--model` takes: `rtmpose-s`.
  public var name: String
  /// The name for a reader.
  public var title: String
  /// How pictures go in and points come out.
  public var family: Family
  /// File name in the model folder, or beside the card.
  public var file: String
  /// SHA-256 of the file, 64 hexadecimal digits in lower case.
  public var sha256: String
  /// The licence of the weights, by its usual name.
  public var licence: String
  /// Where the weights come from, for a reader.
  public var source: String
  /// Input width and height in pixels.
  public var inputSize: PixelSize
  /// A skeleton of the catalogue, or one of its own; nil for a detector.
  public var skeleton: Skeleton?
  /// Mean and standard deviation of each colour channel (RGB, 0 to 255) that the input is
  /// normalised with.
  public var mean: [Float]
  /// Standard deviation of each colour channel; see `mean`.
  public var standardDeviation: [Float]
  /// SimCC bins per pixel of the input.
  public var simccSplit: Float?
  /// How much wider than the person's box the crop is.
  public var cropPadding: Float?
  /// The card of the detector that goes with it, by name.
  public var detector: String?

  public init(
    name: String, title: String, family: Family, file: String, sha256: String, licence: String,
    source: String, inputSize: PixelSize, skeleton: Skeleton? = nil, mean: [Float] = [0, 0, 0],
    standardDeviation: [Float] = [1, 1, 1], simccSplit: Float? = nil, cropPadding: Float? = nil,
    detector: String? = nil
  ) {
    self.name = name
    self.title = title
    self.family = family
    self.file = file
    self.sha256 = sha256
    self.licence = licence
    self.source = source
    self.inputSize = inputSize
    self.skeleton = skeleton
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.simccSplit = simccSplit
    self.cropPadding = cropPadding
    self.detector = detector
  }
}
