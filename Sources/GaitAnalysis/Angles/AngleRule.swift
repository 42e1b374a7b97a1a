package import GaitMath
package import GaitModel

/// How an angle is computed from named points.
package struct AngleRule: Sendable, Hashable {
  /// The geometry of the points.
  package enum Geometry: Sendable, Hashable {
    /// Direction of the segment from the second point to the first, against the horizontal.
    case segment(PointName, PointName)
    /// Turn from (first - middle) to (last - middle).
    case threePoints(PointName, PointName, PointName)
    /// Turn from (second - first) to (fourth - third).
    case fourPoints(PointName, PointName, PointName, PointName)
    /// A segment from its upper to its lower end against the downward vertical: 0 where it
    /// hangs, positive with its lower end towards the axis.
    case hanging(PointName, PointName)
    /// A segment from its lower to its upper end against the upward vertical: 0 where it stands,
    /// positive with its upper end towards the axis.
    case standing(PointName, PointName)
  }

  /// Where the x axis of the formula points.
  package enum Axis: Sendable, Hashable {
    /// To the person's front: the picture is mirrored for a person who faces left.
    case front
    /// To the person's right.
    case right
    /// From the side of the angle to the body's mid-line.
    case medial
  }

  /// What the angle is called and how it is signed.
  package let definition: AngleDefinition
  /// The points, and how they span the angle.
  package let geometry: Geometry
  /// Where the x axis points.
  package let axis: Axis
  /// The raw angle plus the offset, times the scale, is the angle.
  package let offset: Double
  /// 1 or -1: the direction that counts as positive.
  package let scale: Double
  /// 360; 180 for a line whose two ends are alike.
  package let period: Double

  package init(
    _ definition: AngleDefinition, _ geometry: Geometry, axis: Axis = .front, offset: Double = 0,
    scale: Double = 1, period: Double = 360
  ) {
    self.definition = definition
    self.geometry = geometry
    self.axis = axis
    self.offset = offset
    self.scale = scale
    self.period = period
  }

  /// The points in the order of the formula.
  package var points: [PointName] {
    switch geometry {
    case .segment(let a, let b), .hanging(let a, let b), .standing(let a, let b): [a, b]
    case .threePoints(let a, let b, let c): [a, b, c]
    case .fourPoints(let a, let b, let c, let d): [a, b, c, d]
    }
  }

  /// The angle in degrees, in (-period / 2, period / 2], from the places of `points` in axes with
  /// x along `axis` and y up.
  package func angle(_ p: [Vector2]) -> Double {
    let raw =
      switch geometry {
      case .segment: Angles.direction(p[0] - p[1])
      case .threePoints: Angles.turn(from: p[0] - p[1], to: p[2] - p[1])
      case .fourPoints: Angles.turn(from: p[1] - p[0], to: p[3] - p[2])
      case .hanging: Angles.turn(from: Vector2(0, -1), to: p[1] - p[0])
      case .standing: -Angles.turn(from: Vector2(0, 1), to: p[1] - p[0])
      }
    return Angles.wrapped((raw + offset) * scale, period: period)
  }
}
