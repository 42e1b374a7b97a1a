import GaitMath

/// One way of setting samples aside: none of the groups is on both sides.
package struct Fold: Sendable, Hashable {
  /// The samples to learn from, in increasing order.
  package let training: [Int]
  /// The samples to test on, in increasing order.
  package let validation: [Int]
}

/// Splits by group: samples of one person, clip or photo are alike, and a test on a group that was
/// learned from says too much good of a classifier.
///
/// A split depends on the classes, the groups and the seed, not on the order of the samples.
package enum GroupSplit {
  /// One part held out.
  ///
  /// - Parameters:
  ///   - keys: classes and groups.
  ///   - share: how much to hold out, of the samples and of the groups of every class; over 0,
  ///     below 1.
  ///   - seed: of the choice between equal groups.
  /// - Returns: the fold; both sides hold every class.
  /// - Throws: `LearningError.emptyClass`, `oneGroup`, `classInFewGroups`; `badSetting` for a
  ///   share that is none.
  package static func holdOut(
    _ keys: GroupKeys, share: Double, seed: UInt64
  ) throws(LearningError) -> Fold {
    guard share > 0, share < 1 else {
      throw .badSetting(name: "share", reason: "must lie between 0 and 1, not \(share)")
    }
    try keys.check(parts: 2)
    let partition = GroupPartition(keys, shares: [1 - share, share], seed: seed)
    let fold = Fold(training: partition.samples[0], validation: partition.samples[1])
    try check([fold], keys)
    return fold
  }

  /// Stratified k-fold cross-validation by group: every sample is in the validation side of
  /// exactly one fold, and classes are spread over the folds as evenly as whole groups let them.
  ///
  /// Groups are dealt out as `GroupPartition` says. The idea is that of the stratified group
  /// k-fold of scikit-learn (Pedregosa et al. 2011, jmlr.org/papers/v12/pedregosa11a.html); here
  /// the groups of a class are balanced beside its samples, and exchanges follow.
  ///
  /// - Parameters:
  ///   - keys: classes and groups.
  ///   - folds: how many, from 2 on.
  ///   - seed: of the choice between equal groups.
  /// - Returns: the folds; every training side holds every class.
  /// - Throws: `LearningError.emptyClass`, `oneGroup`, `tooFewGroups`, `classInFewGroups`;
  ///   `badSetting` for fewer than two folds.
  package static func folds(
    _ keys: GroupKeys, folds: Int, seed: UInt64
  ) throws(LearningError) -> [Fold] {
    guard folds > 1 else {
      throw .badSetting(name: "folds", reason: "must be 2 or more, not \(folds)")
    }
    try keys.check(parts: folds)
    let shares = Array(repeating: 1 / Double(folds), count: folds)
    let partition = GroupPartition(keys, shares: shares, seed: seed)
    let result = partition.samples.map { complement(of: $0, keys.count) }
    try check(result, keys, ofTraining: true)
    return result
  }

  /// Every group held out in turn, by the order of the groups' names.
  ///
  /// - Throws: `LearningError.emptyClass`, `oneGroup`, `classInFewGroups`.
  package static func leaveOneGroupOut(_ keys: GroupKeys) throws(LearningError) -> [Fold] {
    try keys.check(parts: 2)
    let members = keys.members
    return keys.groupNames.map { complement(of: members[$0] ?? [], keys.count) }
  }

  /// A fold for reporting, with the folds inside its training side for choosing.
  package struct Nested: Sendable, Hashable {
    /// Validation is touched once, with what the inner folds chose.
    package let outer: Fold
    /// Splits of the outer training side; numbers are those of all samples.
    package let inner: [Fold]
  }

  /// Nested cross-validation (Varma and Simon 2006, doi:10.1186/1471-2105-7-91): what is chosen by
  /// a validation cannot be reported from the same one.
  ///
  /// - Parameters:
  ///   - keys: classes and groups.
  ///   - outer: number of folds that report.
  ///   - inner: number of folds, within each outer training side, that choose.
  ///   - seed: of both; the inner folds of each outer one have a seed of their own.
  /// - Returns: one entry for each outer fold.
  /// - Throws: as `folds(_:folds:seed:)`, also for the groups of an outer training side.
  package static func nested(
    _ keys: GroupKeys, outer: Int, inner: Int, seed: UInt64
  ) throws(LearningError) -> [Nested] {
    var result: [Nested] = []
    for (number, fold) in try folds(keys, folds: outer, seed: seed).enumerated() {
      var generator = SplitMix64(seed: seed, part: number + 1)
      let inside = try folds(
        keys.subset(fold.training), folds: inner, seed: generator.next())
      result.append(
        Nested(
          outer: fold,
          inner: inside.map { fold.mapped(to: $0) }))
    }
    return result
  }

  private static func complement(of validation: [Int], _ count: Int) -> Fold {
    let held = Set(validation)
    return Fold(
      training: (0..<count).filter { !held.contains($0) }, validation: validation.sorted())
  }

  /// Refuses folds whose training side (in a hold-out: either side) lacks a class.
  private static func check(
    _ folds: [Fold], _ keys: GroupKeys, ofTraining: Bool = false
  ) throws(LearningError) {
    for fold in folds {
      for side in ofTraining ? [fold.training] : [fold.training, fold.validation] {
        let found = Set(side.map { keys.labels[$0] })
        for (label, name) in keys.classes.enumerated() where !found.contains(label) {
          throw .classInFewGroups(
            name: name, groups: keys.groupsPerClass[label], needed: folds.count + 1)
        }
      }
    }
  }
}

extension Fold {
  /// A fold of this fold's training side, in the numbers of all samples.
  fileprivate func mapped(to inner: Fold) -> Fold {
    Fold(
      training: inner.training.map { training[$0] },
      validation: inner.validation.map { training[$0] })
  }
}
