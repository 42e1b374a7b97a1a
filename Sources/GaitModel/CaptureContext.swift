/// What the user knows about a recording and the picture does not show; kept with the result.
public struct CaptureContext: Sendable, Hashable, Codable {
  /// The columns of tables by sex.
  public enum Sex: String, Sendable, Codable, Hashable, CaseIterable {
    case female, male
  }

  /// What the person runs or walks on.
  public enum Surface: String, Sendable, Codable, Hashable, CaseIterable {
    case treadmill, track, road, trail, grass, indoor
  }

  /// Metres per second over the ground, as measured by other means.
  public var speed: Double?
  /// Metres per second of the treadmill's belt, as shown; real belts slow down in stance by up to
  /// some percent (Willwacher 2021).
  public var beltSpeed: Double?
  /// Rise of the ground in percent, positive uphill.
  public var slope: Double?
  /// What the person runs or walks on.
  public var surface: Surface?
  /// Free text, such as `barefoot`.
  public var footwear: String?
  /// Free text.
  public var note: String?
  /// Standing height, metres.
  public var height: Double?
  /// Body mass, kilograms.
  public var mass: Double?
  /// For tables by sex.
  public var sex: Sex?
  /// The foot nearer to the camera.
  public var nearFoot: Side?
  /// Metres from the camera to the person.
  public var cameraDistance: Double?
  /// Metres from the ground to the camera.
  public var cameraHeight: Double?
  /// A length in the plane of the movement that is known.
  public var knownLength: KnownLength?

  public init(
    speed: Double? = nil, beltSpeed: Double? = nil, slope: Double? = nil, surface: Surface? = nil,
    footwear: String? = nil, note: String? = nil, height: Double? = nil, mass: Double? = nil,
    sex: Sex? = nil, nearFoot: Side? = nil, cameraDistance: Double? = nil,
    cameraHeight: Double? = nil, knownLength: KnownLength? = nil
  ) {
    self.speed = speed
    self.beltSpeed = beltSpeed
    self.slope = slope
    self.surface = surface
    self.footwear = footwear
    self.note = note
    self.height = height
    self.mass = mass
    self.sex = sex
    self.nearFoot = nearFoot
    self.cameraDistance = cameraDistance
    self.cameraHeight = cameraHeight
    self.knownLength = knownLength
  }

  /// Whether nothing is known.
  public var isEmpty: Bool { self == CaptureContext() }
}

/// Two places in the upright picture, and how far apart they are in life.
public struct KnownLength: Sendable, Hashable, Codable {
  /// Pixels from the left edge of the first place.
  public var x1: Double
  /// Pixels from the top edge of the first place.
  public var y1: Double
  /// Pixels from the left edge of the second place.
  public var x2: Double
  /// Pixels from the top edge of the second place.
  public var y2: Double
  /// Metres between them.
  public var metres: Double

  public init(x1: Double, y1: Double, x2: Double, y2: Double, metres: Double) {
    self.x1 = x1
    self.y1 = y1
    self.x2 = x2
    self.y2 = y2
    self.metres = metres
  }
}

/// How many metres a pixel is in the plane of the movement, and how that is known.
public struct PictureScale: Sendable, Hashable, Codable {
  /// What the scale comes from.
  public enum Origin: String, Sendable, Codable, Hashable {
    /// Standing height against the length of the body's segments in the picture.
    case height
    /// Speed of the belt against the speed of the standing foot.
    case beltSpeed
    /// Speed over the ground against the speed of the standing foot.
    case speed
    /// A length in the picture that is known.
    case knownLength
    /// Points that came in metres, from a laboratory.
    case laboratory
  }

  /// Metres of life in one pixel.
  public var metresPerPixel: Double
  /// Relative standard uncertainty: 0.03 is 3 %.
  public var relativeUncertainty: Double
  /// What it comes from.
  public var origin: Origin

  public init(metresPerPixel: Double, relativeUncertainty: Double, origin: Origin) {
    self.metresPerPixel = metresPerPixel
    self.relativeUncertainty = relativeUncertainty
    self.origin = origin
  }
}
