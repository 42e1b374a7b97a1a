/// What was analysed: a video, a photo or a file of poses, as it was found.
///
/// Holds no place and no device: those stay in the original file.
public struct SourceDescription: Sendable, Hashable, Codable {
  /// What sort of input it was.
  public enum Kind: String, Sendable, Codable, Hashable {
    case video, photo, poses
  }

  /// What sort of input it was.
  public var kind: Kind
  /// The file's name without its folder.
  public var name: String
  /// The container in FFmpeg's words (`mov,mp4`); nil for poses.
  public var container: String?
  /// The codec in FFmpeg's words (`h264`); nil for poses.
  public var codec: String?
  /// Size of the upright picture.
  public var imageSize: PixelSize
  /// Degrees that the stored picture was turned clockwise to stand upright: 0, 90, 180, 270.
  public var rotation: Int
  /// Frames per second: one over the usual step of the presentation times (the mean of the steps
  /// near the median); nil for a photo.
  public var frameRate: Double?
  /// Whether the steps between frames differ (by more than a tenth of the median for over 2 %).
  public var hasVariableFrameRate: Bool
  /// Frames that were decoded and analysed.
  public var frameCount: Int
  /// Gaps in the presentation times, counted in frames of the median step.
  public var missingFrames: Int
  /// Frames that the decoder marked as broken or refused.
  public var brokenFrames: Int
  /// Seconds from the first to the last analysed frame.
  public var duration: Double
  /// How many times slower than life the clip plays, as given; 1 for normal speed.
  public var slowMotion: Double

  public init(
    kind: Kind, name: String, container: String? = nil, codec: String? = nil,
    imageSize: PixelSize, rotation: Int = 0, frameRate: Double? = nil,
    hasVariableFrameRate: Bool = false, frameCount: Int, missingFrames: Int = 0,
    brokenFrames: Int = 0, duration: Double, slowMotion: Double = 1
  ) {
    self.kind = kind
    self.name = name
    self.container = container
    self.codec = codec
    self.imageSize = imageSize
    self.rotation = rotation
    self.frameRate = frameRate
    self.hasVariableFrameRate = hasVariableFrameRate
    self.frameCount = frameCount
    self.missingFrames = missingFrames
    self.brokenFrames = brokenFrames
    self.duration = duration
    self.slowMotion = slowMotion
  }
}
