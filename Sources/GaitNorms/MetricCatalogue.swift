public import GaitModel

/// What every metric means.
public enum MetricCatalogue {
  /// Every definition, in the order in which a report shows them.
  public static let all: [MetricDefinition] = [
    MetricDefinition(
      id: "cadence", title: "Cadence", scale: .ratio, group: .time,
      definition: "Steps per minute, both feet counted.", views: View.allCases,
      gaits: GaitKind.allCases, source: "")
  ]

  /// The definition of a metric; nil for an unknown name.
  public static func definition(_ id: String) -> MetricDefinition? {
    all.first { $0.id == id }
  }
}
