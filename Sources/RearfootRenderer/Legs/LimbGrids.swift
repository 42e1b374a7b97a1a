import Foundation
import GaitMath

/// The surfaces of a leg from the thigh to the ankle, and of trousers around it.
enum LimbGrids {
  /// Angles around the leg from its front over the inside, the back (0) and the outside to its front,
  /// closest at the back.
  static let angles: [Double] = {
    let twelfth = Double.pi / 12
    let inside: [Double] = (0..<6).map { Double($0 - 12) * twelfth }
    let back: [Double] = (0...24).map { Double($0 - 12) * twelfth / 2 }
    let outside: [Double] = inside.reversed().map { -$0 }
    return inside + back + outside
  }()

  /// What lies on the skin at a height above the ankle.
  struct Cover {
    /// Metres above the ankle.
    var top: Double
    var bottom: Double
    var thickness: Double
  }

  /// What covers the leg closely: a sock, tights, the shaft of a boot, a bandage.
  static func covers(_ shape: LegShape, _ dress: LegDress) -> [Cover] {
    var covers: [Cover] = []
    let length = shape.shankLength
    if dress.footwear != .barefoot, let top = sockTop(shape, dress) {
      covers.append(Cover(top: top, bottom: -1, thickness: 0.0018))
    }
    if dress.trousers == .threeQuarterTights || dress.trousers == .fullTights {
      covers.append(Cover(top: 9, bottom: dress.hem * length, thickness: 0.0012))
    }
    if dress.footwear == .boot {
      covers.append(Cover(top: bootTop(dress), bottom: -1, thickness: 0.007))
    }
    return covers
  }

  /// How far above the ankle the shaft of a boot reaches.
  static func bootTop(_ dress: LegDress) -> Double { 0.3 * dress.shaft + 0.02 }

  /// How far above the ankle the sock reaches; nil without one.
  static func sockTop(_ shape: LegShape, _ dress: LegDress) -> Double? {
    let collar = shape.counterHeight - shape.ankleInHeel.y
    return switch dress.sock {
    case .none: nil
    case .ankle: collar + 0.008 + 0.2 * dress.shaft
    case .crew: max(dress.shaft, collar + 0.04)
    case .knee: 0.84 * shape.shankLength
    }
  }

  /// The leg itself with what lies closely on it.
  static func limb(_ shape: LegShape, _ dress: LegDress, bow: Double) -> SkinnedGrid {
    let length = shape.shankLength
    let covers = covers(shape, dress)
    var heights = Set<Double>()
    let lowest =
      shape.footwear == .barefoot ? 0 : min(-0.02, shape.counterHeight - shape.ankleInHeel.y - 0.03)
    for step in 0...11 { heights.insert(length + 0.03 + 0.04 * Double(step)) }
    let count = Int((length + 0.02) / 0.0125)
    for step in 0...count { heights.insert((length + 0.02) * Double(step) / Double(max(count, 1))) }
    if lowest < 0 {
      for step in 1...3 { heights.insert(lowest * Double(step) / 3) }
    }
    for cover in covers {
      for edge in [cover.top, cover.bottom] where edge > lowest && edge < length + 0.4 {
        for offset in [-0.008, -0.002, 0, 0.0035] { heights.insert(edge + offset) }
      }
    }
    let rows = heights.filter { $0 >= lowest }.sorted(by: >)
    let collar = shape.counterHeight - shape.ankleInHeel.y + 0.01
    return tube(
      rows, shape, texture: .limb, surface: .skin,
      inside: shape.footwear == .barefoot ? nil : collar
    ) { height, angle in
      var thickness = 0.0
      for cover in covers {
        thickness +=
          cover.thickness * smoothStep(cover.bottom - 0.002, cover.bottom, height)
          * (1 - smoothStep(cover.top, cover.top + 0.002, height))
        // The edge presses into the skin.
        let edge = cover.top < 5 ? cover.top : cover.bottom
        let away = (height - edge) / 0.008
        thickness -= 0.0012 * exp(-away * away)
      }
      // The tendon is drawn to the outside in the middle of its way where the heel everts.
      let way = (height - 0.04) / 0.05
      return (thickness, bow * exp(-way * way) * max(cos(angle), 0))
    }
  }

