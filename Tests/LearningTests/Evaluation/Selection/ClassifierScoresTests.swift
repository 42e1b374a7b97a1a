import Learning
import Testing

@Suite struct ClassifierScoresTests {
  /// Three videos: one wholly right; one with two of three frames wrong, but the right one surest;
  /// one with frames of both classes.
  @Test func unitsAreGroupsByClass() throws {
    let keys = try GroupKeys(
      classes: ["no", "yes"], labels: [1, 1, 0, 0, 0, 1, 0],
      groups: ["a", "a", "b", "b", "b", "c", "c"])
    let yes = [0.9, 0.8, 0.55, 0.55, 0.1, 0.6, 0.7]
    let scores = try ClassifierScores(
      yes.map { [1 - $0, $0] }, keys, bootstrap: ClusterBootstrap(draws: 200, seed: 1))
    #expect(scores.samples == 7)
    #expect(scores.units == 4)
    #expect(scores.groups == 3)
    #expect(abs(scores.accuracy.value - 4 / 7.0) < 1e-12)
    // By mean: a right, b (0.4) right, c as yes (0.6) right, c as no (0.7) wrong.
    #expect(scores.unitAccuracy.value == 0.75)
    // By majority b is wrong.
    #expect(scores.unitMajority.value == 0.5)
    // yes 0.85 and 0.6 against no 0.4 and 0.7.
    #expect(scores.unitArea.value == 0.75)
    #expect(scores.area.value == 11 / 12.0)
    #expect((scores.unitAccuracy.low ?? 1) <= 0.75)
    #expect((scores.unitAccuracy.high ?? 0) >= 0.75)
  }

  @Test func equalVotesGoByTheMean() throws {
    let keys = try GroupKeys(
      classes: ["no", "yes"], labels: [1, 1, 0], groups: ["a", "a", "b"])
    let scores = try ClassifierScores(
      [[0.6, 0.4], [0.1, 0.9], [0.9, 0.1]], keys,
      bootstrap: ClusterBootstrap(draws: 100, seed: 1))
    #expect(scores.unitMajority.value == 1)
  }

  /// Few groups: draws of one class have no area, and the interval comes from the others.
  @Test func oneClassHasNoArea() throws {
    let keys = try GroupKeys(classes: ["no", "yes"], labels: [1, 1], groups: ["a", "b"])
    #expect(throws: EvaluationError.self) {
      try ClassifierScores(
        [[0.5, 0.5], [0.1, 0.9]], keys, bootstrap: ClusterBootstrap(draws: 100, seed: 1))
    }
    let none = try GroupKeys(classes: ["no", "yes"], labels: [], groups: [])
    #expect(throws: EvaluationError.self) {
      try ClassifierScores([], none, bootstrap: ClusterBootstrap(draws: 100, seed: 1))
    }
  }
}
