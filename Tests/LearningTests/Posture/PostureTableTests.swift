import GaitFormats
import GaitMath
import GaitModel
import Learning
import PoseClassification
import Testing

@Suite struct PostureTableTests {
  @Test func takesThePointsOfTheSideThatIsShown() throws {
    let table = try PostureSamples().table()
    #expect(table.table.classes == ["incorrect", "correct"])
    #expect(table.positiveClass == "correct")
    #expect(table.features.cameraSide == .left)
    #expect(
      table.features.points == [
        .leftShoulder, .leftElbow, .leftWrist, .leftHip, .leftKnee, .leftAnkle, .leftEar,
      ])
    #expect(table.table.count == 80)
    #expect(table.table.width == 14)
    #expect(Set(table.table.groups).count == 16)
    #expect(table.isVideo)
    #expect(table.skipped.isEmpty)
  }

  @Test func keepsTheOrderOfTheFourteenPoints() {
    let names: [PointName] = [
      .nose, .leftShoulder, .rightShoulder, .leftElbow, .rightElbow, .leftWrist, .rightWrist,
      .leftHip, .rightHip, .leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .neck,
    ]
    #expect(PosturePoints.ordered(names.reversed()) == names)
    #expect(PosturePoints.ordered(["zeta", "alpha", .nose]) == [.nose, "alpha", "zeta"])
  }

  @Test func leavesPosesOutThatLackAPointAndCountsThem() throws {
    var set = try PostureSamples().set()
    set.samples[0].pose.points[.leftKnee] = nil
    set.samples[1].pose.points[.leftKnee]?.confidence = 0.1
    set.samples[2].pose.points[.leftKnee]?.confidence = 0.2
    let table = try PostureTable(set, normalisation: .hipsTorso)
    #expect(table.table.count == 77)
    #expect(
      table.skipped == [
        "the point left_knee is missing": 1, "the network is not sure of the point left_knee": 2,
      ])
  }

  @Test func leavesAPointOutThatFewPosesHave() throws {
    var set = try PostureSamples().set()
    for index in 0..<20 { set.samples[index].pose.points[.leftEar] = nil }
    let table = try PostureTable(set, normalisation: .hipsTorso)
    #expect(!table.features.points.contains(.leftEar))
    #expect(table.table.count == 80)
  }

  @Test func mirrorsNobodyWhereASideIsNotKnown() throws {
    var set = try PostureSamples().set()
    set.samples[5].pose.cameraSide = nil
    #expect(try PostureTable(set, normalisation: .hipsTorso).features.cameraSide == nil)
  }

  @Test func takesAnyOfTheClassesAsThePositiveOne() throws {
    let set = try PostureSamples().set()
    let table = try PostureTable(set, normalisation: .hipsTorso, positive: "incorrect")
    #expect(table.table.classes == ["correct", "incorrect"])
    // “correct” is in “incorrect”; names are compared whole.
    #expect(
      throws: LearningError.badSetting(
        name: "positive", reason: "“orrect” is no class; there are “incorrect”, “correct”")
    ) { try PostureTable(set, normalisation: .hipsTorso, positive: "orrect") }
  }

  @Test func refusesOtherThanTwoClasses() throws {
    var set = try PostureSamples().set()
    set.classes = ["a", "b", "c"]
    #expect(throws: LearningError.self) { try PostureTable(set, normalisation: .hipsTorso) }
  }

  @Test func saysThatPicturesOfUnknownSizeGiveNoFractions() throws {
    let set = try PostureSamples().set()
    #expect(throws: LearningError.emptyClass(name: "incorrect")) {
      try PostureTable(set, normalisation: .zscore)
    }
  }

  @Test func findsTheSplitThatDataBringAlong() throws {
    let plain = try PostureSamples().table().table
    #expect(OwnTestSplit.fold(of: plain) == nil)
    let table = try PostureSamples(hasTest: true).table().table
    let fold = try #require(OwnTestSplit.fold(of: table))
    #expect(fold.training.count == 80)
    #expect(fold.validation.count == 40)
    #expect(fold.validation.allSatisfy { table.groups[$0].hasPrefix("data/test/") })
  }
}
