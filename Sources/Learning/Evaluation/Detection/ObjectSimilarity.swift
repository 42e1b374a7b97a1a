import Foundation
import GaitMath

/// How alike a found and a marked object are, 0 to 1.
package enum ObjectSimilarity: Sendable, Hashable {
  /// The overlap of their boxes; in a crowd the share of the found box that lies in it.
  case boxes
  /// Object key point similarity (Ronchi and Perona 2017, doi:10.1109/ICCV.2017.48, after the COCO
  /// key point challenge): the mean over the marked points of
  /// `exp(-d^2 / (2 s^2 (2 sigma)^2))`, with d the distance and s^2 the object's area.
  ///
  /// One sigma a point: the standard deviation of people who mark it, as a share of the object's
  /// size. A skeleton of one's own gives its own.
  case points(sigmas: [Double])

  /// The sigmas of COCO's 17 points: nose, eyes, ears, shoulders, elbows, wrists, hips, knees,
  /// ankles, each pair left before right (COCO key point evaluation, cocodataset.org).
  package static let cocoSigmas: [Double] =
    [0.026] + [0.025, 0.035, 0.079, 0.072, 0.062, 0.107, 0.087, 0.089].flatMap { [$0, $0] }

  /// The most detections in a picture that count: COCO's 100 boxes, 20 people.
  package var standardLimit: Int {
    switch self {
    case .boxes: 100
    case .points: 20
    }
  }

  func similarity(of found: DetectedObject, to marked: MarkedObject) -> Double {
    switch self {
    case .boxes:
      return marked.isCrowd ? found.box.share(in: marked.box) : found.box.overlap(marked.box)
    case .points(let sigmas):
      return Self.similarity(of: found, to: marked, sigmas)
    }
  }

  /// Whether COCO leaves the object out of the count.
  func isLeftOut(_ marked: MarkedObject) -> Bool {
    switch self {
    case .boxes: marked.isCrowd
    case .points: marked.isCrowd || marked.points.allSatisfy { $0 == nil }
    }
  }

  private static func similarity(
    of found: DetectedObject, to marked: MarkedObject, _ sigmas: [Double]
  ) -> Double {
    var sum = 0.0
    var count = 0
    let isMarked = marked.points.contains { $0 != nil }
    for index in sigmas.indices {
      let difference: Vector2
      if let point = marked.points[index] {
        difference = found.points[index] - point
      } else if isMarked {
        continue
      } else {
        // Without marked points: how far it lies outside of three times the box.
        difference = distance(of: found.points[index], outside: marked.box)
      }
      let width = 2 * sigmas[index]
      let squares = difference.x * difference.x + difference.y * difference.y
      sum += exp(-squares / (width * width) / (marked.area + Double.ulpOfOne) / 2)
      count += 1
    }
    return count > 0 ? sum / Double(count) : 0
  }

  private static func distance(of point: Vector2, outside box: Box) -> Vector2 {
    Vector2(
      max(0, box.x - box.width - point.x) + max(0, point.x - (box.x + box.width * 2)),
      max(0, box.y - box.height - point.y) + max(0, point.y - (box.y + box.height * 2)))
  }
}
