/// A picture of the clip that stands in the report.
public struct KeyPicture: Sendable, Hashable {
  /// Seconds from the first picture of the clip.
  public var time: Double
  /// What the picture shows, in a few words.
  public var caption: String
  /// The picture as a JPEG file.
  public var jpeg: [UInt8]

  public init(time: Double, caption: String, jpeg: [UInt8]) {
    self.time = time
    self.caption = caption
    self.jpeg = jpeg
  }
}
