import Foundation
import GaitMath
package import GaitModel

/// Finds the parts of a body among a skeleton's points, and what a pose says as a whole.
package struct BodyPoints: Sendable, Hashable {
  /// The positions of a pair of points in the skeleton.
  struct Pair: Sendable, Hashable {
    var left: Int
    var right: Int
  }

  /// Points below this confidence do not count as seen.
  static let seen: Float = 0.3

  let shoulders: Pair?
  let elbows: Pair?
  let wrists: Pair?
  let hips: Pair?
  let knees: Pair?
  let ankles: Pair?
  /// Trunk and legs where the skeleton has them, else every point.
  private let core: [Int]

  /// Looks the parts up by their names; a skeleton may lack any of them.
  package init(_ skeleton: Skeleton) {
    func pair(_ part: String) -> Pair? {
      guard let left = skeleton.index(of: .on(.left, part)),
        let right = skeleton.index(of: .on(.right, part))
      else { return nil }
      return Pair(left: left, right: right)
    }
    shoulders = pair("shoulder")
    elbows = pair("elbow")
    wrists = pair("wrist")
    hips = pair("hip")
    knees = pair("knee")
    ankles = pair("ankle")
    let parts = [shoulders, hips, knees, ankles].compactMap { $0 }.flatMap { [$0.left, $0.right] }
    core = parts.isEmpty ? Array(skeleton.points.indices) : parts
  }

  /// How well trunk and legs are seen: the mean of their confidences, each at most 1.
  package func confidence(of points: [PosePoint]) -> Double {
    let sum = core.reduce(0) { $0 + Double(min(max(points[$1].confidence, 0), 1)) }
    return core.isEmpty ? 0 : sum / Double(core.count)
  }

  /// The box of the person: around the points that are seen, wider on each side by 3 % of the
  /// height, which is the median by which a detector's box is wider.
  ///
  /// - Returns: nil where fewer than four points are seen.
  package func box(around points: [PosePoint]) -> Box? {
    let seen = points.filter { $0.confidence >= Self.seen && !$0.isMissing }
    guard seen.count >= 4, let first = seen.first else { return nil }
    var box = Box(
      minX: Double(first.x), minY: Double(first.y), maxX: Double(first.x), maxY: Double(first.y))
    for point in seen {
      box.minX = min(box.minX, Double(point.x))
      box.minY = min(box.minY, Double(point.y))
      box.maxX = max(box.maxX, Double(point.x))
      box.maxY = max(box.maxY, Double(point.y))
    }
    let margin = 0.03 * max(box.height, box.width)
    return Box(
      minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin,
      maxY: box.maxY + margin)
  }

  /// A point that is seen, or nil.
  func place(_ index: Int, in points: [PosePoint]) -> Vector2? {
    let point = points[index]
    guard point.confidence >= Self.seen, !point.isMissing else { return nil }
    return Vector2(Double(point.x), Double(point.y))
  }

  /// The mid-point of a pair of which both are seen, or nil.
  func middle(_ pair: Pair?, in points: [PosePoint]) -> Vector2? {
    guard let pair, let left = place(pair.left, in: points),
      let right = place(pair.right, in: points)
    else { return nil }
    return (left + right) / 2
  }
}
