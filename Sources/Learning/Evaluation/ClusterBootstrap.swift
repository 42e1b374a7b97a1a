import GaitMath

/// A number with the interval that it would spread over if the groups had been others.
package struct Estimate: Sendable, Hashable {
  /// The number from all samples.
  package var value: Double
  /// The lower end; nil where the groups are too few to say.
  package var low: Double?
  /// The upper end; nil where the groups are too few to say.
  package var high: Double?

  package init(value: Double, low: Double? = nil, high: Double? = nil) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// Intervals by drawing groups anew, with replacement: the cluster bootstrap (Davison and Hinkley
/// 1997, Bootstrap Methods and their Application, section 3.8, doi:10.1017/CBO9780511802843; Field
/// and Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x).
///
/// Frames of one video are alike, so that an interval over frames would be too narrow; a group that
/// is drawn brings all its samples. A draw for which the number is not defined (an area under the
/// curve without negatives) is left out.
package struct ClusterBootstrap: Sendable, Hashable {
  /// How the ends follow from the draws.
  package enum Method: String, Sendable, CaseIterable {
    /// Quantiles of the draws (Efron 1979, doi:10.1214/aos/1176344552).
    case percentile
    /// Quantiles corrected for bias and for a spread that depends on the value (Efron 1987,
    /// doi:10.1080/01621459.1987.10478410), with each group left out in turn.
    case biasCorrected
  }

  /// How often to draw.
  package let draws: Int
  /// The share of draws within the interval.
  package let level: Double
  /// The seed of the draws.
  package let seed: UInt64
  /// How the ends follow from the draws.
  package let method: Method

  /// - Throws: `EvaluationError.badSetting` for fewer than 100 draws or a level that is no share.
  package init(
    draws: Int = 2000, level: Double = 0.95, seed: UInt64, method: Method = .percentile
  ) throws(EvaluationError) {
    guard draws >= 100 else {
      throw .badSetting(name: "draws", reason: "must be 100 or more, not \(draws)")
    }
    guard level > 0, level < 1 else {
      throw .badSetting(name: "level", reason: "must lie between 0 and 1, not \(level)")
    }
    self.draws = draws
    self.level = level
    self.seed = seed
    self.method = method
  }

  /// The interval of a number.
  ///
  /// - Parameters:
  ///   - groups: the group of every sample.
  ///   - statistic: the number from some samples, given by their positions, some more than once;
  ///     nil where it is not defined.
  /// - Returns: the number from all samples with its interval, whose ends are nil where there are
  ///   fewer than two groups, or the number is not defined in half of the draws; nil where it is
  ///   not defined for all samples.
  /// - Complexity: `draws` calls of the statistic; one a group more for `biasCorrected`.
  package func estimate(
    groups: [String], _ statistic: ([Int]) -> Double?
  ) -> Estimate? {
    let members = Dictionary(grouping: groups.indices, by: { groups[$0] })
    let clusters = members.keys.sorted().compactMap { members[$0] }
    guard let value = statistic(clusters.flatMap { $0 }) else { return nil }
    var estimate = Estimate(value: value)
    guard clusters.count > 1 else { return estimate }
    var generator = SplitMix64(seed: seed)
    var values: [Double] = []
    var samples: [Int] = []
    for _ in 0..<draws {
      samples.removeAll(keepingCapacity: true)
      for _ in clusters.indices {
        samples += clusters[generator.index(below: clusters.count)]
      }
      if let drawn = statistic(samples), drawn.isFinite { values.append(drawn) }
    }
    guard 2 * values.count > draws else { return estimate }
    let shares: [Double]
    switch method {
    case .percentile: shares = [(1 - level) / 2, (1 + level) / 2]
    case .biasCorrected: shares = corrected(values, value, clusters, statistic)
    }
    estimate.low = Statistics.quantile(values, shares[0])
    estimate.high = Statistics.quantile(values, shares[1])
    return estimate
  }

  private func corrected(
    _ values: [Double], _ value: Double, _ clusters: [[Int]], _ statistic: ([Int]) -> Double?
  ) -> [Double] {
    let below = values.reduce(0.0) { $0 + ($1 < value ? 1 : $1 == value ? 0.5 : 0) }
    let bias = NormalDistribution.quantile(below / Double(values.count))
    let without = clusters.indices.compactMap { left in
      statistic(clusters.indices.flatMap { $0 == left ? [] : clusters[$0] })
    }
    let mean = Statistics.mean(without) ?? value
    let rests = without.map { mean - $0 }
    let squares = rests.reduce(0) { $0 + $1 * $1 }
    let cubes = rests.reduce(0) { $0 + $1 * $1 * $1 }
    let skew = squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
    return [(1 - level) / 2, (1 + level) / 2].map { share in
      let z = bias + NormalDistribution.quantile(share)
      // Beyond the pole of the correction nothing is left but the outermost draw.
      let scale = 1 - skew * z
      return scale > 0 ? NormalDistribution.cumulative(bias + z / scale) : z < 0 ? 0 : 1
    }
  }
}
