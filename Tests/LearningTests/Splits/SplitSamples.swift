import FootfallTestSupport
import Learning

/// Samples of groups of many sizes, for splits.
enum SplitSamples {
  /// Groups of one class each, 1 to 20 samples large.
  static func pure(seed: UInt64, classes: Int = 2, groups: Int = 30) throws -> GroupKeys {
    var random = SeededGenerator(seed: seed)
    var labels: [Int] = []
    var names: [String] = []
    for group in 0..<groups {
      let size = Int.random(in: 1...20, using: &random)
      labels += Array(repeating: group % classes, count: size)
      names += Array(repeating: "group \(group)", count: size)
    }
    return try keys(labels, names, classes: classes)
  }

  /// Groups whose samples are of any class.
  static func mixed(seed: UInt64, classes: Int = 3, groups: Int = 24) throws -> GroupKeys {
    var random = SeededGenerator(seed: seed)
    var labels: [Int] = []
    var names: [String] = []
    for group in 0..<groups {
      for _ in 0..<Int.random(in: 3...12, using: &random) {
        labels.append(Int.random(in: 0..<classes, using: &random))
        names.append("group \(group)")
      }
    }
    return try keys(labels, names, classes: classes)
  }

  static func keys(
    _ labels: [Int], _ groups: [String], classes: Int = 2
  ) throws -> GroupKeys {
    try GroupKeys(
      classes: (0..<classes).map { "class \($0)" }, labels: labels, groups: groups)
  }
}
