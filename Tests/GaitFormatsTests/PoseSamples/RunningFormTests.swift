import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct RunningFormTests {
  static let good = "data/answer/frame/0001/frame_0.jpg"
  static let bad = "data/wrong/frame/0001/frame_0.jpg"

  @Test func rowsAreSamplesOfTheirVideo() throws {
    let folder = try SampleFolder()
    try folder.add(
      "b.csv",
      SampleFolder.table([SampleFolder.row(Self.bad, label: "0", shift: 7)]).replacing(
        "\n", with: "\r\n"))
    try folder.add(
      "a.csv",
      SampleFolder.table([
        SampleFolder.row(Self.good, label: "1"),
        SampleFolder.row("\"data/answer/frame/0001/frame,1.jpg\"", label: "1", shift: 1),
      ]))
    try folder.add("other.csv", "a,b\n1,2\n")
    let set = try folder.read(.init())
    #expect(set.category == "running-form")
    #expect(set.classes == ["incorrect", "correct"])
    #expect(set.samples.map(\.label) == ["correct", "correct", "incorrect"])
    #expect(set.groups == ["data/answer/frame/0001", "data/wrong/frame/0001"])
    #expect(set.samples.map(\.source) == ["a.csv: line 2", "a.csv: line 3", "b.csv: line 2"])
    let pose = set.samples[0].pose
    #expect(
      pose.points.mapValues(\.position) == [
        .leftEar: [195, 10], .leftShoulder: [200, 30], .leftElbow: [208, 50],
        .leftWrist: [194, 60], .leftHip: [200, 90], .leftKnee: [190, 120], .leftAnkle: [205, 150],
      ])
    #expect(pose.imageSize == nil && pose.cameraSide == .left)
  }

  @Test func videosThatShareARowAreOneGroup() throws {
    let folder = try SampleFolder()
    let rows = ["11", "12", "13", "14"].enumerated().flatMap { index, video in
      [0.0, 1.0].map { frame in
        // 12 is 11 again; 14 shares one picture with 12, and so with 11; 13 stands alone.
        let shift: Double =
          video == "13" ? 50 + frame : video == "14" && frame == 1 ? 30 : frame
        return SampleFolder.row(
          "data/answer/00\(video)/frame_\(index)_\(frame).jpg", label: "1", shift: shift)
      }
    }
    try folder.add(
      "a.csv", SampleFolder.table(rows + [SampleFolder.row(Self.bad, label: "0", shift: 9)]))
    let set = try folder.read(.init())
    #expect(set.groups == ["data/answer/0011", "data/answer/0013", "data/wrong/frame/0001"])
    #expect(set.samples.count == 9)
  }

  @Test func theSideIsThatOfTheWholeVideo() throws {
    let folder = try SampleFolder()
    let right = [SampleFolder.row("data/wrong/2/a.jpg", label: "0", facing: 1)]
    let left = [
      SampleFolder.row(Self.good, label: "1"),
      SampleFolder.row("data/answer/frame/0001/b.jpg", label: "1", shift: 1),
    ]
    try folder.add("a.csv", SampleFolder.table(left + right))
    #expect(try folder.read(.init()).samples.map(\.pose.cameraSide) == [.left, .left, .right])
  }

  @Test(arguments: [
    ("label 0 in answer", Self.good, "0", "the label says incorrect, and the picture lies in"),
    ("label 1 in wrong", Self.bad, "1", "the label says correct, and the picture lies in"),
    ("no class", Self.good, "2", "\"2\" is no class; labels are 1 and 0"),
    ("NaN", Self.good, "nan", "\"nan\" is no class"),
    ("word", Self.good, "correct", "\"correct\" is no class"),
  ])
  func aLabelThatCannotBeIsNamed(
    name: String, picture: String, label: String, problem: String
  ) throws {
    let folder = try SampleFolder()
    try folder.add(
      "a.csv",
      SampleFolder.table(["", SampleFolder.row(picture, label: label)]))
    let sentence = folder.fault()
    #expect(sentence.hasPrefix("a.csv: line 3, column Label: "), "\(sentence)")
    #expect(sentence.contains(problem), "\(sentence)")
  }

  @Test func numbersThatCannotBeAreNamed() throws {
    let row = SampleFolder.row(Self.good, label: "1")
    func fault(_ table: String) throws -> String {
      let folder = try SampleFolder()
      try folder.add("a.csv", table)
      return folder.fault()
    }
    #expect(
      try fault(SampleFolder.table([row.replacing(",195.0,", with: ",nan,")]))
        == "a.csv: line 2, column X7: \"nan\" is no number")
    #expect(
      try fault(SampleFolder.table([row.replacing(",150.0,", with: ",1e8,")]))
        == "a.csv: line 2, column Y27: 100000000.0 lies outside of any picture")
    #expect(
      try fault(SampleFolder.table([row, String(row.dropLast(40))])).hasPrefix(
        "a.csv: line 3: "))
    #expect(try fault(SampleFolder.table([])) == "a.csv: the table has no rows")
    #expect(
      try fault(SampleFolder.table([row]).replacing("Y25", with: "Z25"))
        == "a.csv: line 1: the column Y25 is missing")
    #expect(try fault(SampleFolder.table([row])).contains("“correct” is the only class"))
  }

  /// The tables of runners beside the checkout: 792 rows of 85 videos, two of them the same.
  @Test func thePublishedTables() throws {
    guard let folder = Fixture.shared("running-form") else { return }
    let set = try PoseSampleFolder.read(folder)
    #expect(set.samples.count == 792)
    #expect(set.groups.count == 84)
    #expect(set.samples.count { $0.label == "correct" } == 398)
    #expect(set.samples.allSatisfy { $0.pose.cameraSide == .left })
    let copies = set.samples.filter { $0.group == "data/answer/frame/0011" }
    #expect(copies.count == 40)
    #expect(!set.groups.contains("data/answer/frame/0012"))
  }
}
