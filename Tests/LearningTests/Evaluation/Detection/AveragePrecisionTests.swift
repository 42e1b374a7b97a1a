import GaitMath
import Learning
import Testing

@Suite struct AveragePrecisionTests {
  static func marks(_ reference: Reference.Detection) -> [MarkedObject] {
    reference.marked.map { mark in
      let flat = mark.keypoints ?? []
      return MarkedObject(
        image: mark.image_id, category: mark.category_id, box: box(mark.bbox), area: mark.area,
        isCrowd: mark.iscrowd == 1,
        points: (0..<flat.count / 3).map {
          flat[3 * $0 + 2] > 0 ? Vector2(flat[3 * $0], flat[3 * $0 + 1]) : nil
        })
    }
  }

  static func finds(_ reference: Reference.Detection) -> [DetectedObject] {
    reference.found.map { find in
      if let flat = find.keypoints {
        return DetectedObject(
          image: find.image_id, category: find.category_id,
          points: (0..<flat.count / 3).map { Vector2(flat[3 * $0], flat[3 * $0 + 1]) },
          score: find.score)
      }
      return DetectedObject(
        image: find.image_id, category: find.category_id, box: box(find.bbox ?? [0, 0, 0, 0]),
        score: find.score)
    }
  }

  static func box(_ numbers: [Double]) -> Box {
    Box(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
  }

  /// Against COCO's own program, with crowds, people without points, tied scores, limits, areas,
  /// and sigmas of COCO's and of another skeleton.
  @Test(arguments: 0..<18)
  func isThatOfTheReference(number: Int) throws {
    let reference = try Reference.detections()[number]
    let evaluation = try AveragePrecision(
      reference.kind == "boxes"
        ? .boxes : .points(sigmas: reference.sigmas ?? ObjectSimilarity.cocoSigmas),
      limit: reference.limit)
    for (name, expected) in reference.expected {
      let area = try #require(AveragePrecision.AreaRange(rawValue: name))
      let summary = try evaluation.evaluate(
        Self.finds(reference), against: Self.marks(reference), area: area)
      let values = [summary.average, summary.at50, summary.at75, summary.recall]
      for (value, expected) in zip(values, expected) {
        #expect((value == nil) == (expected == nil))
        #expect(abs((value ?? 0) - (expected ?? 0)) < 1e-12, "\(name)")
      }
    }
  }

  static let object = MarkedObject(
    image: 1, category: 1, box: Box(x: 0, y: 0, width: 100, height: 100))

  static func find(_ x: Double, _ score: Double, category: Int = 1) -> DetectedObject {
    DetectedObject(
      image: 1, category: category, box: Box(x: x, y: 0, width: 100, height: 100), score: score)
  }

  @Test func knownCases() throws {
    let evaluation = try AveragePrecision(.boxes)
    func summary(_ found: [DetectedObject]) throws -> AveragePrecision.Summary {
      try evaluation.evaluate(found, against: [Self.object])
    }
    #expect(abs((try summary([Self.find(0, 0.5)]).average ?? 0) - 1) < 1e-12)
    #expect(try summary([]).average == 0)
    #expect(try summary([]).recall == 0)
    // A better score on the wrong place: one right of two.
    let second = try summary([Self.find(300, 0.9), Self.find(0, 0.5)])
    #expect(abs((second.average ?? 0) - 0.5) < 1e-12)
    #expect(second.recall == 1)
    // The overlap 80 / 120: found at 0.50, 0.55, 0.60 and 0.65.
    let shifted = try summary([Self.find(20, 0.5)])
    #expect(abs((shifted.average ?? 0) - 0.4) < 1e-12)
    #expect(abs((shifted.at50 ?? 0) - 1) < 1e-12)
    #expect(shifted.at75 == 0)
    // A detection of a category that nobody marked changes nothing.
    #expect(
      try summary([Self.find(0, 0.5), Self.find(0, 0.9, category: 2)])
        == summary([Self.find(0, 0.5)]))
    #expect(try evaluation.evaluate([Self.find(0, 1)], against: []).average == nil)
  }

  @Test func sigmasOfCOCO() {
    let sigmas = ObjectSimilarity.cocoSigmas
    #expect(sigmas.count == 17)
    #expect(sigmas[0] == 0.026)
    #expect(sigmas[5...6] == [0.079, 0.079])
    #expect(sigmas[16] == 0.089)
  }

  @Test func settingsAndSamplesThatCannotBe() throws {
    #expect(throws: EvaluationError.self) { try AveragePrecision(.boxes, limit: 0) }
    #expect(throws: EvaluationError.self) { try AveragePrecision(.points(sigmas: [])) }
    #expect(throws: EvaluationError.self) { try AveragePrecision(.points(sigmas: [0.1, 0])) }
    let boxes = try AveragePrecision(.boxes)
    #expect(throws: EvaluationError.self) {
      try boxes.evaluate([Self.find(0, .nan)], against: [Self.object])
    }
    #expect(throws: EvaluationError.self) {
      try boxes.evaluate([Self.find(.infinity, 1)], against: [Self.object])
    }
    var negative = Self.object
    negative.area = -1
    #expect(throws: EvaluationError.self) { try boxes.evaluate([], against: [negative]) }
    let points = try AveragePrecision(.points(sigmas: [0.1, 0.1]))
    #expect(
      throws: EvaluationError.countsDiffer(metric: "average precision", one: 1, other: 2)
    ) {
      try points.evaluate(
        [DetectedObject(image: 1, category: 1, points: [Vector2(1, 1)], score: 1)], against: [])
    }
    #expect(throws: EvaluationError.self) { try points.evaluate([], against: [Self.object]) }
  }
}
