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

/// A horizontal cut through the lower leg.
struct LegSection {
  /// Metres to the outside and to the inside of the line from ankle to knee.
  var lateralWidth: Double
  var medialWidth: Double
  /// Metres behind and before that line.
  var backDepth: Double
  var frontDepth: Double
  /// How far the tendon stands out of the back.
  var ridge: Double

  init(_ shape: LegShape, height: Double) {
    let share = height / max(shape.shankLength, 0.01)
    let calf = shape.calfGirth / (2 * .pi)
    let ankle = shape.ankleGirth / (2 * .pi)
    let knee = shape.kneeGirth / (2 * .pi)
    func profile(_ share: Double, _ values: [Double]) -> Double {
      Profile.value(at: share, knots: [-0.15, 0, 0.14, 0.3, 0.5, 0.7, 0.86, 1, 1.15], values)
    }
    let drop = shape.medialHeadDrop / max(shape.shankLength, 0.01)
    let bulge = shape.lateralBulge
    lateralWidth = profile(
      share,
      [
        ankle * 0.9, ankle * 1.06, ankle * 0.86, ankle * 1.02, calf * 0.84 + bulge * 0.6,
        calf * 0.98 + bulge, calf * 0.92 + bulge * 0.5, knee * 0.95, knee * 1.1,
      ])
    medialWidth = profile(
      share + drop,
      [
        ankle * 0.92, ankle * 1.04, ankle * 0.84, ankle, calf * 0.84, calf, calf * 0.92, knee,
        knee * 1.15,
      ])
    backDepth = profile(
      share,
      [
        ankle * 1.3, ankle * 1.06, ankle * 0.84, ankle * 0.92, calf * 0.98, calf * 1.16,
        calf * 1.06, knee * 1.0, knee * 1.1,
      ])
    frontDepth = profile(
      share,
      [
        ankle, ankle, ankle * 0.9, ankle, calf * 0.76, calf * 0.82, calf * 0.84, knee * 1.08,
        knee * 1.1,
      ])
    ridge = shape.tendonRidge * profile(share, [0.5, 1, 1, 0.55, 0.1, 0, 0, 0, 0])
  }

  /// A place to the outside that the section has: within 97 percent of its width.
  func within(_ lateral: Double) -> Double {
    min(max(lateral, -0.97 * medialWidth), 0.97 * lateralWidth)
  }

  /// How far forward the back of the section is at a place to the outside.
  func back(_ lateral: Double) -> Double {
    let share = min(abs(lateral) / max(lateral > 0 ? lateralWidth : medialWidth, 1e-6), 1)
    let stands = lateral / 0.008
    return -backDepth * (1 - share * share).squareRoot() - ridge * exp(-stands * stands / 2)
  }
}

/// A horizontal cut through the heel or the heel of a shoe.
struct HeelSection {
  /// How far forward of the back of the sole the section begins.
  var start: Double
  var halfWidth: Double
  /// How far the round back reaches forward.
  var depth: Double

  init(_ shape: LegShape, height: Double) {
    let sole = shape.soleThickness
    let counter = max(shape.counterHeight - sole, 0.01)
    let half = shape.heelWidth / 2
    let above = (height - sole) / counter
    if shape.footwear == .barefoot {
      let share = height / max(shape.counterHeight, 0.01)
      let knots = [0, 0.12, 0.35, 0.6, 1, 1.4]
      start = 0.01 * Profile.value(at: share, knots: knots, [0.5, -0.2, -0.6, -0.1, 1.4, 1.8])
      halfWidth = half * Profile.value(at: share, knots: knots, [0.86, 0.98, 1, 0.92, 0.72, 0.66])
    } else {
      let knots = [-1, -0.5, 0, 0.25, 0.6, 1, 1.3]
      let flare = shape.soleFlare
      start = Profile.value(at: above, knots: knots, [0, 0, 0.001, 0, 0.003, 0.011, 0.013])
      halfWidth = Profile.value(
        at: above, knots: knots,
        [
          half + flare, half + flare, half + 0.6 * flare, half, half * 0.96, half * 0.84,
          half * 0.8,
        ])
    }
    depth = halfWidth * 1.05
  }

  /// How far forward the back of the section is at a place to the outside.
  func back(_ lateral: Double) -> Double {
    let share = min(abs(lateral) / max(halfWidth, 1e-6), 1)
    return start + depth * (1 - (1 - pow(share, 2.4)).squareRoot())
  }
}

/// A smooth course through a few values.
enum Profile {
  /// The value of a curve through knots by cubic pieces whose slopes are those of Fritsch and Butland
  /// (1984, doi:10.1137/0905021): it rises and falls only where the values do. Before the first and
  /// after the last knot it keeps their values.
  static func value(at place: Double, knots: [Double], _ values: [Double]) -> Double {
    guard let first = knots.first, let last = knots.last, values.count == knots.count else {
      return 0
    }
    guard place > first else { return values[0] }
    guard place < last else { return values[values.count - 1] }
    var index = 0
    while index < knots.count - 2, place >= knots[index + 1] { index += 1 }
    let width = knots[index + 1] - knots[index]
    let slope = (values[index + 1] - values[index]) / width
    func tangent(_ left: Int) -> Double {
      // Of the knot between the pieces `left` and `left + 1`.
      guard left >= 0, left + 2 < knots.count else { return 0 }
      let one = (values[left + 1] - values[left]) / (knots[left + 1] - knots[left])
      let two = (values[left + 2] - values[left + 1]) / (knots[left + 2] - knots[left + 1])
      guard one * two > 0 else { return 0 }
      return 2 * one * two / (one + two)
    }
    let (m0, m1) = (tangent(index - 1) * width, tangent(index) * width)
    let t = (place - knots[index]) / width
    let rise = slope * width
    return values[index] + t * (m0 + t * (3 * rise - 2 * m0 - m1 + t * (m0 + m1 - 2 * rise)))
  }
}
