import FootfallTestSupport
import Foundation
import GaitMath
import Learning
import Testing

@Suite struct ClusterBootstrapTests {
  static func mean(_ values: [Double]) -> ([Int]) -> Double? {
    { Statistics.mean($0.map { values[$0] }) }
  }

  /// Against SciPy with 200,000 draws; with 20,000 the ends spread by some 1 % of the width.
  @Test(arguments: ClusterBootstrap.Method.allCases)
  func endsAreThoseOfTheReference(method: ClusterBootstrap.Method) throws {
    let reference = try Reference.classification().intervals
    let bootstrap = try ClusterBootstrap(draws: 20_000, seed: 1, method: method)
    let estimate = try #require(
      bootstrap.estimate(
        groups: reference.values.indices.map { "\($0)" }, Self.mean(reference.values)))
    let expected = method == .percentile ? reference.percentile : reference.BCa
    let width = expected[1] - expected[0]
    #expect(abs((estimate.low ?? 0) - expected[0]) < 0.04 * width)
    #expect(abs((estimate.high ?? 0) - expected[1]) < 0.04 * width)
    #expect(abs(estimate.value - (Statistics.mean(reference.values) ?? 0)) < 1e-12)
  }

  /// 40 groups of 10 samples that lie close together: intervals by group hold the true mean about
  /// as often as they say, those by sample far too seldom.
  @Test func intervalsByGroupCoverTheTruth() throws {
    var covered = (groups: 0, samples: 0)
    let trials = 200
    for trial in 0..<trials {
      var random = SeededGenerator(seed: UInt64(trial))
      func normal() -> Double {
        (-2 * log(Double.random(in: 1e-12...1, using: &random))).squareRoot()
          * cos(2 * .pi * Double.random(in: 0...1, using: &random))
      }
      var values: [Double] = []
      for _ in 0..<40 {
        let center = normal()
        for _ in 0..<10 { values.append(center + 0.2 * normal()) }
      }
      let bootstrap = try ClusterBootstrap(draws: 400, level: 0.9, seed: UInt64(trial))
      func covers(_ groups: [String]) throws -> Bool {
        let estimate = try #require(bootstrap.estimate(groups: groups, Self.mean(values)))
        return try #require(estimate.low) < 0 && 0 < (try #require(estimate.high))
      }
      if try covers(values.indices.map { "\($0 / 10)" }) { covered.groups += 1 }
      if try covers(values.indices.map { "\($0)" }) { covered.samples += 1 }
    }
    // Four standard deviations of a count of 200 with probability 0.9 are 17; bootstrap intervals
    // of 40 groups are somewhat narrow.
    #expect(covered.groups > 160 && covered.groups < 197)
    #expect(covered.samples < 120)
  }

  @Test func sameSeedSameInterval() throws {
    let values = (0..<50).map { Double($0 * $0 % 17) }
    let groups = values.indices.map { "\($0 % 12)" }
    func estimate(_ seed: UInt64, _ order: [Int]) throws -> Estimate? {
      try ClusterBootstrap(draws: 500, seed: seed).estimate(
        groups: order.map { groups[$0] }, Self.mean(order.map { values[$0] }))
    }
    let order = Array(values.indices)
    let one = try #require(try estimate(3, order))
    #expect(try estimate(3, order) == one)
    #expect(try estimate(4, order)?.low != one.low)
    // The order of samples changes roundings alone.
    let turned = try #require(try estimate(3, order.reversed()))
    #expect(abs((turned.low ?? 0) - (one.low ?? 9)) < 1e-12)
    #expect(abs((turned.high ?? 0) - (one.high ?? 9)) < 1e-12)
  }

  /// Every draw takes as many groups as there are, each with all its samples, and all of them about
  /// equally often.
  @Test func drawsTakeWholeGroupsEquallyOften() throws {
    let groups = ["a", "a", "a", "b", "c", "c"]
    var counts = Array(repeating: 0, count: groups.count)
    var sizes: Set<Int> = []
    _ = try ClusterBootstrap(draws: 3000, seed: 2).estimate(groups: groups) { samples in
      for sample in samples { counts[sample] += 1 }
      sizes.insert(samples.count)
      return 1
    }
    // Once for all samples, then 3000 draws of three: five standard deviations are 224.
    #expect(counts.allSatisfy { abs($0 - 3001) < 224 })
    #expect(counts[0] == counts[1] && counts[1] == counts[2] && counts[4] == counts[5])
    // One group three times, or two of one and one of another, or each once.
    #expect(sizes == [3, 4, 5, 6, 7, 8, 9])
  }

  @Test func numbersThatAreNotDefined() throws {
    let bootstrap = try ClusterBootstrap(draws: 100, seed: 1)
    #expect(bootstrap.estimate(groups: ["a", "b"]) { _ in nil } == nil)
    #expect(bootstrap.estimate(groups: []) { _ in nil } == nil)
    #expect(
      bootstrap.estimate(groups: ["a", "a"]) { Double($0.count) }
        == Estimate(value: 2, low: nil, high: nil))
    // Defined only for all groups at once: in 2 of 9 draws of three.
    let rare = bootstrap.estimate(groups: ["a", "b", "c"]) { Set($0).count == 3 ? 1 : nil }
    #expect(rare == Estimate(value: 1, low: nil, high: nil))
    // One group more or less often does not matter where the number is the same.
    let corrected = try ClusterBootstrap(draws: 100, seed: 1, method: .biasCorrected)
    #expect(
      corrected.estimate(groups: ["a", "b", "c"]) { _ in 1 }
        == Estimate(value: 1, low: 1, high: 1))
  }

  @Test(arguments: [(99, 0.95), (2000, 0), (2000, 1), (2000, .nan), (-1, 0.5)])
  func settingsThatCannotBe(draws: Int, level: Double) {
    #expect(throws: EvaluationError.self) {
      try ClusterBootstrap(draws: draws, level: level, seed: 1)
    }
  }
}
