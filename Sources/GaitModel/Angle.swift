/// A joint or segment angle through time.
public struct AngleSeries: Sendable, Hashable {
  /// What is measured, and how it is signed.
  public let definition: AngleDefinition
  /// Degrees, one a frame of the recording; NaN where a point it needs is missing.
  public var values: [Double]

  public init(definition: AngleDefinition, values: [Double]) {
    self.definition = definition
    self.values = values
  }
}

/// What an angle measures and how it is signed.
public struct AngleDefinition: Sendable, Hashable, Codable {
  /// What the angle lies between.
  public enum Kind: String, Sendable, Codable, Hashable {
    /// Between two segments.
    case joint
    /// Of one segment against the horizontal (or, where its text says so, the vertical).
    case segment
  }

  /// `right_knee`, `left_shank`, `trunk_lean`: the column name in files.
  public var id: String
  /// For a reader: "Right knee flexion".
  public var title: String
  /// What the angle lies between.
  public var kind: Kind
  /// The side of the body; nil on the mid-line.
  public var side: Side?
  /// The convention in one sentence: zero and positive direction.
  public var convention: String

  public init(id: String, title: String, kind: Kind, side: Side?, convention: String) {
    self.id = id
    self.title = title
    self.kind = kind
    self.side = side
    self.convention = convention
  }
}
