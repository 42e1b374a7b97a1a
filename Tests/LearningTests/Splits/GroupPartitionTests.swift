import Learning
import Testing

@Suite struct GroupPartitionTests {
  /// No single move and no exchange betters the imbalance, on samples of mixed and of pure groups.
  @Test(arguments: GroupSplitTests.seeds, [true, false])
  func isALocalBest(seed: UInt64, isPure: Bool) throws {
    let keys = try isPure ? SplitSamples.pure(seed: seed) : SplitSamples.mixed(seed: seed)
    let shares = [0.6, 0.2, 0.2]
    let parts = GroupPartition(keys, shares: shares, seed: seed).parts
    #expect(parts.joined().sorted() == keys.groupNames)
    let reached = GroupPartition.imbalance(of: parts, keys, shares: shares)
    #expect(reached < 10)
    for one in parts.indices {
      for name in parts[one] {
        for two in parts.indices where two != one {
          var moved = parts
          moved[one].removeAll { $0 == name }
          moved[two].append(name)
          let value = GroupPartition.imbalance(of: moved, keys, shares: shares)
          #expect(value >= reached - 1e-9)
          for other in parts[two] where two > one {
            var exchanged = moved
            exchanged[two].removeAll { $0 == other }
            exchanged[one].append(other)
            let value = GroupPartition.imbalance(of: exchanged, keys, shares: shares)
            #expect(value >= reached - 1e-9)
          }
        }
      }
    }
  }

  /// Two classes in two groups of two samples each, dealt out evenly: nothing is left to better.
  @Test func exactDivisionHasNoImbalance() throws {
    let keys = try SplitSamples.keys(
      [0, 0, 0, 0, 1, 1, 1, 1], ["a", "a", "b", "b", "c", "c", "d", "d"])
    let partition = GroupPartition(keys, shares: [0.5, 0.5], seed: 4)
    #expect(
      GroupPartition.imbalance(of: partition.parts, keys, shares: [0.5, 0.5]) == 0)
    let bad = GroupPartition.imbalance(
      of: [["a", "b"], ["c", "d"]], keys, shares: [0.5, 0.5])
    // Each class wholly in one part (1000), lacking in the other (10), and 4 quarters.
    #expect(bad == 2 * (1000 + 10) + 2)
  }
}
