import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import PoseClassification
import Testing

@Suite struct PoseClassifierTests {
  /// Hip at the origin, shoulder a torso above it, the knee half a torso ahead.
  private static let pose = NamedPose(
    points: [
      .rightShoulder: NamedPose.Point([100, 0]), .rightHip: NamedPose.Point([100, 50]),
      .rightKnee: NamedPose.Point([125, 80]),
    ], cameraSide: .right)
  private static let points: [PointName] = [.rightShoulder, .rightHip, .rightKnee]

  private static func load(
    _ classifier: LogisticClassifier, changing change: (URL) throws -> Void = { _ in }
  ) throws -> PoseClassifier {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let card = try classifier.write(into: folder)
    try change(card)
    return try PoseClassifier(
      cardFile: card, engine: InferenceEngine(), catalogue: ModelCatalogue(cacheFolder: nil))
  }

  @Test func theProbabilityIsThatOfTheFormula() throws {
    var logistic = LogisticClassifier(
      points: Self.points, weights: [1, 2, 3, 4, 5, -6], bias: 0.25,
      calibration: PlattCalibration(slope: 0.5, intercept: -0.125))
    // Features 0, -1, 0, 0, 0.5, 0.6: the margin is -2 + 2.5 - 3.6 + 0.25.
    let margin = -2.85
    let verdict = try Self.load(logistic).classify(Self.pose).get()
    #expect(verdict.logits[0] == 0 && abs(verdict.logits[1] - margin) < 1e-5)
    let expected = 1 / (1 + exp(-(0.5 * margin - 0.125)))
    #expect(abs(verdict.probability - expected) < 1e-6)
    // The other class is the rest.
    logistic.card.positiveClass = "low"
    logistic.card.calibration = PlattCalibration(slope: 0.5, intercept: 0.125)
    let other = try Self.load(logistic).classify(Self.pose).get()
    #expect(abs(other.probability - (1 - expected)) < 1e-6)
  }

  @Test func thePersonSeenFromTheOtherSideGetsTheSameAnswer() throws {
    let classifier = try Self.load(
      LogisticClassifier(points: Self.points, weights: [1, 2, 3, 4, 5, -6]))
    let one = try classifier.classify(Self.pose).get()
    var other = NamedPose(points: [:], cameraSide: .left)
    for (name, point) in Self.pose.points {
      other.points[name.mirrored] = NamedPose.Point([640 - point.position.x, point.position.y])
    }
    let two = try classifier.classify(other).get()
    #expect(abs(one.probability - two.probability) < 1e-6)
  }

  @Test func aPoseThatLacksAPointHasNoAnswer() throws {
    let classifier = try Self.load(LogisticClassifier(points: Self.points))
    var pose = Self.pose
    pose.points[.rightKnee] = nil
    #expect(try classifier.classify(pose) == .failure(.missing(.rightKnee)))
    #expect(try classifier.classify(Self.pose).get().probability == 0.5)
  }

  @Test func pointsThatASkeletonNeverHasAreNamed() throws {
    let classifier = try Self.load(
      LogisticClassifier(
        points: [.rightHip, .rightShoulder, .rightHeel, .neck, "right_calcaneus"]))
    #expect(
      classifier.pointsMissing(from: .coco17, shown: .right) == [.rightHeel, "right_calcaneus"])
    #expect(
      classifier.pointsMissing(from: .halpe26, shown: .left) == ["left_calcaneus"])
  }

  @Test func anotherFileThanTheCardsIsRefused() throws {
    let error = #expect(throws: InferenceError.self) {
      try Self.load(LogisticClassifier(points: Self.points)) { card in
        let file = card.deletingLastPathComponent().appending(path: "test.onnx")
        try (Data(contentsOf: file) + Data([0])).write(to: file)
      }
    }
    guard case .wrongHash = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aMissingFileIsNamed() {
    let error = #expect(throws: InferenceError.self) {
      try Self.load(LogisticClassifier(points: Self.points)) { card in
        try FileManager.default.removeItem(
          at: card.deletingLastPathComponent().appending(path: "test.onnx"))
      }
    }
    #expect(error?.description.contains("test.onnx is missing") == true)
  }

  @Test func aCardThatIsNoneIsRefused() {
    let error = #expect(throws: InferenceError.self) {
      try Self.load(LogisticClassifier(points: Self.points)) { card in
        try Data("{}".utf8).write(to: card)
      }
    }
    #expect(error?.description.contains("the field schema is missing") == true)
  }

  /// Each change of the card alone makes it another network's.
  @Test(arguments: CardChange.allCases)
  func aCardThatDoesNotFitTheNetworkIsRefused(change: CardChange) {
    let error = #expect(throws: InferenceError.self) {
      var logistic = LogisticClassifier(points: Self.points)
      logistic.hasNotes = false
      _ = try Self.load(logistic) { file in
        var card = try ClassifierCard(json: Data(contentsOf: file))
        change.apply(to: &card)
        try card.json().write(to: file)
      }
    }
    let sentence = error?.description ?? ""
    #expect(sentence.contains(change.problem), "\(sentence)")
    #expect(sentence.hasSuffix("."))
  }

  enum CardChange: CaseIterable {
    case morePoints, fewerPoints, moreClasses, input, output, noHip

    func apply(to card: inout ClassifierCard) {
      switch self {
      case .morePoints: card.points.append(.rightAnkle)
      case .fewerPoints: card.points.removeLast()
      case .moreClasses: card.classes.append("third")
      case .input: card.input = "x"
      case .output: card.output = "y"
      case .noHip: card.points = [.rightShoulder, .rightElbow, .rightKnee]
      }
    }

    var problem: String {
      switch self {
      case .morePoints: "fit its card: its input is [open, 6], and 4 points make [batch, 8]"
      case .fewerPoints: "its input is [open, 6], and 2 points make [batch, 4]"
      case .moreClasses: "it has 3 classes, where two are expected"
      case .input: "it calls its input “input”, the card “x”"
      case .output: "it calls its output “output”, the card “y”"
      case .noHip: "the list of points names no hip, which the torso needs"
      }
    }
  }

  @Test func aCardWithAnotherOrderOfPointsOrClassesIsRefused() {
    func sentence(_ change: @escaping (inout ClassifierCard) -> Void) -> String {
      let error = #expect(throws: InferenceError.self) {
        try Self.load(LogisticClassifier(points: Self.points)) { file in
          var card = try ClassifierCard(json: Data(contentsOf: file))
          change(&card)
          try card.json().write(to: file)
        }
      }
      return error?.description ?? ""
    }
    #expect(
      sentence { $0.points.swapAt(1, 2) }.contains(
        "it was made for footfall.points right_shoulder,right_hip,right_knee, and the card says "
          + "right_shoulder,right_knee,right_hip"))
    #expect(sentence { $0.classes.swapAt(0, 1) }.contains("footfall.classes low,high"))
    #expect(sentence { $0.cameraSide = nil }.contains("footfall.camera-side right"))
    #expect(sentence { $0.normalisation = .zscore }.contains("footfall.normalisation hipsTorso"))
  }

  @Test func aNetworkThatGivesNoNumberIsAnError() throws {
    let classifier = try Self.load(
      LogisticClassifier(points: Self.points, bias: .nan))
    #expect(throws: InferenceError.self) { try classifier.classify(Self.pose) }
  }
}
