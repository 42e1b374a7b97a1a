/// How good a classifier's probabilities are, by sample and by group, each number with an interval
/// over groups.
///
/// A group's samples of one class make one unit (a video whose label is constant is one unit): its
/// probability is the mean over its samples.
package struct ClassifierScores: Sendable, Hashable {
  /// The share of samples whose most likely class is the true one.
  package let accuracy: Estimate
  /// The area under the curve over samples; with more than two classes the mean of each against
  /// the others.
  package let area: Estimate
  /// The log loss over samples.
  package let logLoss: Estimate
  /// The expected calibration error over samples, in 10 bins.
  package let calibrationError: Estimate
  /// The share of units whose class is the most likely one by mean probability.
  package let unitAccuracy: Estimate
  /// The share of units whose class is that of most of their samples; where two have equally many,
  /// the mean probability decides.
  package let unitMajority: Estimate
  /// The area under the curve over units, by mean probability.
  package let unitArea: Estimate
  /// How many samples there are.
  package let samples: Int
  /// How many units there are.
  package let units: Int
  /// How many groups there are.
  package let groups: Int

  /// Scores probabilities.
  ///
  /// - Parameters:
  ///   - probabilities: one a class, a row a sample.
  ///   - keys: classes and groups of the samples.
  ///   - bootstrap: how intervals are drawn.
  /// - Throws: `EvaluationError` for probabilities that are none, or where all samples are of one
  ///   class.
  package init(
    _ probabilities: [[Double]], _ keys: GroupKeys, bootstrap: ClusterBootstrap
  ) throws(EvaluationError) {
    try ProbabilityScores.check(probabilities, truth: keys.labels, metric: "score")
    let units = UnitProbabilities(probabilities, keys)
    func over(
      _ p: [[Double]], _ truth: [Int], _ groups: [String], metric: String,
      _ score: ([[Double]], [Int]) -> Double?
    ) throws(EvaluationError) -> Estimate {
      let estimate = bootstrap.estimate(groups: groups) { indices in
        score(indices.map { p[$0] }, indices.map { truth[$0] })
      }
      guard let estimate else { throw .oneClass(metric: metric) }
      return estimate
    }
    func samples(
      _ metric: String, _ score: ([[Double]], [Int]) -> Double?
    ) throws(EvaluationError) -> Estimate {
      try over(probabilities, keys.labels, keys.groups, metric: metric, score)
    }
    accuracy = try samples("accuracy", Self.accuracy)
    area = try samples("area under the curve", Self.area)
    logLoss = try samples("log loss") { try? ProbabilityScores.logLoss($0, truth: $1) }
    calibrationError = try samples("calibration error") {
      try? ProbabilityScores.calibrationError($0, truth: $1, bins: 10)
    }
    unitAccuracy = try over(
      units.means, units.truth, units.groups, metric: "accuracy", Self.accuracy)
    unitMajority = try over(
      units.votes, units.truth, units.groups, metric: "accuracy", Self.accuracy)
    unitArea = try over(
      units.means, units.truth, units.groups, metric: "area under the curve", Self.area)
    self.samples = keys.count
    self.units = units.truth.count
    groups = Set(keys.groups).count
  }

  static func accuracy(_ p: [[Double]], _ truth: [Int]) -> Double? {
    let right = zip(p, truth).filter { ProbabilityScores.mostLikely($0.0) == $0.1 }.count
    return truth.isEmpty ? nil : Double(right) / Double(truth.count)
  }

  static func area(_ p: [[Double]], _ truth: [Int]) -> Double? {
    guard p.first?.count == 2 else {
      return try? RankingScores.meanAreaUnderCurve(p, truth: truth)
    }
    return try? RankingScores.areaUnderCurve(p.map { $0[1] }, positives: truth.map { $0 == 1 })
  }
}

/// The probabilities of the samples of one group and class, as one.
struct UnitProbabilities {
  /// The mean of each class's probability.
  private(set) var means: [[Double]] = []
  /// Votes for each class, with the mean probability behind the comma.
  private(set) var votes: [[Double]] = []
  private(set) var truth: [Int] = []
  private(set) var groups: [String] = []

  init(_ probabilities: [[Double]], _ keys: GroupKeys) {
    struct Unit: Hashable {
      var group: String
      var label: Int
    }
    let members = Dictionary(
      grouping: keys.labels.indices, by: { Unit(group: keys.groups[$0], label: keys.labels[$0]) })
    let order = members.keys.sorted { ($0.group, $0.label) < ($1.group, $1.label) }
    for unit in order {
      let rows = (members[unit] ?? []).map { probabilities[$0] }
      let mean = keys.classes.indices.map { label in
        rows.reduce(0) { $0 + $1[label] } / Double(rows.count)
      }
      let found = rows.map(ProbabilityScores.mostLikely)
      means.append(mean)
      votes.append(
        keys.classes.indices.map { label in
          Double(found.filter { $0 == label }.count) + mean[label] / 2
        })
      truth.append(unit.label)
      groups.append(unit.group)
    }
  }
}
