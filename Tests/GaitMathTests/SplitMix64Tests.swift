import GaitMath
import Testing

@Suite struct SplitMix64Tests {
  /// The first numbers of seed 1234567 as the generator's authors' code gives them (the reference
  /// value of several implementations).
  @Test func knownNumbers() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func everyIndexComesAboutEquallyOften() {
    var generator = SplitMix64(seed: 5)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    // Five standard deviations of a count with probability 1/7.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 463 })
    #expect(generator.index(below: 1) == 0)
    #expect(generator.index(below: 0) == 0)
    #expect(generator.index(below: -3) == 0)
  }

  @Test func shufflesReachEveryOrder() {
    var generator = SplitMix64(seed: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 { counts[generator.shuffled([1, 2, 3]), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 145 })
    #expect(generator.shuffled([Int]()).isEmpty)
  }

  @Test func partsDifferAndAreRepeatable() {
    func first(_ seed: UInt64, _ part: Int) -> UInt64 {
      var generator = SplitMix64(seed: seed, part: part)
      return generator.next()
    }
    #expect(first(1, 1) == first(1, 1))
    #expect(Set((0..<100).map { first(1, $0) }).count == 100)
    #expect(first(1, 1) != first(2, 1))
  }
}
