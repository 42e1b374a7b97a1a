import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct PoseSampleFolderTests {
  @Test func foldersAreClassesByTheirExactName() throws {
    let folder = try SampleFolder()
    try folder.add("correct stance/b.json", SampleFolder.sample(shift: 0.1))
    try folder.add("correct stance/a.json", SampleFolder.sample())
    try folder.add("incorrect stance/c.json", SampleFolder.sample(label: "0"))
    try folder.add("incorrect stance/notes.txt", "left alone")
    try folder.add("incorrect stance/.hidden.json", "left alone")
    let set = try folder.read()
    #expect(set.category == "data")
    // “incorrect” holds “correct”; the class of right ones comes last all the same.
    #expect(set.classes == ["incorrect stance", "correct stance"])
    #expect(set.positiveClass == "correct stance")
    #expect(set.samples.map(\.label) == ["correct stance", "correct stance", "incorrect stance"])
    #expect(
      set.samples.map(\.source) == [
        "correct stance/a.json", "correct stance/b.json", "incorrect stance/c.json",
      ])
  }

  @Test func pointsAreInPixelsInTheOrderOfTheFile() throws {
    let folder = try SampleFolder()
    try folder.add("correct/a.json", SampleFolder.sample())
    try folder.add("incorrect/b.json", SampleFolder.sample(label: "0"))
    let pose = try #require(try folder.read().samples.first).pose
    let names: [PointName] = [
      .nose, .leftShoulder, .rightShoulder, .leftElbow, .rightElbow, .leftWrist, .rightWrist,
      .leftHip, .rightHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .neck,
    ]
    for (index, name) in names.enumerated() {
      let place = try #require(pose.points[name]).position
      #expect(abs(place.x - Double(index) * 6.4) < 1e-9)
      #expect(abs(place.y - Double(index) * 9.6) < 1e-9)
    }
    #expect(pose.points.count == names.count)
    #expect(pose.imageSize == SampleFolder.size)
    #expect(pose.points[.nose]?.confidence == nil && pose.cameraSide == nil)
  }

  @Test func aCategoryIsAFolderOfClasses() throws {
    let folder = try SampleFolder()
    for category in ["stance", "execution"] {
      let more = ", \"category\": \"\(category)\""
      try folder.add("\(category)/correct/a.json", SampleFolder.sample(more: more))
      try folder.add("\(category)/incorrect/b.json", SampleFolder.sample(label: "0", more: more))
    }
    #expect(
      folder.fault() == "data: there are several categories, “execution”, “stance”; name one")
    let set = try folder.read(.init(imageSize: SampleFolder.size, category: "stance"))
    #expect(set.category == "stance")
    #expect(set.samples.map(\.source) == ["stance/correct/a.json", "stance/incorrect/b.json"])
    #expect(
      folder.fault(.init(imageSize: SampleFolder.size, category: "form"))
        == "data: there is no category “form”; there are “execution”, “stance”")
  }

  @Test(arguments: [
    (", \"timestamp\": \"2025-03-20T22:19:58.5\"", "a.json", "correct/202503202219"),
    (", \"timestamp\": 1742508000.25", "a.json", "correct/29041800"),
    ("", "correct_20250320_222001_000123.json", "correct/202503202220"),
    (", \"timestamp\": \"yesterday\"", "a.json", "correct"), ("", "7.json", "correct"),
  ])
  func samplesOfAMinuteAreAGroup(more: String, name: String, group: String) throws {
    let folder = try SampleFolder()
    try folder.add("correct/\(name)", SampleFolder.sample(more: more))
    try folder.add("incorrect/b.json", SampleFolder.sample(label: "0"))
    let set = try folder.read()
    #expect(set.samples.first?.group == group)
    #expect(set.groups == [group, "incorrect"])
  }

  @Test func ourOwnPosesGiveASampleEveryTenthOfASecond() throws {
    let folder = try SampleFolder()
    let skeleton = Skeleton.body(name: "two", points: [.leftHip, .leftKnee])
    for (label, name) in [("slow", "x.json"), ("fast", "run.footfall/poses.json")] {
      var poses = PoseSequence(skeleton: skeleton, imageSize: SampleFolder.size)
      for frame in 0..<31 {
        let point = PosePoint(x: Float(frame), y: 1, confidence: 0.9)
        // Nobody is there for a while.
        let isSeen = !(9...13).contains(frame)
        try poses.append(
          [isSeen ? point : .missing, .missing], at: Double(frame) / 30)
      }
      try folder.add("\(label)/\(name)", "")
      try PosesFile(source: nil, person: nil, poses: poses)
        .write(to: folder.url.appending(path: "\(label)/\(name)"))
    }
    let set = try folder.read(.init(cameraSide: { $0.count == 31 ? .right : nil }))
    #expect(set.classes == ["fast", "slow"])
    let places = set.samples.filter { $0.label == "slow" }
      .map { $0.pose.points[.leftHip]?.position.x }
    #expect(places == [0, 3, 6, 14, 17, 20, 23, 26, 29])
    #expect(set.groups == ["fast/run.footfall/poses.json", "slow/x.json"])
    #expect(set.samples[1].source == "fast/run.footfall/poses.json: frames[3]")
    #expect(set.samples.allSatisfy { $0.pose.cameraSide == .right && $0.pose.points.count == 1 })
  }

  @Test func theDigestKnowsEveryByteAndEveryName() throws {
    func digest(_ name: String, _ text: String) throws -> String {
      let folder = try SampleFolder()
      try folder.add("correct/\(name)", text)
      try folder.add("incorrect/b.json", SampleFolder.sample(label: "0"))
      return try folder.read().digest
    }
    let first = try digest("a.json", SampleFolder.sample())
    #expect(first.count == 64)
    #expect(try digest("a.json", SampleFolder.sample()) == first)
    #expect(try digest("aa.json", SampleFolder.sample()) != first)
    #expect(try digest("a.json", SampleFolder.sample() + " ") != first)
  }
}
