public import GaitMath

/// A labelled picture of two lower legs from behind.
public struct RearfootPicture: Sendable, Hashable {
  /// Path from the folder of the data set.
  public var file: String
  /// Pixels of the upright picture.
  public var size: PixelSize
  /// Who is seen; nil where the data do not say it. Pictures of one person are never split between
  /// training and test.
  public var subject: String?
  /// The box around what is looked for, in pixels.
  public var box: Box
  /// One label for each of the definition's points, left leg before right.
  public var points: [RearfootPoint]
  /// What is known of the legs beyond their points; empty in data that people labelled.
  public var truths: [Side: RearfootTruth]
  /// How it was taken and what is worn, by name (`skin_tone`, `marker_kind`): what results are
  /// grouped by.
  public var conditions: [String: String]

  public init(
    file: String, size: PixelSize, subject: String?, box: Box, points: [RearfootPoint],
    truths: [Side: RearfootTruth] = [:], conditions: [String: String] = [:]
  ) {
    self.file = file
    self.size = size
    self.subject = subject
    self.box = box
    self.points = points
    self.truths = truths
    self.conditions = conditions
  }
}

/// The label of a point, as COCO has it.
public struct RearfootPoint: Sendable, Hashable {
  /// Whether it can be seen.
  public enum Visibility: Int, Sendable, Codable, Hashable {
    /// Not labelled.
    case absent = 0
    /// Labelled though something hides it.
    case hidden = 1
    /// Labelled and seen.
    case visible = 2
  }

  /// Pixels of the upright picture: the first pixel reaches from (0, 0) to (1, 1).
  public var position: Vector2
  /// Whether it can be seen. A position that is absent means nothing.
  public var visibility: Visibility

  public init(position: Vector2, visibility: Visibility) {
    self.position = position
    self.visibility = visibility
  }
}

/// The exact angles of a leg in one picture, degrees, eversion positive.
public struct RearfootTruth: Sendable, Hashable {
  /// Between the projections of the true points onto the picture, three points a leg.
  public var imagePlane3: Double
  /// Between the projections of the true points onto the picture, four points a leg.
  public var imagePlane4: Double
  /// Between the axes of leg and heel in the frontal plane of the leg.
  public var anatomical: Double
  /// Percent of stance, 0 at initial contact and 100 at toe-off; nil while the foot is in the air,
  /// and where the person stands.
  public var stancePercent: Double?
  /// Whether the whole sole is on the ground.
  public var isFootFlat: Bool

  public init(
    imagePlane3: Double, imagePlane4: Double, anatomical: Double, stancePercent: Double?,
    isFootFlat: Bool
  ) {
    self.imagePlane3 = imagePlane3
    self.imagePlane4 = imagePlane4
    self.anatomical = anatomical
    self.stancePercent = stancePercent
    self.isFootFlat = isFootFlat
  }

  /// The angle in the picture by a definition.
  public func imagePlane(_ definition: RearfootDefinition) -> Double {
    definition == .rearfoot3 ? imagePlane3 : imagePlane4
  }
}
