import Learning
import Testing

@Suite struct BadSplitTests {
  @Test func oneGroupCannotBeSplit() throws {
    let keys = try SplitSamples.keys([0, 1, 0], ["a", "a", "a"])
    for split in Self.splits {
      #expect(throws: LearningError.oneGroup(name: "a")) { try split(keys) }
    }
  }

  @Test func emptyClassIsNamed() throws {
    let keys = try SplitSamples.keys([0, 0], ["a", "b"])
    for split in Self.splits {
      #expect(throws: LearningError.emptyClass(name: "class 1")) { try split(keys) }
    }
    let none = try SplitSamples.keys([], [])
    #expect(throws: LearningError.emptyClass(name: "class 0")) {
      try GroupSplit.leaveOneGroupOut(none)
    }
  }

  @Test func classOfOneGroupIsNamed() throws {
    let keys = try SplitSamples.keys([0, 1, 1, 1], ["a", "b", "c", "d"])
    for split in Self.splits {
      #expect(throws: LearningError.classInFewGroups(name: "class 0", groups: 1, needed: 2)) {
        try split(keys)
      }
    }
  }

  @Test func fewerGroupsThanFolds() throws {
    let keys = try SplitSamples.keys([0, 1, 0, 1], ["a", "b", "c", "d"])
    #expect(throws: LearningError.tooFewGroups(found: 4, needed: 5)) {
      try GroupSplit.folds(keys, folds: 5, seed: 1)
    }
    #expect(try GroupSplit.folds(keys, folds: 2, seed: 1).count == 2)
  }

  /// Two groups a class: the outer fold takes one, and one cannot be split again.
  @Test func tooFewGroupsForTheInnerFolds() throws {
    let keys = try SplitSamples.keys([0, 1, 0, 1], ["a", "b", "c", "d"])
    #expect(throws: LearningError.classInFewGroups(name: "class 0", groups: 1, needed: 2)) {
      try GroupSplit.nested(keys, outer: 2, inner: 2, seed: 1)
    }
  }

  @Test(arguments: [0.0, 1, -0.5, 2, .nan])
  func sharesThatAreNone(share: Double) throws {
    let keys = try SplitSamples.pure(seed: 1)
    #expect(throws: LearningError.self) {
      try GroupSplit.holdOut(keys, share: share, seed: 1)
    }
  }

  @Test(arguments: [1, 0, -2])
  func numbersOfFoldsThatAreNone(folds: Int) throws {
    let keys = try SplitSamples.pure(seed: 1)
    #expect(throws: LearningError.self) { try GroupSplit.folds(keys, folds: folds, seed: 1) }
  }

  @Test func keysThatDoNotBelongTogether() {
    #expect(throws: LearningError.badSetting(name: "groups", reason: "has 1 entries for 2 samples"))
    { try SplitSamples.keys([0, 1], ["a"]) }
    #expect(throws: LearningError.self) { try SplitSamples.keys([0, 2], ["a", "b"]) }
    #expect(throws: LearningError.self) { try SplitSamples.keys([0, -1], ["a", "b"]) }
  }

  private static let splits: [@Sendable (GroupKeys) throws -> Void] = [
    { _ = try GroupSplit.holdOut($0, share: 0.5, seed: 1) },
    { _ = try GroupSplit.folds($0, folds: 2, seed: 1) },
    { _ = try GroupSplit.leaveOneGroupOut($0) },
    { _ = try GroupSplit.nested($0, outer: 2, inner: 2, seed: 1) },
  ]
}
