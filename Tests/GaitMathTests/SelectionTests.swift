import FootfallTestSupport
import GaitMath
import Testing

@Suite struct SelectionTests {
  @Test(arguments: ["random", "rising", "falling", "equal", "few values", "organ pipe"])
  func everyRankIsThatOfTheSortedSet(name: String) {
    var random = SeededGenerator(seed: 3)
    for count in [1, 2, 15, 18, 40, 333] {
      let values = (0..<count).map { index -> Double in
        switch name {
        case "random": random.nextNormal()
        case "rising": Double(index)
        case "falling": -Double(index)
        case "equal": 4
        case "few values": Double(index * 7 % 3)
        default: Double(min(index, count - index))
        }
      }
      let sorted = values.sorted()
      for rank in stride(from: 0, to: count, by: max(1, count / 20)) {
        var placed = values
        Selection.place(rank, in: &placed)
        #expect(placed[rank] == sorted[rank])
        #expect(placed[..<rank].allSatisfy { $0 <= sorted[rank] })
        #expect(placed[rank...].allSatisfy { $0 >= sorted[rank] })
        #expect(placed.sorted() == sorted)
      }
    }
  }

  @Test func aRankThatIsNotThereLeavesTheSetAlone() {
    var values = [3.0, 1, 2]
    for rank in [-1, 3] {
      Selection.place(rank, in: &values)
      #expect(values == [3, 1, 2])
    }
  }

  @Test(arguments: [0, 0.1, 0.25, 0.5, 0.999, 1])
  func quantilesAreThoseOfTheSortedSet(share: Double) throws {
    var random = SeededGenerator(seed: 8)
    let values = (0..<101).map { _ in random.nextNormal() }
    let sorted = values.sorted()
    let position = share * 100
    let rank = Int(position)
    let expected =
      sorted[rank] + (sorted[min(rank + 1, 100)] - sorted[rank]) * (position - Double(rank))
    #expect(try #require(Statistics.quantile(values, share)) == expected)
  }
}
