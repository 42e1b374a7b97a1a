import GaitMath
package import Learning

/// How much larger the mean error is in the worst group than in the best one.
///
/// The interval comes from drawing people anew with replacement. Where groups share people (the same
/// ones under several conditions), a person who is drawn counts in each of their groups, so that the
/// comparison is within people; where no one is in two groups, people are drawn within each group.
/// In each draw the worst and the best are found anew, so that the upper end holds for whichever
/// groups they are.
package enum WorstToBest {
  /// A mean over some samples of one person.
  private struct Part {
    var sum = 0.0
    var count = 0.0
  }

  /// - Parameters:
  ///   - groups: the person and the size of the error of each sample, group by group.
  ///   - bootstrap: how often to draw, and the share of draws between the ends.
  /// - Returns: the ratio; nil with fewer than two groups, an empty one, or a best mean of 0. Its ends
  ///   are nil where a group has fewer than two people.
  package static func ratio(
    _ groups: [[(subject: String, error: Double)]], _ bootstrap: ClusterBootstrap
  ) -> Estimate? {
    let parts = groups.map { group in
      group.reduce(into: [String: Part]()) { parts, sample in
        parts[sample.subject, default: Part()].sum += sample.error
        parts[sample.subject, default: Part()].count += 1
      }
    }
    // In one order, so that sums are the same to the last bit.
    let ordered = parts.map { group in group.sorted { $0.key < $1.key }.map(\.value) }
    guard let value = ratio(ordered) else { return nil }
    var estimate = Estimate(value: value)
    guard parts.allSatisfy({ $0.count > 1 }) else { return estimate }
    let draws = self.draws(parts, ordered, bootstrap)
    guard 2 * draws.count > bootstrap.draws else { return estimate }
    estimate.low = Statistics.quantile(draws, (1 - bootstrap.level) / 2)
    estimate.high = Statistics.quantile(draws, (1 + bootstrap.level) / 2)
    return estimate
  }

  private static func draws(
    _ parts: [[String: Part]], _ ordered: [[Part]], _ bootstrap: ClusterBootstrap
  ) -> [Double] {
    let everyone = Set(parts.flatMap(\.keys)).sorted()
    let isDisjoint = everyone.count == parts.reduce(0) { $0 + $1.count }
    var random = SplitMix64(seed: bootstrap.seed)
    var ratios: [Double] = []
    for _ in 0..<bootstrap.draws {
      let drawn: [[Part]]
      if isDisjoint {
        drawn = ordered.map { people in
          people.map { _ in people[random.index(below: people.count)] }
        }
      } else {
        let people = everyone.map { _ in everyone[random.index(below: everyone.count)] }
        drawn = parts.map { group in people.compactMap { group[$0] } }
      }
      if let value = ratio(drawn) { ratios.append(value) }
    }
    return ratios
  }

  private static func ratio(_ groups: [[Part]]) -> Double? {
    let means = groups.compactMap { group -> Double? in
      let count = group.reduce(0) { $0 + $1.count }
      return count > 0 ? group.reduce(0) { $0 + $1.sum } / count : nil
    }
    guard means.count == groups.count, means.count > 1, let worst = means.max(),
      let best = means.min(), best > 0
    else { return nil }
    return worst / best
  }
}
