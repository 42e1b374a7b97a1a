import Foundation
import GaitMath

/// The surfaces of a foot: the bare foot, or a shoe with its sole.
enum FootGrids {
  /// The foot from the side: bare skin up to the ankle, or a shoe up to its collar and back into it.
  static func side(_ shape: LegShape, _ dress: LegDress) -> SkinnedGrid {
    shape.footwear == .barefoot ? bare(shape) : shoe(shape, dress)
  }

  private static func bare(_ shape: LegShape) -> SkinnedGrid {
    let ankle = shape.ankleInHeel
    let rows = (0...18).map { Double($0) / 18 }
    let section = LegSection(shape, height: 0)
    return loft(
      rows.reversed(), texture: .foot, surface: .skin, shape,
      place: { row in Float((1 - row) * ankle.y) }
    ) { row, angle in
      let height = row * ankle.y
      // The foot shrinks towards the instep and becomes the leg.
      let tip = shape.footLength * (1 - 0.5 * smoothStep(0.15, 0.9, row))
      let round = 0.006 * (1 - smoothStep(0, 0.12, row))
      let foot = outline(
        shape, height: height, angle, tip: tip, wide: 0.19 - 0.05 * row, inset: round)
      let leg = section.outline(angle)
      let share = smoothStep(0.42, 1, row)
      return Vector3(
        foot.forward + (ankle.x + leg.forward - foot.forward) * share, height,
        foot.lateral + (leg.lateral - foot.lateral) * share)
    }
  }

  private static func shoe(_ shape: LegShape, _ dress: LegDress) -> SkinnedGrid {
    let sole = max(shape.soleThickness, 0.004)
    // Rows: sole 0 to 1, upper 1 to 2, collar and lining 2 to 2.4.
    let rows: [Double] = [
      0, 0.06, 0.2, 0.4, 0.6, 0.8, 0.94, 1, 1.03, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.96,
      2, 2.04, 2.12, 2.25, 2.4,
    ]
    return loft(
      rows.reversed(), texture: .shoe, surface: .shoe, shape,
      place: { row in Float((2.4 - row) / 2.4) }
    ) { row, angle in
      let collar = collarHeight(shape, dress, angle)
      let upper = min(max(row - 1, 0), 1)
      let inside = max(row - 2, 0)
      var height = min(row, 1) * sole
      // How far in from the outline.
      var inset = 0.0
      if row <= 1 {
        inset = row < 0.06 ? 0.003 : 0
        // A furrow between sole and upper.
        if row > 0.97 { inset = 0.0028 }
      } else {
        height = sole + upper * (collar - sole)
        inset = row < 1.05 ? 0.0022 : 0
        // The collar is padded, and turns inward.
        inset -= 0.0025 * exp(-pow((row - 1.9) / 0.09, 2))
        inset += min(inside, 0.12) / 0.12 * 0.008 + max(inside - 0.12, 0) * 0.012
        height += inside < 0.06 ? 0.0015 : -max(inside - 0.06, 0) * 0.1
      }
      let tip = shape.footLength * (1 - 0.58 * pow(upper, 1.8))
      let wide = 0.19 - 0.07 * upper
      let outline = outline(
        shape, height: min(height, collar), angle, tip: tip, wide: wide, inset: inset,
        flare: row <= 1 ? shape.soleFlare : 0)
      // The sole is thinner under the toes, and they are off the ground.
      let along = outline.forward / max(shape.footLength, 0.05)
      let thinner = 1 - 0.28 * smoothStep(0.3, 0.7, along)
      let spring = 0.014 * pow(max(along - 0.72, 0) / 0.28, 2)
      let bevel = row <= 0.2 ? 0.004 * (1 - row / 0.2) * smoothStep(0.05, 0, along) : 0
      return Vector3(outline.forward + 0.6 * bevel, height * thinner + spring, outline.lateral)
    }
  }

  /// The edge of the shoe above the ground: higher at the tab behind and on the instep, lower below
  /// the ankle.
  static func collarHeight(_ shape: LegShape, _ dress: LegDress, _ angle: Double) -> Double {
    let around = abs(angle)
    let tab = dress.shoe.tab * exp(-pow(around / 0.42, 2))
    let dip = 0.014 * exp(-pow((around - 1.45) / 0.45, 2))
    let instep = 0.02 * smoothStep(1.9, 2.9, around)
    let shaft = shape.footwear == .boot ? 0.02 : 0
    return shape.counterHeight + tab - (shape.footwear == .boot ? 0 : dip) + instep + shaft
  }

