import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct RearfootSubjectTests {
  private static let people = (1...800).map { RearfootSubject(number: $0, seed: 11) }

  @Test func numberAndSeedDecideEverything() {
    #expect(RearfootSubject(number: 5, seed: 2) == RearfootSubject(number: 5, seed: 2))
    #expect(RearfootSubject(number: 5, seed: 2) != RearfootSubject(number: 6, seed: 2))
    #expect(RearfootSubject(number: 5, seed: 2) != RearfootSubject(number: 5, seed: 3))
  }

  typealias Trait = (
    any KeyPath<LegTraits, Double> & Sendable, Double, Double, ClosedRange<Double>
  )

  /// Trait, published mean, SD and range.
  static let traits: [Trait] = [
    (\.standingTilt, 4, 3, -4...12), (\.standingEversion, 4, 3.5, -5...12),
    (\.toeOut, 6, 5, -6...20), (\.kneeMotion, 5.6, 2.5, 2...12),
    (\.middleLegPitch, 20, 5, 8...32), (\.heelRise75, 25, 6, 10...38),
    (\.rotationShare, 0.6, 0.05, 0.5...0.7), (\.whip, 0.4, 9.2, -25...25),
    (\.counterShare, 0.9, 0.055, 0.8...1),
  ]

  @Test(arguments: traits) func legsAreSpreadAsPublished(
    trait: any KeyPath<LegTraits, Double> & Sendable, mean: Double, spread: Double,
    range: ClosedRange<Double>
  ) {
    let left = Self.people.map { $0.left[keyPath: trait] }
    let right = Self.people.map { $0.right[keyPath: trait] }
    for values in [left, right] {
      #expect(values.allSatisfy(range.contains))
      let found = statistics(values)
      #expect(abs(found.mean - mean) < 0.15 * spread + 1e-9)
      #expect(abs(found.spread / spread - 1) < 0.15)
    }
    #expect(abs(correlation(left, right) - 0.6) < 0.1)
  }

  @Test func bodiesArePlausible() {
    for person in Self.people {
      #expect((0.3...0.55).contains(person.shankLength))
      #expect((0.2...0.34).contains(person.footLength))
      #expect(person.shankLength + 0.3 < person.legLength)
      #expect((-0.06...0.12).contains(person.runningWidth))
      #expect((0.33...0.43).contains(person.runningStance))
      #expect((0.58...0.62).contains(person.walkingStance))
      #expect((1...10).contains(person.skinTone))
      for side in Side.allCases {
        #expect((0...12).contains(person[side].stanceTilt))
        #expect((-1...15).contains(EversionCourse.runningPeak(person[side].components)))
        #expect(person[side].walkingShape.count == 2)
        #expect(person.landsOnForefoot == (person[side].contactHeelPitch > 0))
      }
    }
    let tones = Set(Self.people.map(\.skinTone))
    #expect(tones == Set(1...10))
  }

  @Test func truncationKeepsToTheRange() {
    var random = SplitMix64(seed: 1)
    let narrow = TruncatedNormal(0, 1, in: 2...2.5)
    for _ in 0..<200 { #expect((2...2.5).contains(narrow(&random))) }
    // A range that nothing reaches gives its nearest end.
    let far = TruncatedNormal(0, 1, in: 50...60)
    #expect(far(&random) == 50)
    let pair = far.pair(correlation: 0.6, &random)
    #expect(pair.left == 50 && pair.right == 50)
  }

  private func statistics(_ values: [Double]) -> (mean: Double, spread: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }

  private func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (p, q) = (statistics(a), statistics(b))
    let shared = zip(a, b).reduce(0) { $0 + ($1.0 - p.mean) * ($1.1 - q.mean) }
    return shared / Double(a.count - 1) / (p.spread * q.spread)
  }
}
