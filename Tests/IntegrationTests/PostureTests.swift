import Footfall
import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// `footfall classify posture` as a user starts it, with a classifier whose answer is known.
@Suite struct PostureTests {
  private let folder: URL

  init() throws { folder = try ProgramRun.makeFolder() }

  /// The synthetic runner as a file.
  private func writePoses(
    _ name: String = "run.json", view: View = .side, isFlipped: Bool = false
  ) throws {
    var gait = SyntheticGait(.running)
    gait.duration = 4
    gait.camera.view = view
    gait.camera.mirrored = isFlipped
    try PosesFile(source: nil, person: 1, poses: gait.clip().sequence)
      .write(to: folder.appending(path: name))
  }

  private func writeClassifier(_ classifier: LogisticClassifier) throws {
    _ = try classifier.write(into: folder)
  }

  /// Answers 0.8 whatever it sees.
  private static var constant: LogisticClassifier { LogisticClassifier(bias: Float(log(4.0))) }

  private func classify(_ more: String...) throws -> ProgramRun {
    try ProgramRun(["classify", "posture"] + more, in: folder)
  }

  private func rows(_ path: String) throws -> [[String]] {
    let text = String(
      decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    return text.split(separator: "\r\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func writesAProbabilityForEveryFrame() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writePoses()
    try writeClassifier(Self.constant)
    let run = try classify("run.json", "--model", "test.onnx")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("“high” 100 %, “low” 0 %, undecided 0 %"))
    #expect(run.output.contains("accuracy 0.90 (95 %"))
    let rows = try rows("run.posture/posture.csv")
    #expect(rows[0] == ["time_s", "probability", "probability_smoothed", "class"])
    #expect(rows.count == 242)
    #expect(rows.dropFirst().allSatisfy { $0[1...] == ["0.8000", "0.8000", "high"] })
    let document = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appending(path: "run.posture/posture.json")))
    let spans = try #require((document as? [String: Any])?["spans"] as? [[String: Any]])
    #expect(spans.count == 1 && spans[0]["label"] as? String == "high")
    #expect(spans[0]["firstTime"] as? Double == 0 && spans[0]["lastTime"] as? Double == 4)
  }

  @Test func aFlippedPictureGivesTheSame() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // A knee ahead of the hip is what it looks for.
    var classifier = LogisticClassifier()
    classifier.weights[10] = 3
    try writeClassifier(classifier)
    var columns: [[Double]] = []
    for isFlipped in [false, true] {
      let name = isFlipped ? "flipped" : "plain"
      try writePoses("\(name).json", isFlipped: isFlipped)
      let run = try classify("\(name).json", "--model", "test.json")
      #expect(run.status == 0)
      #expect(run.output.contains(isFlipped ? "facing left" : "facing right"))
      columns.append(
        try rows("\(name).posture/posture.csv").dropFirst().compactMap { Double($0[1]) })
    }
    #expect(columns[0].count == 241 && columns[1].count == 241)
    #expect((columns[0].min() ?? 0) < 0.5 && (columns[0].max() ?? 0) > 0.7)
    #expect(zip(columns[0], columns[1]).allSatisfy { abs($0 - $1) < 0.001 })
  }

  @Test func aViewThatTheClassifierCannotUseIsSaid() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writePoses(view: .front)
    try writeClassifier(Self.constant)
    let run = try classify("run.json", "--model", "test.json")
    #expect(run.status == 4)
    #expect(run.output.contains("needs a view from the side"))
    #expect(try rows("run.posture/posture.csv").dropFirst().allSatisfy { $0[1] == "" })
    // The user knows better: the side is given.
    let given = try classify(
      "run.json", "--model", "test.json", "--view", "side", "--direction", "left")
    #expect(given.status == 0)
  }

  enum BadModel: String, CaseIterable {
    case missing, noCard, otherFile, otherOrder, unknownPoint

    var status: Int32 {
      switch self {
      case .missing, .otherFile, .otherOrder: 6
      case .noCard, .unknownPoint: 2
      }
    }

    var problem: String {
      switch self {
      case .missing: "test.json is missing"
      case .noCard: "the field schema is missing"
      case .otherFile: "is not the expected one"
      case .otherOrder: "it was made for footfall.points right_ear,"
      case .unknownPoint: "the classifier takes right_calcaneus, which these poses (halpe26)"
      }
    }
  }

  @Test(arguments: BadModel.allCases)
  func aModelThatCannotBeUsedIsOneSentence(bad: BadModel) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try writePoses()
    var classifier = Self.constant
    let card = folder.appending(path: "test.json")
    switch bad {
    case .missing: break
    case .noCard: try Data("{}".utf8).write(to: card)
    case .otherFile:
      try writeClassifier(classifier)
      try Data("onnx".utf8).write(to: folder.appending(path: "test.onnx"))
    case .otherOrder:
      try writeClassifier(classifier)
      var changed = try ClassifierCard(json: Data(contentsOf: card))
      changed.points.swapAt(5, 6)
      try changed.json().write(to: card)
    case .unknownPoint:
      let points = LogisticClassifier.sidePoints.dropLast() + ["right_calcaneus"]
      classifier = LogisticClassifier(points: Array(points))
      try writeClassifier(classifier)
    }
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let run = try classify("run.json", "--model", "test.json")
    #expect(run.status == bad.status, "\(run.errors)")
    #expect(run.errors.contains(bad.problem), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count <= 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
  }

  @Test func theSideOfPosesIsFound() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for (facing, side) in [(TravelDirection.left, Side.left), (.right, .right)] {
      var gait = SyntheticGait(.running)
      gait.duration = 3
      gait.camera.direction = facing
      #expect(Footfall.cameraSide(of: gait.clip().sequence) == side)
    }
  }
}
