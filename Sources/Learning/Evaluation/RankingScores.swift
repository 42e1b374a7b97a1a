/// How well scores put one kind of sample before another.
package enum RankingScores {
  /// The area under the receiver operating characteristic: how likely a positive sample scores
  /// over a negative one, a tie counting half.
  ///
  /// The rank statistic of Mann and Whitney (Hanley and McNeil 1982,
  /// doi:10.1148/radiology.143.1.7063747):
  /// `(R - P (P + 1) / 2) / (P N)`, with R the sum of the positives' ranks, ties at their mean rank.
  ///
  /// - Parameters:
  ///   - scores: higher means more likely positive.
  ///   - positives: whether each sample is positive.
  /// - Returns: 0 to 1; 0.5 for scores that know nothing.
  /// - Throws: `EvaluationError.countsDiffer`, `badValue` for NaN, `oneClass`.
  /// - Complexity: O(n log n).
  package static func areaUnderCurve(
    _ scores: [Double], positives: [Bool]
  ) throws(EvaluationError) -> Double {
    let metric = "area under the curve"
    guard scores.count == positives.count else {
      throw .countsDiffer(metric: metric, one: scores.count, other: positives.count)
    }
    if let position = scores.firstIndex(where: \.isNaN) {
      throw .badValue(metric: metric, position: position, value: scores[position])
    }
    let positive = positives.filter { $0 }.count
    let negative = positives.count - positive
    guard positive > 0, negative > 0 else { throw .oneClass(metric: metric) }
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    // Twice the number of pairs in the right order, in whole numbers.
    var pairs = 0
    var below = 0
    var start = 0
    while start < order.count {
      var end = start
      var tied = (positive: 0, negative: 0)
      while end < order.count, scores[order[end]] == scores[order[start]] {
        if positives[order[end]] { tied.positive += 1 } else { tied.negative += 1 }
        end += 1
      }
      pairs += tied.positive * (2 * below + tied.negative)
      below += tied.negative
      start = end
    }
    return Double(pairs) / Double(2 * positive * negative)
  }

  /// The mean over the classes of the area under each class's curve against all others; classes
  /// without samples are left out. With two classes it is the area of either.
  ///
  /// - Parameters:
  ///   - probabilities: one a class, a row a sample.
  ///   - truth: the position of each sample's class.
  /// - Returns: 0 to 1.
  /// - Throws: `EvaluationError.countsDiffer`, `unknownLabel`, `badValue`, `oneClass`.
  package static func meanAreaUnderCurve(
    _ probabilities: [[Double]], truth: [Int]
  ) throws(EvaluationError) -> Double {
    try ProbabilityScores.check(probabilities, truth: truth, metric: "area under the curve")
    var areas: [Double] = []
    for label in Set(truth).sorted() {
      areas.append(
        try areaUnderCurve(probabilities.map { $0[label] }, positives: truth.map { $0 == label }))
    }
    return areas.reduce(0, +) / Double(areas.count)
  }
}
