import GaitMath
package import GaitModel
package import Learning
import RearfootEstimation

/// Average precision of boxes and points as COCO defines it, one object a picture.
package struct DetectionMeasures {
  /// The sigma of every marker for the similarity of points: that of an eye, the least that COCO has
  /// for any point, since a marker can be pointed at as closely.
  package static let sigma = 0.025

  let maker: MeasureMaker

  /// The label of a picture as an object; its area is that of its box.
  package static func marked(_ label: RearfootPicture, image: Int) -> MarkedObject {
    MarkedObject(
      image: image, category: 1, box: Learning.Box(label.box),
      points: label.points.map { $0.visibility == .absent ? nil : $0.position })
  }

  func table(
    _ pictures: [RearfootPicture], _ estimates: [RearfootEstimate?], points: Int
  ) -> EvaluationTable? {
    let people = subjects(pictures, \.subject)
    var rows: [EvaluationTable.Row] = []
    func add(
      _ name: String, _ similarity: ObjectSimilarity, _ found: [DetectedObject?]
    ) {
      guard found.contains(where: { $0 != nil }) else { return }
      let measures = [
        ("ap", \AveragePrecision.Summary.average), ("ap50", \.at50), ("ap75", \.at75),
      ].compactMap { name, part in
        maker.measure(name, "", subjects: people, count: pictures.count, isRare: true) { indices in
          Self.summary(similarity, pictures, found, indices)?[keyPath: part]
        }
      }
      rows.append(
        EvaluationTable.Row(
          name: name, count: pictures.count, subjects: people.map { Set($0).count },
          measures: measures))
    }
    add(
      "box", .boxes,
      estimates.map { one in
        one?.box.map {
          DetectedObject(
            image: 0, category: 1, box: Learning.Box($0), score: one?.score ?? 0)
        }
      })
    add(
      "points", .points(sigmas: Array(repeating: Self.sigma, count: points)),
      estimates.map { one in
        guard let one, one.points.count == points else { return nil }
        let places = one.points.compactMap { $0 }
        guard places.count == points else { return nil }
        return DetectedObject(image: 0, category: 1, points: places, score: one.score)
      })
    guard !rows.isEmpty else { return nil }
    return EvaluationTable(
      name: "average_precision", title: "Average precision",
      note: "As COCO defines it: the mean over thresholds from 0.50 to 0.95 (AP), and at 0.50 and "
        + "0.75. Points are compared by object key point similarity with a sigma of "
        + "\(Self.sigma) for every marker and the area of the marked box. A picture whose points "
        + "were not all found counts as one without a detection.",
      unit: "pictures", rows: rows)
  }

  /// The precision over some pictures; one that is drawn twice counts as two.
  private static func summary(
    _ similarity: ObjectSimilarity, _ pictures: [RearfootPicture], _ found: [DetectedObject?],
    _ indices: [Int]
  ) -> AveragePrecision.Summary? {
    var objects: [MarkedObject] = []
    var detections: [DetectedObject] = []
    for (image, index) in indices.enumerated() {
      objects.append(marked(pictures[index], image: image))
      if var one = found[index] {
        one.image = image
        detections.append(one)
      }
    }
    return try? AveragePrecision(similarity).evaluate(detections, against: objects)
  }
}