  /// The tread below a shoe or the sole of a bare foot: rows from the edge to the middle.
  static func tread(_ side: SkinnedGrid, _ shape: LegShape) -> SkinnedGrid {
    let rows = 6
    let columns = side.columns
    let edge = (side.rows - 1) * columns
    var points: [SIMD4<Float>] = []
    var places: [SIMD2<Float>] = []
    var shares: [SIMD4<Float>] = []
    for row in 0..<rows {
      let share = 1 - Float(row) / Float(rows - 1)
      for column in 0..<columns {
        var point = side.points[edge + column]
        // The outline shrinks to a line along the foot.
        let middle = 0.5 * Float(shape.footLength)
        point.z *= share
        point.x = middle + (point.x - middle) * (0.55 + 0.45 * share)
        if shape.footwear == .barefoot {
          // The arch.
          let along = (point.x / Float(max(shape.footLength, 0.05)) - 0.45) / 0.14
          point.y += 0.012 * exp(-along * along) * (1 - share * share)
        }
        points.append(point)
        shares.append(side.shares[edge + column])
        places.append(
          SIMD2(0.5 + point.z / 0.13, point.x / Float(max(shape.footLength, 0.05))))
      }
    }
    return SkinnedGrid(
      rows: rows, columns: columns, isClosed: true, texture: .tread, surface: .shoe, isFoot: true,
      points: points, shares: shares, places: places)
  }

  /// The outline of the foot in a horizontal cut, at an angle from the back to the outside.
  private static func outline(
    _ shape: LegShape, height: Double, _ angle: Double, tip: Double, wide: Double,
    inset: Double = 0, flare: Double = 0
  ) -> (forward: Double, lateral: Double) {
    let section = HeelSection(shape, height: height)
    let around = abs(angle)
    let side = angle < 0 ? -1.0 : 1.0
    let heel = max(section.halfWidth - inset, 0.002)
    if around <= .pi / 2 {
      let lateral = section.halfWidth * sin(around)
      let scale = heel / max(section.halfWidth, 1e-6)
      return (section.back(lateral) + inset, side * lateral * scale)
    }
    let start = section.start + section.depth
    let way = (around - .pi / 2) / (.pi / 2)
    // Closer points towards the round of the toes.
    let forward = start + max(tip - start, 0.01) * sin(way * .pi / 2)
    let along = forward / max(shape.footLength, 0.05)
    // The inside of the foot is straighter, its middle narrower, the big toe further forward.
    let ball = wide * shape.footLength * (side > 0 ? 1 : 0.94)
    let waist = side < 0 ? 0.004 * exp(-pow((along - 0.42) / 0.12, 2)) : 0
    let width = heel + (ball + flare - heel) * smoothStep(0.28, 0.68, along) - waist
    let end = min(max((forward / max(tip, 0.05) - 0.74) / 0.26, 0), 1)
    let round = pow(max(1 - pow(end, 2.3), 0), 1 / 2.3)
    return (forward - inset * way, side * max(width - inset, 0.002) * round)
  }

  private static func loft(
    _ rows: [Double], texture: LegTextures.Kind, surface: LegLight.Surface, _ shape: LegShape,
    place: (_ row: Double) -> Float,
    _ point: (_ row: Double, _ angle: Double) -> Vector3
  ) -> SkinnedGrid {
    var points: [SIMD4<Float>] = []
    var shares: [SIMD4<Float>] = []
    var places: [SIMD2<Float>] = []
    let ball = 0.7 * shape.footLength
    let ankle = shape.ankleInHeel.y
    for row in rows {
      for angle in LimbGrids.angles {
        let at = point(row, angle)
        points.append(SIMD4<Float>(at))
        let forefoot = smoothStep(ball - 0.045, ball + 0.02, at.x)
        // The bare ankle follows the leg as the surface above it does.
        let isBare = shape.footwear == .barefoot
        let shank = isBare ? smoothStep(-0.035, 0.035, at.y - ankle) : 0
        shares.append(
          SIMD4<Float>(
            0, Float(shank * (1 - forefoot)), Float((1 - shank) * (1 - forefoot)), Float(forefoot)))
        places.append(SIMD2(Float((angle + .pi) / (2 * .pi)), place(row)))
      }
    }
    return SkinnedGrid(
      rows: rows.count, columns: LimbGrids.angles.count, isClosed: true, texture: texture,
      surface: surface, isFoot: shape.footwear != .barefoot, points: points, shares: shares,
      places: places)
  }
}
