import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning
import RearfootLearning

/// Average precision of detections in COCO's form of results, for `compare-coco`.
struct Precision {
  /// One detection as COCO's program takes it.
  private struct Detection: Decodable {
    var image_id: Int
    var bbox: [Double]?
    var keypoints: [Double]?
    var score: Double
  }

  /// Reads labels and detections, and writes AP, AP50, AP75 and recall of boxes and points, by range
  /// of areas.
  static func run(labels: URL, detections: URL, result: URL) throws {
    let data = try RearfootDataSet(contentsOf: labels)
    let found = try JSONDecoder().decode(
      [Detection].self, from: Data(contentsOf: detections))
    let sigmas = Array(repeating: DetectionMeasures.sigma, count: data.definition.points.count)
    // Files of Footfall count their images from 1, in order.
    let marked = data.pictures.enumerated().map {
      DetectionMeasures.marked($0.element, image: $0.offset + 1)
    }
    let boxes = found.compactMap { one in
      one.bbox.map {
        DetectedObject(
          image: one.image_id, category: 1,
          box: Learning.Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]), score: one.score)
      }
    }
    let points = found.compactMap { one in
      one.keypoints.map { numbers in
        DetectedObject(
          image: one.image_id, category: 1,
          points: stride(from: 0, to: numbers.count, by: 3).map {
            Vector2(numbers[$0], numbers[$0 + 1])
          }, score: one.score)
      }
    }
    var numbers: [String: [Double]] = [:]
    for area in AveragePrecision.AreaRange.allCases {
      for (kind, similarity, list) in [
        ("bbox", ObjectSimilarity.boxes, boxes), ("keypoints", .points(sigmas: sigmas), points),
      ] {
        let summary = try AveragePrecision(similarity).evaluate(list, against: marked, area: area)
        // COCO's program writes -1 where no object counts.
        numbers["\(kind) \(area.rawValue)"] = [
          summary.average, summary.at50, summary.at75, summary.recall,
        ].map { $0 ?? -1 }
      }
    }
    try JSONEncoder().encode(numbers).write(to: result)
  }
}
