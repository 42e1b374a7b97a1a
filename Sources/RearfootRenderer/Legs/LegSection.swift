import Foundation

/// A horizontal cut through the leg.
package struct LegSection {
  /// Metres to the outside of the line from ankle to knee.
  package var lateralWidth: Double
  /// Metres to the inside of that line.
  package var medialWidth: Double
  /// Metres behind that line.
  package var backDepth: Double
  /// Metres before that line.
  package var frontDepth: Double
  /// How far the tendon stands out of the back.
  package var ridge: Double
  /// How deep the furrow between the two heads of the calf is.
  package var furrow: Double
  /// How deep the hollow behind the knee is.
  package var hollow: Double

  /// The cut at a height above the centre of the ankle; above the knee it is the thigh's.
  package init(_ shape: LegShape, height: Double) {
    let length = max(shape.shankLength, 0.05)
    let share = height / length
    let calf = shape.calfGirth / (2 * .pi)
    let ankle = shape.ankleGirth / (2 * .pi)
    let knee = shape.kneeGirth / (2 * .pi)
    // A muscular calf leaves the tendon more suddenly.
    let belly = 0.80 + 0.14 * (1 - shape.definition)
    let bulge = shape.lateralBulge
    lateralWidth = Self.course(
      share,
      [
        ankle * 0.92, ankle * 1.02, ankle * 0.86, ankle * 0.98, calf * belly + bulge * 0.4,
        calf * 0.98 + bulge, calf * 0.91 + bulge * 0.5, knee * 0.94, knee * 1.08, knee * 1.32,
        knee * 1.5,
      ])
    // The inner ankle stands higher than the outer one, the inner head of the calf lower.
    let drop = share < 0.2 ? -0.012 / length : shape.medialHeadDrop / length
    medialWidth = Self.course(
      share + drop,
      [
        ankle * 0.92, ankle * 1.02, ankle * 0.84, ankle * 0.96, calf * (belly + 0.03),
        calf * 0.99, calf * 0.92, knee * 0.98, knee * 1.14, knee * 1.36, knee * 1.5,
      ])
    backDepth = Self.course(
      share,
      [
        ankle * 1.22, ankle * 1.04, ankle * 0.86, ankle * 0.94, calf * (belly + 0.06),
        calf * 1.17, calf * 1.08, knee * 1.0, knee * 1.06, knee * 1.3, knee * 1.5,
      ])
    frontDepth = Self.course(
      share,
      [
        ankle, ankle, ankle * 0.9, ankle, calf * 0.76, calf * 0.82, calf * 0.84, knee * 1.08,
        knee * 1.1, knee * 1.3, knee * 1.4,
      ])
    ridge = shape.tendonRidge * Self.course(share, [0.6, 1, 1, 0.6, 0.1, 0, 0, 0, 0, 0, 0])
    furrow =
      0.0045 * shape.definition * Self.course(share, [0, 0, 0, 0.1, 0.7, 1, 0.8, 0, 0, 0, 0])
    hollow = 0.007 * Self.course(share, [0, 0, 0, 0, 0, 0, 0.25, 1, 0.5, 0, 0])
  }

  private static func course(_ share: Double, _ values: [Double]) -> Double {
    Profile.value(at: share, knots: [-0.15, 0, 0.14, 0.3, 0.5, 0.7, 0.86, 1, 1.15, 1.5, 2], values)
  }

  /// A place to the outside that the section has: within 97 percent of its width.
  package func within(_ lateral: Double) -> Double {
    min(max(lateral, -0.97 * medialWidth), 0.97 * lateralWidth)
  }

  /// How far forward the back of the section is at a place to the outside:
  /// -d sqrt(1 - (z / w)^2) - ridge exp(-z^2 / (2 * 7 mm^2)) + furrow and hollow in the same way.
  package func back(_ lateral: Double) -> Double {
    let share = min(abs(lateral) / max(lateral > 0 ? lateralWidth : medialWidth, 1e-6), 1)
    func bell(_ middle: Double, _ width: Double) -> Double {
      let away = (lateral - middle) / width
      return exp(-away * away / 2)
    }
    return -backDepth * (1 - share * share).squareRoot() - ridge * bell(0, 0.007)
      + furrow * bell(0.004, 0.008) + hollow * bell(0, 0.018)
  }

  /// The outline: forward and to the outside, metres, at an angle from the back towards the outside.
  package func outline(_ angle: Double) -> (forward: Double, lateral: Double) {
    let lateral = (angle > 0 ? lateralWidth : medialWidth) * sin(angle)
    let isBack = abs(angle) <= .pi / 2
    return (isBack ? back(lateral) : -frontDepth * cos(angle), lateral)
  }
}