  /// Loose trousers or shorts.
  static func trousers(_ shape: LegShape, _ dress: LegDress) -> SkinnedGrid? {
    guard dress.trousers == .loose || dress.trousers == .shorts else { return nil }
    let length = shape.shankLength
    let bottom = dress.hem * length
    let top = length + 0.46
    guard bottom < top - 0.02 else { return nil }
    let count = Int((top - bottom) / 0.018) + 1
    var rows = (0...count).map { top + (bottom - top) * Double($0) / Double(count) }
    // The hem turns inward.
    rows.append(contentsOf: [bottom - 0.0005, bottom + 0.012])
    let isLoose = dress.trousers == .loose
    let noise = NoiseTile.shared
    let place = Float(dress.seed % 1000) / 100
    var widest = (0.0, 0.0)
    return tube(
      rows, shape, texture: .trousers, surface: .cloth,
      onRow: { height in
        let section = LegSection(shape, height: max(height, bottom))
        // Cloth hangs down from the widest place above it.
        widest.0 = max(widest.0 * 0.995, max(section.lateralWidth, section.medialWidth))
        widest.1 = max(widest.1 * 0.995, section.backDepth)
        return (widest.0, widest.1)
      }
    ) { height, angle in
      let ease = isLoose ? 0.013 + 0.010 * dress.hem : 0.012 + 0.02 * (top - height)
      let isInside = rows.last == height
      let fold = noise(
        Float(angle) * 0.11 + place, Float(height) * 1.6 + 0.35 * Float(angle) + place)
      let crumple = noise(Float(angle) * 0.3 + place, Float(height) * 4 - place)
      let nearHem = exp(-(height - bottom) / 0.09)
      let drape =
        Double(fold) * (isLoose ? 0.016 : 0.010) + Double(crumple)
        * (isLoose ? 0.006 + 0.008 * nearHem : 0.004)
      return (max(ease + drape - (isInside ? 0.006 : 0), 0.003), 0)
    }
  }

  private static func tube(
    _ rows: [Double], _ shape: LegShape, texture: LegTextures.Kind, surface: LegLight.Surface,
    inside collar: Double? = nil,
    onRow: ((Double) -> (width: Double, depth: Double))? = nil,
    _ offset: (_ height: Double, _ angle: Double) -> (out: Double, lateral: Double)
  ) -> SkinnedGrid {
    let length = shape.shankLength
    let ankle = shape.ankleInHeel
    var points: [SIMD4<Float>] = []
    var shares: [SIMD4<Float>] = []
    var places: [SIMD2<Float>] = []
    let top = rows.first ?? 0
    for height in rows {
      let section = LegSection(shape, height: height)
      let atLeast = onRow?(height)
      let thigh = smoothStep(length - 0.05, length + 0.05, height)
      let heel = 1 - smoothStep(-0.035, 0.035, height)
      let share = SIMD4<Float>(
        Float(thigh), Float(max(1 - thigh - heel, 0)), Float(heel), 0)
      for angle in angles {
        var outline = section.outline(angle)
        if let atLeast {
          let side = angle > 0 ? section.lateralWidth : section.medialWidth
          outline.lateral *= max(atLeast.width, side) / max(side, 1e-6)
          if outline.forward < 0 {
            outline.forward = min(outline.forward, -atLeast.depth * cos(angle))
          }
        }
        let change = offset(height, angle)
        var point = Vector3(
          ankle.x + outline.forward - change.out * cos(angle), ankle.y + height,
          outline.lateral + change.out * sin(angle) + change.lateral)
        if let collar {
          // In the shoe the leg ends short of its wall.
          let wall = HeelSection(shape, height: min(point.y, shape.counterHeight))
          let share = 1 - smoothStep(collar, collar + 0.025, height)
          let width = wall.halfWidth - 0.005
          let squeezed = min(max(point.z, -width), width)
          let back = wall.back(squeezed) + 0.006
          point.x += (max(point.x, back) - point.x) * share
          // Beside the heel the edge of the shoe is lower.
          let aside = 1 - smoothStep(collar - 0.045, collar - 0.02, height)
          point.z += (squeezed - point.z) * aside
        }
        points.append(SIMD4<Float>(point))
        shares.append(share)
        places.append(SIMD2(Float((angle + .pi) / (2 * .pi)), Float(top - height)))
      }
    }
    return SkinnedGrid(
      rows: rows.count, columns: angles.count, isClosed: true, texture: texture, surface: surface,
      isFoot: false, points: points, shares: shares, places: places)
  }
}
