public import GaitModel

/// What every metric means.
public enum MetricCatalogue {
  /// Every definition, in the order in which a report shows them; a definition stands under one
  /// name once.
  public static let all: [MetricDefinition] = [
    time, walkingTime, distance, force, contact, footStrike, knee, hipAndAnkle, trunkAndArms,
    frontal, foot, variability,
  ].flatMap(\.self)

  /// The definition of a metric; nil for an unknown name.
  public static func definition(_ id: String) -> MetricDefinition? { byName[id] }

  /// The definitions that a view shows of a gait, in the order of `all`.
  public static func definitions(view: View, gait: GaitKind) -> [MetricDefinition] {
    all.filter { $0.views.contains(view) && $0.gaits.contains(gait) }
  }

  private static let byName = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// Running with and without flight.
  static let running: [GaitKind] = [.running, .groundedRunning]
  /// Running with flight only.
  static let flying: [GaitKind] = [.running]
  /// Views across the line of travel.
  static let frontalViews: [View] = [.rear, .front]
}
