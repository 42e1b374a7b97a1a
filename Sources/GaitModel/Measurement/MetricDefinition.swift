/// What a metric means: the same words in report, files and Guides.
public struct MetricDefinition: Sendable, Hashable, Codable {
  /// What sort of number it is; decides whether ratios of it mean anything.
  public enum Scale: String, Sendable, Codable, Hashable {
    /// Times, lengths, forces: zero is none of it.
    case ratio
    /// Angles and signed positions: zero is a convention.
    case interval
  }

  /// The part of a report in which it stands.
  public enum Group: String, Sendable, Codable, Hashable, CaseIterable {
    case time, distance, force, contact, leg, trunkAndArms, frontal, foot, variability
  }

  /// The key of `Metric.id`.
  public var id: String
  /// The name for a reader, without the side: "Contact time".
  public var title: String
  /// What sort of number it is.
  public var scale: Scale
  /// The part of a report in which it stands.
  public var group: Group
  /// One sentence: what is measured, from where to where, and which sign is which.
  public var definition: String
  /// Views that show it.
  public var views: [View]
  /// Gaits that have it.
  public var gaits: [GaitKind]
  /// Author, year and DOI of the definition.
  public var source: String

  public init(
    id: String, title: String, scale: Scale, group: Group, definition: String, views: [View],
    gaits: [GaitKind], source: String
  ) {
    self.id = id
    self.title = title
    self.scale = scale
    self.group = group
    self.definition = definition
    self.views = views
    self.gaits = gaits
    self.source = source
  }
}
