import Foundation
package import GaitMath

extension LegShape {
  /// A point of the back of the lower leg and the direction away from it, local to `LegPose.shank`.
  ///
  /// - Parameters:
  ///   - height: metres above the centre of the ankle.
  ///   - lateral: metres to the outside; beyond the edge of the leg counts as the edge.
  /// - Returns: the point, metres, and the normal, of length 1.
  package func shankBack(height: Double, lateral: Double) -> (point: Vector3, normal: Vector3) {
    let section = LegSection(self, height: height)
    let lateral = section.within(lateral)
    let step = 1e-4
    let point = Vector3(section.back(lateral), height, lateral)
    let upper = LegSection(self, height: height + step)
    let lower = LegSection(self, height: height - step)
    let upward =
      (upper.back(upper.within(lateral)) - lower.back(lower.within(lateral))) / (2 * step)
    let outward =
      (section.back(section.within(lateral + step)) - section.back(section.within(lateral - step)))
      / (2 * step)
    // The surface x = back(h, z) has the normal (-1, dx/dh, dx/dz) to the back.
    let normal = Vector3(-1, upward, outward)
    return (point, normal / normal.length)
  }

  /// A point of the back of the shoe or of the bare heel and the direction away from it, local to
  /// `LegPose.heel`.
  ///
  /// - Parameters:
  ///   - height: metres above the ground.
  ///   - lateral: metres to the outside; beyond the edge of the heel counts as the edge.
  /// - Returns: the point, metres, and the normal, of length 1.
  package func heelBack(height: Double, lateral: Double) -> (point: Vector3, normal: Vector3) {
    let step = 1e-4
    func back(_ height: Double, _ lateral: Double) -> Double {
      HeelSection(self, height: height).back(lateral)
    }
    let width = HeelSection(self, height: height).halfWidth * 0.97
    let lateral = min(max(lateral, -width), width)
    let point = Vector3(back(height, lateral), height, lateral)
    let upward = (back(height + step, lateral) - back(height - step, lateral)) / (2 * step)
    let outward = (back(height, lateral + step) - back(height, lateral - step)) / (2 * step)
    let normal = Vector3(-1, upward, outward)
    return (point, normal / normal.length)
  }
}
