import GaitModel
import Learning
import RearfootLearning
import Testing

@Suite struct RearfootSplitTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func noPersonIsInTwoParts(seed: UInt64) throws {
    let labels = DiscPictures(persons: 20, each: 5).labels
    let split = try RearfootSplit(labels, seed: seed)
    let parts = [split.training, split.validation, split.test]
    #expect(parts.flatMap { $0 }.sorted() == Array(0..<100))
    let persons = parts.map { Set($0.compactMap { labels[$0].subject }) }
    #expect(persons.reduce(0) { $0 + $1.count } == 20)
    #expect(split.validation.count == 15)
    #expect(split.test.count == 15)
    #expect(try RearfootSplit(labels, seed: seed) == split)
  }

  @Test func anotherSeedSplitsOtherwise() throws {
    let labels = DiscPictures(persons: 20, each: 5).labels
    #expect(try RearfootSplit(labels, seed: 1) != RearfootSplit(labels, seed: 2))
  }

  @Test func refusesPicturesWithoutPersonsUnlessToldOtherwise() throws {
    let labels = DiscPictures(persons: 10, each: 2, knowsPersons: false).labels
    let error = #expect(throws: LearningError.self) { try RearfootSplit(labels, seed: 1) }
    #expect(error?.description.contains("0.png") == true)
    #expect(error?.description.contains("--subjects") == true)
    let split = try RearfootSplit(labels, seed: 1, picturesArePersons: true)
    #expect(split.training.count + split.validation.count + split.test.count == 20)
  }

  @Test func refusesTooFewPersons() {
    #expect(throws: LearningError.oneGroup(name: "person 0")) {
      try RearfootSplit(DiscPictures(persons: 1, each: 9).labels, seed: 1)
    }
    #expect(throws: LearningError.tooFewGroups(found: 2, needed: 3)) {
      try RearfootSplit(DiscPictures(persons: 2, each: 9).labels, seed: 1)
    }
  }
}
