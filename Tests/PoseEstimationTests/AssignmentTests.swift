import FootfallTestSupport
import PoseEstimation
import Testing

@Suite struct AssignmentTests {
  /// The lowest cost of all pairings, by trying every one.
  func bestByTrial(_ costs: [[Double?]], alone: Double) -> Double {
    func search(_ row: Int, _ free: Set<Int>) -> Double {
      guard row < costs.count else { return 0 }
      var best = alone + search(row + 1, free)
      for column in free {
        guard let cost = costs[row][column] else { continue }
        best = min(best, cost + search(row + 1, free.subtracting([column])))
      }
      return best
    }
    return search(0, Set(costs.first?.indices ?? 0..<0))
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 5), (5, 3), (6, 6), (1, 4)])
  func costsAsLittleAsTheBestOfAllPairings(rows: Int, columns: Int) {
    var random = SeededGenerator(seed: UInt64(10 * rows + columns))
    for _ in 0..<40 {
      let costs = (0..<rows).map { _ in
        (0..<columns).map { _ -> Double? in
          Bool.random(using: &random) ? nil : Double.random(in: 0...3, using: &random)
        }
      }
      let result = Assignment.columns(for: costs, alone: 3)
      #expect(result.count == rows)
      let used = result.compactMap { $0 }
      #expect(Set(used).count == used.count)
      var total = 0.0
      for (row, column) in result.enumerated() {
        guard let column else {
          total += 3
          continue
        }
        total += costs[row][column] ?? .infinity
      }
      #expect(abs(total - bestByTrial(costs, alone: 3)) < 1e-9)
    }
  }

  @Test func nobodyPairsWithNobody() {
    #expect(Assignment.columns(for: [], alone: 1) == [])
    #expect(Assignment.columns(for: [[], []], alone: 1) == [nil, nil])
    #expect(Assignment.columns(for: [[nil]], alone: 1) == [nil])
  }
}
