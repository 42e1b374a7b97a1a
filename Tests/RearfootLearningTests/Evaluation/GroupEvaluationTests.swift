import Foundation
import GaitMath
import GaitModel
import Learning
import RearfootLearning
import Testing

/// Groups, and the worst of them over the best.
struct GroupEvaluationTests {
  private typealias Sample = (subject: String, error: Double)

  private static func bootstrap(_ draws: Int = 2000) throws -> ClusterBootstrap {
    try ClusterBootstrap(draws: draws, seed: 9)
  }

  /// Errors of people in groups, where a person is as far off in every group but for a factor.
  private static func samples(
    people: Int, factors: [Double], shared: Bool, seed: UInt64
  ) -> [[Sample]] {
    var random = SplitMix64(seed: seed)
    let sizes = (0..<people).map { _ in exp(0.6 * random.normal()) }
    return factors.enumerated().map { group, factor in
      sizes.indices.flatMap { person in
        let size =
          factor * (shared ? sizes[person] : exp(0.6 * random.normal()))
        return (0..<5).map { _ in (shared ? "p\(person)" : "g\(group)p\(person)", size) }
      }
    }
  }

  @Test func theRatioOfPeopleWhoAreInEveryGroupIsExact() throws {
    let groups = Self.samples(people: 30, factors: [1, 1.25, 1.1], shared: true, seed: 1)
    let ratio = try #require(WorstToBest.ratio(groups, try Self.bootstrap()))
    #expect(abs(ratio.value - 1.25) < 1e-9)
    // Whoever is drawn, the factor is the same.
    #expect(abs((ratio.low ?? 0) - 1.25) < 1e-9)
    #expect(abs((ratio.high ?? 0) - 1.25) < 1e-9)
  }

  @Test func peopleOfTheirOwnInEachGroupSpreadTheRatio() throws {
    let groups = Self.samples(people: 30, factors: [1, 1.25], shared: false, seed: 2)
    let ratio = try #require(WorstToBest.ratio(groups, try Self.bootstrap()))
    let (low, high) = (try #require(ratio.low), try #require(ratio.high))
    #expect(low >= 1)
    #expect(low < ratio.value && ratio.value < high)
    // The logarithm of the ratio spreads by about sqrt(2 v / n), v the relative variance.
    let spread = (2 * (exp(0.36) - 1) / 30).squareRoot()
    #expect(high < ratio.value * exp(3.5 * spread))
    #expect(high > ratio.value * exp(1.0 * spread))
    #expect(WorstToBest.ratio(groups, try Self.bootstrap()) == ratio)
  }

  /// Where both groups are alike, the interval reaches down to near 1.
  @Test func equalGroupsAreNotToldApart() throws {
    let groups = Self.samples(people: 60, factors: [1, 1], shared: false, seed: 3)
    let ratio = try #require(WorstToBest.ratio(groups, try Self.bootstrap()))
    #expect((ratio.low ?? 9) < 1.05)
  }

  @Test func whatCannotBeComparedHasNoRatio() throws {
    let one = Self.samples(people: 3, factors: [1], shared: true, seed: 1)
    #expect(WorstToBest.ratio(one, try Self.bootstrap()) == nil)
    #expect(WorstToBest.ratio(one + [[]], try Self.bootstrap()) == nil)
    #expect(WorstToBest.ratio([[("a", 0)], [("a", 0)]], try Self.bootstrap()) == nil)
    let few = try #require(
      WorstToBest.ratio([[("a", 1)], [("a", 2)]], try Self.bootstrap()))
    #expect(few.value == 2)
    #expect(few.high == nil)
  }

  @Test func groupsComeInOrderWithTheirLegsAndPeople() throws {
    let data = EvaluationSamples.dataSet(subjects: 8, each: 20, seed: 1)
    let estimates = EvaluationSamples.estimates(
      data, deviation: { $0.conditions["floor"] == "belt" ? 2 : 1 }, seed: 1)
    let evaluation = try RearfootEvaluation(
      data, estimates, by: ["skin_tone", "floor", "jpeg_quality"], draws: 400)
    let tones = try #require(evaluation.table("by_skin_tone_all"))
    #expect(tones.rows.map(\.name) == (1...10).map(String.init))
    #expect(tones.rows.allSatisfy { $0.count == 32 && $0.subjects == 8 })
    let ratio = try #require(evaluation.table("ratio_floor_all")?.rows.first)
    #expect(ratio.note == "worst: belt, best: mat")
    let value = try #require(ratio.measures.first)
    #expect(abs(value.value - 2) < 0.3)
    #expect((value.low ?? 0) < 2 && 2 < (value.high ?? 9))
    // 56 values are cut into four ranges that hold every leg.
    let quality = try #require(evaluation.table("by_jpeg_quality_all"))
    #expect(quality.rows.count == 4)
    #expect(quality.rows.map(\.count).reduce(0, +) == 320)
    #expect(quality.rows.first?.name.hasPrefix("40 to ") == true)
    #expect(quality.rows.last?.name.hasSuffix(" to 95") == true)
  }
}
