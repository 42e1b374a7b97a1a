import FootfallTestSupport
import Learning

/// Tables for classifiers.
enum BaselineTables {
  static func table(
    _ rows: [[Float]], _ labels: [Int], groups: [String]? = nil, classes: Int = 2
  ) throws -> FeatureTable {
    try FeatureTable(
      rows.indices.map {
        FeatureTable.Sample(
          values: rows[$0], label: "class \(labels[$0])", group: groups?[$0] ?? "\($0)",
          source: "row \($0)")
      }, classes: (0..<classes).map { "class \($0)" })
  }

  /// Groups whose samples lie near the group's place, which lies near the class's: `shift` apart
  /// in the first column; the others know nothing.
  static func grouped(
    seed: UInt64, groups: Int = 24, samples: Int = 6, width: Int = 3, shift: Float = 3,
    classes: Int = 2
  ) throws -> FeatureTable {
    var random = SeededGenerator(seed: seed)
    func noise(_ size: Float) -> Float {
      (0..<4).reduce(0) { sum, _ in sum + Float.random(in: -size...size, using: &random) }
    }
    var rows: [[Float]] = []
    var labels: [Int] = []
    var names: [String] = []
    for group in 0..<groups {
      let label = group % classes
      let place = (0..<width).map { ($0 == 0 ? shift * Float(label) : 0) + noise(0.8) }
      for _ in 0..<samples {
        rows.append(place.map { $0 + noise(0.3) })
        labels.append(label)
        names.append("group \(group)")
      }
    }
    return try table(rows, labels, groups: names, classes: classes)
  }
}
