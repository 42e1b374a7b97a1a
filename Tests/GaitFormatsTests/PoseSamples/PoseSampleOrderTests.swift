import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// The same files give the same samples, whatever the order in which a machine lists them.
@Suite struct PoseSampleOrderTests {
  @Test func theOrderOfMakingDoesNotMatter() throws {
    let names = (0..<30).map { "correct/\($0).json" } + (0..<30).map { "wrong/\($0).json" }
    var sets: [PoseSampleSet] = []
    for seed in [1, 2] as [UInt64] {
      var random = SeededGenerator(seed: seed)
      let folder = try SampleFolder()
      for name in names.shuffled(using: &random) {
        let isRight = name.hasPrefix("correct/")
        try folder.add(name, SampleFolder.sample(label: isRight ? "1" : "0"))
      }
      sets.append(try folder.read())
    }
    #expect(sets[0] == sets[1])
    #expect(sets[0].classes == ["wrong", "correct"])
    let order = sets[0].samples.map(\.source)
    #expect(order == order.sorted())
  }

  @Test func moreThanTwoClassesAreKeptInTheirOrder() throws {
    let folder = try SampleFolder()
    // None of the names says right or wrong, so the labels in the files only have to agree.
    for (name, label) in [("squat", "1"), ("lunge", "0"), ("plank", "0")] {
      try folder.add("\(name)/a.json", SampleFolder.sample(label: label))
    }
    let set = try folder.read()
    #expect(set.classes == ["lunge", "plank", "squat"])
    #expect(set.positiveClass == "squat")
  }

  @Test(arguments: [
    (["correct", "incorrect"], "correct"), (["Correct form", "Wrong form"], "Correct form"),
    (["correctly", "a"], "correctly"), (["correct", "zebra"], "correct"),
    (["not correct", "a"], "not correct"), (["a_correct", "correct_a"], "correct_a"),
  ])
  func thePositiveClassIsTheOneThatBeginsWithTheWord(classes: [String], positive: String) throws {
    let folder = try SampleFolder()
    for name in classes {
      let isPositive = name == positive
      try folder.add("\(name)/a.json", SampleFolder.sample(label: isPositive ? "1" : "0"))
    }
    #expect(try folder.read().positiveClass == positive)
  }

  @Test(arguments: [(0.05, 11), (0.1, 6), (0.25, 3), (10, 1)])
  func theIntervalIsInSeconds(interval: Double, count: Int) throws {
    let folder = try SampleFolder()
    var poses = PoseSequence(
      skeleton: .body(name: "one", points: [.nose]), imageSize: SampleFolder.size)
    for frame in 0...50 {
      try poses.append([PosePoint(x: 1, y: 1, confidence: 1)], at: Double(frame) / 100)
    }
    for label in ["a", "b"] {
      try folder.add("\(label)/x.json", "")
      try PosesFile(source: nil, person: nil, poses: poses)
        .write(to: folder.url.appending(path: "\(label)/x.json"))
    }
    #expect(try folder.read(.init(interval: interval)).samples.count == 2 * count)
  }
}
