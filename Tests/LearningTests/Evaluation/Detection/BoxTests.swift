import Learning
import Testing

@Suite struct BoxTests {
  static let square = Box(x: 0, y: 0, width: 2, height: 2)

  @Test func overlapsOfKnownBoxes() {
    let shifted = Box(x: 1, y: 1, width: 2, height: 2)
    #expect(Self.square.intersection(shifted) == 1)
    #expect(Self.square.overlap(shifted) == 1 / 7.0)
    // The box round both has 9 square pixels, the union 7.
    #expect(Self.square.generalisedOverlap(shifted) == 1 / 7.0 - 2 / 9.0)
    #expect(Self.square.share(in: shifted) == 0.25)
    #expect(Self.square.share(in: Box(x: -1, y: -1, width: 9, height: 9)) == 1)
    #expect(Self.square.overlap(Self.square) == 1)
    #expect(Self.square.generalisedOverlap(Self.square) == 1)
  }

  @Test func boxesApartDifferInTheGeneralisedOverlapAlone() {
    let near = Box(x: 3, y: 0, width: 2, height: 2)
    let far = Box(x: 98, y: 0, width: 2, height: 2)
    #expect(Self.square.overlap(near) == 0)
    #expect(Self.square.overlap(far) == 0)
    #expect(Self.square.generalisedOverlap(near) == -0.2)
    #expect(Self.square.generalisedOverlap(far) == -0.96)
    // Edges that touch share no area.
    #expect(Self.square.overlap(Box(x: 2, y: 0, width: 2, height: 2)) == 0)
  }

  @Test func boxesWithoutAnArea() {
    let point = Box(x: 1, y: 1, width: 0, height: 0)
    #expect(point.overlap(point) == 0)
    #expect(point.generalisedOverlap(point) == 0)
    #expect(point.share(in: Self.square) == 0)
    #expect(Self.square.overlap(point) == 0)
  }

  @Test(arguments: [
    Box(x: .nan, y: 0, width: 1, height: 1), Box(x: 0, y: 0, width: -1, height: 1),
    Box(x: 0, y: 0, width: 1, height: .infinity),
  ])
  func boxesThatCannotBe(box: Box) {
    #expect(!box.isValid)
    #expect(Self.square.isValid)
  }
}
