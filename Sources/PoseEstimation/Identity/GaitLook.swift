import Foundation
package import GaitMath
package import GaitModel

/// One pose in the few numbers that tell gait from other movement, free of the person's size.
package struct GaitLook: Sendable, Hashable {
  /// Seconds from the first picture of the clip.
  package var time: Double
  /// Left minus right ankle along x, in leg lengths.
  package var along: Double
  /// The same along y, positive where the left one is lower.
  package var down: Double
  /// Whether the trunk is within 40 degrees of upright.
  package var isUpright: Bool
  /// The middle of the person's box, in box heights.
  package var place: Vector2

  /// Looks at a pose; nil where hips or ankles are not seen.
  ///
  /// - Parameters:
  ///   - points: the pose.
  ///   - box: the person's box.
  ///   - time: seconds.
  ///   - body: the parts of the skeleton.
  package init?(_ points: [PosePoint], box: Box, at time: Double, _ body: BodyPoints) {
    guard let hips = body.middle(body.hips, in: points), let ankles = body.ankles,
      let left = body.place(ankles.left, in: points),
      let right = body.place(ankles.right, in: points)
    else { return nil }
    let trunk = body.middle(body.shoulders, in: points).map { hips - $0 }
    // A leg that is bent or lifted looks short: the longer one counts, and the trunk beside them,
    // which is about three quarters of a leg.
    let lengths = [
      (left - hips).length, (right - hips).length, trunk.map { 1.3 * $0.length } ?? 0,
    ]
    guard let leg = lengths.max(), leg > 1 else { return nil }
    self.time = time
    along = (left.x - right.x) / leg
    down = (left.y - right.y) / leg
    isUpright = trunk.map { $0.y > 0 && abs($0.x) < tan(40 * .pi / 180) * $0.y } ?? true
    place = box.center / max(box.height, 1)
  }
}
