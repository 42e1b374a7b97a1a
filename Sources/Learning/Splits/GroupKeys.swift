/// The class and the group of every sample: all that a split looks at.
package struct GroupKeys: Sendable, Hashable {
  /// The exact names of the classes.
  package let classes: [String]
  /// The position of each sample's class in `classes`.
  package let labels: [Int]
  /// The group of each sample.
  package let groups: [String]

  /// The keys of some samples.
  ///
  /// - Throws: `LearningError.badSetting` where labels and groups are not of one number;
  ///   `unknownLabel` for a label that is no position of a class.
  package init(classes: [String], labels: [Int], groups: [String]) throws(LearningError) {
    guard labels.count == groups.count else {
      throw .badSetting(
        name: "groups", reason: "has \(groups.count) entries for \(labels.count) samples")
    }
    for (index, label) in labels.enumerated() where !classes.indices.contains(label) {
      throw .unknownLabel(label: "\(label)", source: "sample \(index)", classes: classes)
    }
    self.classes = classes
    self.labels = labels
    self.groups = groups
  }

  /// The keys of a table.
  package init(_ table: FeatureTable) {
    classes = table.classes
    labels = table.labels
    groups = table.groups
  }

  /// How many samples there are.
  package var count: Int { labels.count }

  /// The names of the groups, sorted, each once.
  package var groupNames: [String] { Set(groups).sorted() }

  /// The samples of every group, in the order of the samples.
  package var members: [String: [Int]] {
    Dictionary(grouping: labels.indices, by: { groups[$0] })
  }

  /// How many groups hold each class.
  package var groupsPerClass: [Int] {
    var sets = Array(repeating: Set<String>(), count: classes.count)
    for (label, group) in zip(labels, groups) { sets[label].insert(group) }
    return sets.map(\.count)
  }

  /// The keys of some of the samples.
  func subset(_ indices: [Int]) throws(LearningError) -> GroupKeys {
    try GroupKeys(
      classes: classes, labels: indices.map { labels[$0] }, groups: indices.map { groups[$0] })
  }

  /// Refuses samples that cannot be split by group.
  ///
  /// - Parameter parts: how many parts there shall be.
  /// - Throws: `LearningError.emptyClass`, `oneGroup`, `tooFewGroups`; `classInFewGroups` where a
  ///   class lives in a single group, so that it cannot be both learned and tested.
  func check(parts: Int) throws(LearningError) {
    for (label, name) in classes.enumerated() where !labels.contains(label) {
      throw .emptyClass(name: name)
    }
    let names = groupNames
    if names.count == 1 { throw .oneGroup(name: names[0]) }
    guard names.count >= parts else { throw .tooFewGroups(found: names.count, needed: parts) }
    for (name, count) in zip(classes, groupsPerClass) where count < 2 {
      throw .classInFewGroups(name: name, groups: count, needed: 2)
    }
  }
}
