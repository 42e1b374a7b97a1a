import Foundation
import GaitModel
import Testing

@Suite struct ClassifierCardTests {
  @Test func whatIsWrittenIsReadAgain() throws {
    let card = Self.card()
    let text = try card.json()
    #expect(try ClassifierCard(json: text) == card)
    #expect(try card.json() == text)
    var other = card
    other.cameraSide = nil
    other.metrics[0].low = nil
    other.metrics[0].high = nil
    #expect(try ClassifierCard(json: other.json()) == other)
  }

  @Test(arguments: [
    "schema", "name", "title", "category", "classes", "positiveClass", "points", "normalisation",
    "cameraSide", "file", "sha256", "input", "output", "calibration", "training", "metrics",
    "licence", "notes",
  ])
  func aFieldThatIsNotThereIsNamed(field: String) throws {
    var object = try Self.object()
    object[field] = nil
    #expect(throws: ClassifierCard.Fault.missing(field: field)) { try Self.read(object) }
  }

  @Test(arguments: [
    ("training", "dataDigest"), ("training", "samples"), ("training", "groups"),
    ("training", "seed"), ("training", "estimator"), ("training", "programVersion"),
    ("calibration", "slope"), ("calibration", "intercept"),
  ])
  func aFieldInsideIsNamedWithItsWholePath(outer: String, inner: String) throws {
    var object = try Self.object()
    var part = try #require(object[outer] as? [String: Any])
    part[inner] = nil
    object[outer] = part
    #expect(throws: ClassifierCard.Fault.missing(field: "\(outer).\(inner)")) {
      try Self.read(object)
    }
  }

  @Test(arguments: ["name", "value", "low", "high", "n", "unit", "split"])
  func aFieldOfAMetricIsNamedWithItsPlace(field: String) throws {
    var object = try Self.object()
    var metrics = try #require(object["metrics"] as? [[String: Any]])
    metrics[0][field] = nil
    object["metrics"] = metrics
    #expect(throws: ClassifierCard.Fault.missing(field: "metrics[0].\(field)")) {
      try Self.read(object)
    }
  }

  @Test func anotherKindOrFormOfCardIsRefused() throws {
    var object = try Self.object()
    object["schema"] = ["name": "footfall.classifier-card", "version": 2]
    // Whatever else is missing: the form comes first.
    object["classes"] = nil
    #expect(throws: ClassifierCard.Fault.schema(name: "footfall.classifier-card", version: 2)) {
      try Self.read(object)
    }
    object["schema"] = ["name": "footfall.model-card", "version": 1]
    #expect(throws: ClassifierCard.Fault.schema(name: "footfall.model-card", version: 1)) {
      try Self.read(object)
    }
  }

  @Test(arguments: ["", "[]", "{", "7", "{\"schema\": 1", "\u{0}"])
  func whatIsNoObjectIsSaidToBeNone(text: String) {
    #expect(throws: ClassifierCard.Fault.notJSON) { try ClassifierCard(json: Data(text.utf8)) }
  }

  @Test(arguments: [
    ("normalisation", "hips" as any Sendable), ("cameraSide", "both"), ("classes", 2),
    ("calibration", "none"), ("training", [1]),
  ])
  func aWrongKindIsNamed(field: String, value: any Sendable) throws {
    var object = try Self.object()
    object[field] = value
    #expect(throws: ClassifierCard.Fault.wrongKind(field: field)) { try Self.read(object) }
  }

  @Test func valuesThatCannotBeAreNamed() {
    func fault(_ change: (inout ClassifierCard) -> Void) -> String? {
      var card = Self.card()
      change(&card)
      do throws(ClassifierCard.Fault) {
        try card.check()
        return nil
      } catch {
        guard case .invalid(let field, _) = error else { return "\(error)" }
        return field
      }
    }
    #expect(fault { _ in } == nil)
    #expect(fault { $0.classes = ["correct"] } == "classes")
    #expect(fault { $0.classes = ["correct", "correct"] } == "classes")
    // A part of a class's name is not the class.
    #expect(fault { $0.positiveClass = "corr" } == "positiveClass")
    #expect(fault { $0.points = [] } == "points")
    #expect(fault { $0.points.append($0.points[0]) } == "points")
    #expect(fault { $0.file = "../model.onnx" } == "file")
    #expect(fault { $0.sha256 = $0.sha256.uppercased() } == "sha256")
    #expect(fault { $0.calibration.slope = 0 } == "calibration")
    #expect(fault { $0.calibration.intercept = .nan } == "calibration")
    #expect(fault { $0.training.dataDigest = "1" } == "training.dataDigest")
    #expect(fault { $0.training.groups = 1000 } == "training")
    #expect(fault { $0.metrics[0].low = 0.95 } == "metrics[0]")
    #expect(fault { $0.metrics[0].low = nil } == "metrics[0]")
    #expect(fault { $0.metrics[0].n = 0 } == "metrics[0]")
  }

  /// A card with every field filled.
  static func card() -> ClassifierCard {
    ClassifierCard(
      name: "form", title: "Running form", category: "running-form",
      classes: ["incorrect", "correct"], positiveClass: "correct",
      points: [.rightShoulder, .rightHip, .rightKnee], normalisation: .hipsTorso,
      cameraSide: .right, file: "form.onnx", sha256: String(repeating: "0f", count: 32),
      input: "input", output: "output", calibration: PlattCalibration(slope: 0.5, intercept: -0.1),
      training: ClassifierCard.Training(
        dataDigest: String(repeating: "a1", count: 32), samples: 100, groups: 10,
        seed: .max, estimator: "logistic regression", programVersion: "0.1.0"),
      metrics: [
        ClassifierCard.Metric(
          name: "accuracy", value: 0.9, low: 0.8, high: 0.95, n: 10, unit: "videos",
          split: "5 folds by video")
      ], licence: "MIT", notes: ["a / b"])
  }

  private static func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: card().json()) as? [String: Any])
  }

  private static func read(_ object: [String: Any]) throws {
    _ = try ClassifierCard(json: JSONSerialization.data(withJSONObject: object))
  }
}
