import FootfallTestSupport
import Learning
import Testing

@Suite struct GroupSplitTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  static func expectApart(_ fold: Fold, _ keys: GroupKeys) {
    let training = Set(fold.training.map { keys.groups[$0] })
    let validation = Set(fold.validation.map { keys.groups[$0] })
    #expect(training.isDisjoint(with: validation))
    #expect(!training.isEmpty && !validation.isEmpty)
    #expect((fold.training + fold.validation).sorted() == Array(0..<keys.count))
    #expect(fold.training == fold.training.sorted())
  }

  @Test(arguments: seeds, [2, 3, 5, 10])
  func everySampleIsValidatedOnceAndNoGroupTwice(seed: UInt64, folds: Int) throws {
    for keys in [try SplitSamples.pure(seed: seed), try SplitSamples.mixed(seed: seed)] {
      let split = try GroupSplit.folds(keys, folds: folds, seed: seed)
      #expect(split.count == folds)
      #expect(split.flatMap(\.validation).sorted() == Array(0..<keys.count))
      for fold in split {
        Self.expectApart(fold, keys)
        #expect(Set(fold.training.map { keys.labels[$0] }).count == keys.classes.count)
        #expect(Set(fold.validation.map { keys.labels[$0] }).count == keys.classes.count)
      }
    }
  }

  /// With groups of one class, each fold's number of groups of a class is its share to within one,
  /// and its samples of the class to within the largest group.
  @Test(arguments: seeds, [2, 3, 5])
  func classesAreSpreadEvenly(seed: UInt64, folds: Int) throws {
    let keys = try SplitSamples.pure(seed: seed)
    let largest = keys.members.values.map(\.count).max() ?? 0
    for fold in try GroupSplit.folds(keys, folds: folds, seed: seed) {
      for label in keys.classes.indices {
        let all = keys.labels.filter { $0 == label }.count
        let inside = fold.validation.filter { keys.labels[$0] == label }
        #expect(abs(Double(inside.count) - Double(all) / Double(folds)) <= Double(largest))
        let groups = Set(inside.map { keys.groups[$0] }).count
        #expect(
          abs(Double(groups) - Double(keys.groupsPerClass[label]) / Double(folds)) <= 1)
      }
    }
  }

  @Test func equalGroupsAreSpreadExactly() throws {
    let keys = try SplitSamples.keys(
      (0..<60).map { $0 / 30 }, (0..<60).map { "group \($0 / 3)" })
    for fold in try GroupSplit.folds(keys, folds: 5, seed: 9) {
      #expect(fold.validation.count == 12)
      #expect(fold.validation.filter { keys.labels[$0] == 0 }.count == 6)
    }
  }

  @Test(arguments: seeds)
  func orderOfSamplesChangesNothing(seed: UInt64) throws {
    let keys = try SplitSamples.mixed(seed: seed)
    var random = SeededGenerator(seed: seed)
    let order = Array(0..<keys.count).shuffled(using: &random)
    let turned = try SplitSamples.keys(
      order.map { keys.labels[$0] }, order.map { keys.groups[$0] }, classes: 3)
    let split = try GroupSplit.folds(keys, folds: 4, seed: seed)
    let other = try GroupSplit.folds(turned, folds: 4, seed: seed)
    for (one, two) in zip(split, other) {
      #expect(one.validation == two.validation.map { order[$0] }.sorted())
    }
  }

  @Test func seedDecides() throws {
    let keys = try SplitSamples.keys(
      (0..<60).map { $0 % 2 }, (0..<60).map { "group \($0 / 2)" })
    let one = try GroupSplit.folds(keys, folds: 3, seed: 1)
    #expect(try GroupSplit.folds(keys, folds: 3, seed: 1) == one)
    #expect(try GroupSplit.folds(keys, folds: 3, seed: 2) != one)
  }

  @Test(arguments: seeds, [0.1, 0.2, 0.5])
  func holdOutIsAboutItsShare(seed: UInt64, share: Double) throws {
    let keys = try SplitSamples.pure(seed: seed, groups: 60)
    let fold = try GroupSplit.holdOut(keys, share: share, seed: seed)
    Self.expectApart(fold, keys)
    // 60 groups of 1 to 20 samples: half of the largest group is 2 % of all samples.
    #expect(abs(Double(fold.validation.count) / Double(keys.count) - share) < 0.04)
    for label in 0...1 {
      #expect(fold.training.contains { keys.labels[$0] == label })
      #expect(fold.validation.contains { keys.labels[$0] == label })
    }
  }

  @Test func leaveOneGroupOutHoldsEachGroupOnce() throws {
    let keys = try SplitSamples.pure(seed: 3, groups: 8)
    let folds = try GroupSplit.leaveOneGroupOut(keys)
    #expect(folds.count == 8)
    #expect(folds.flatMap(\.validation).sorted() == Array(0..<keys.count))
    for fold in folds {
      Self.expectApart(fold, keys)
      #expect(Set(fold.validation.map { keys.groups[$0] }).count == 1)
    }
  }

  @Test(arguments: seeds)
  func nestedFoldsChooseWithoutTheReportedSide(seed: UInt64) throws {
    let keys = try SplitSamples.pure(seed: seed)
    let nested = try GroupSplit.nested(keys, outer: 5, inner: 3, seed: seed)
    #expect(nested.map(\.outer) == (try GroupSplit.folds(keys, folds: 5, seed: seed)))
    for fold in nested {
      #expect(fold.inner.count == 3)
      let reported = Set(fold.outer.validation.map { keys.groups[$0] })
      for inner in fold.inner {
        #expect((inner.training + inner.validation).sorted() == fold.outer.training)
        let chosen = Set((inner.training + inner.validation).map { keys.groups[$0] })
        #expect(chosen.isDisjoint(with: reported))
        let validation = Set(inner.validation.map { keys.groups[$0] })
        #expect(validation.isDisjoint(with: inner.training.map { keys.groups[$0] }))
      }
      #expect(
        fold.inner.flatMap(\.validation).sorted() == fold.outer.training)
    }
  }
}
