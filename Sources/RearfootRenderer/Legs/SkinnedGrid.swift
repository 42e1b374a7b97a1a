import Foundation
import GaitMath
import GaitModel

/// A surface that follows the parts of a leg: points of a neutral leg, and how much each part carries
/// of each (linear blend skinning: Magnenat-Thalmann, Laperriere and Thalmann 1988).
struct SkinnedGrid {
  let rows: Int
  let columns: Int
  let isClosed: Bool
  let texture: LegTextures.Kind
  let surface: LegLight.Surface
  /// Whether the leg above shades it.
  let isFoot: Bool
  /// Metres (forward, up, to the outside) from the origin of the heel in a leg that stands straight.
  var points: [SIMD4<Float>]
  /// Shares of thigh, lower leg, heel and forefoot; they add up to 1.
  var shares: [SIMD4<Float>]
  /// Where each point lies on the texture: 0 to 1 from left to right, metres or shares downward.
  var places: [SIMD2<Float>]

  /// The surface on a leg in a pose.
  ///
  /// - Parameters:
  ///   - pose: where the parts are.
  ///   - shape: whose neutral leg the points belong to.
  ///   - scale: texels for 1 of the places.
  ///   - index: of the texture among those of the picture.
  /// - Returns: the surface in the world.
  func posed(_ pose: LegPose, _ shape: LegShape, scale: SIMD2<Float>, index: Int) -> SurfaceGrid {
    let ankle = shape.ankleInHeel
    let ball = Vector3(LegPose.ballDistance(pose), 0, 0)
    let knee = ankle + Vector3(0, pose.shankLength, 0)
    // A leg may be longer than its shape was made for.
    let stretch = Float(pose.shankLength / max(shape.shankLength, 0.05))
    let ankleHeight = Float(ankle.y)
    let frames = [
      Placement(pose.thigh, neutral: knee), Placement(pose.shank, neutral: ankle),
      Placement(pose.heel, neutral: .zero), Placement(pose.forefoot, neutral: ball),
    ]
    var positions = [SIMD4<Float>](repeating: .zero, count: points.count)
    for index in points.indices {
      var point = points[index]
      if point.y > ankleHeight { point.y = ankleHeight + (point.y - ankleHeight) * stretch }
      let share = shares[index]
      var sum = SIMD4<Float>.zero
      for part in 0..<4 where share[part] > 0 { sum += frames[part](point) * share[part] }
      positions[index] = sum
    }
    // Axes (forward, up, outside) are right-handed on a right leg, left-handed on a left one.
    let frame = pose.shank
    let hand = frame.forward.cross(frame.up).dot(frame.lateral)
    return SurfaceGrid(
      rows: rows, columns: columns, isClosed: isClosed, texture: index,
      outward: hand < 0 ? -1 : 1, positions: positions, places: places.map { $0 * scale })
  }

  /// Where one part takes the points of the neutral leg.
  private struct Placement {
    let forward: SIMD4<Float>
    let up: SIMD4<Float>
    let lateral: SIMD4<Float>
    let origin: SIMD4<Float>

    init(_ frame: RigidFrame, neutral: Vector3) {
      forward = SIMD4<Float>(frame.forward)
      up = SIMD4<Float>(frame.up)
      lateral = SIMD4<Float>(frame.lateral)
      origin = SIMD4<Float>(frame(-neutral))
    }

    func callAsFunction(_ point: SIMD4<Float>) -> SIMD4<Float> {
      origin + forward * point.x + up * point.y + lateral * point.z
    }
  }
}

extension LegPose {
  /// Metres from the back of the heel to the ball of the foot along the foot of a pose, kept between
  /// half and nine tenths of the foot.
  static func ballDistance(_ pose: LegPose) -> Double {
    let away = (pose.forefoot.origin - pose.heel.origin).length
    return min(max(away, 0.5 * pose.footLength), 0.9 * pose.footLength)
  }

  /// How far the heel leans against the leg, degrees, eversion positive.
  var eversionOfParts: Double {
    let (side, up) = (heel.up.dot(shank.lateral), heel.up.dot(shank.up))
    return -Angles.degrees(atan2(side, up))
  }
}
