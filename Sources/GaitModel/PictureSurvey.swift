/// What the pictures themselves tell besides the points: how the camera moved, how sharp and how
/// bright the person is.
public struct PictureSurvey: Sendable, Hashable, Codable {
  /// What the camera did; nil where it was not measured.
  public var cameraMotion: CameraMotion?
  /// The median width of edges across the legs, from dark to light, pixels: out of focus, in motion
  /// or compressed, they are wide (Marziliano 2004, doi:10.1016/j.image.2003.08.003). Nil where no
  /// edge was seen.
  public var edgeWidth: Double?
  /// The median brightness of the person's box, 0 (black) to 1 (white), of the stored luma.
  public var brightness: Double?

  public init(
    cameraMotion: CameraMotion? = nil, edgeWidth: Double? = nil, brightness: Double? = nil
  ) {
    self.cameraMotion = cameraMotion
    self.edgeWidth = edgeWidth
    self.brightness = brightness
  }
}
