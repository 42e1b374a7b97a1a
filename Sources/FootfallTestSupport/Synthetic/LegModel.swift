import Foundation
import GaitMath

/// One leg over a gait cycle: measured segment angles, scaled to speed, with the foot held on the
/// ground in stance. Metres; x to the front, y up, ground at 0; hip joint at x = 0.
struct LegModel: Sendable {
  /// Where the points of a leg are, relative to the ground under the hip.
  struct Pose: Sendable {
    var hip: Vector2
    var knee: Vector2
    var ankle: Vector2
    var heel: Vector2
    var toe: Vector2
  }

  let thighLength: Double
  let shankLength: Double
  /// Offsets in a flat foot, from a point on the ground under the ankle.
  let ankle = Vector2(0, 0.07)
  let heel = Vector2(-0.055, 0)
  let toe = Vector2(0.175, 0)

  private let curves: MeasuredCurves
  private let cycle: Double
  private let speed: Double
  let dutyFactor: Double
  /// Degrees added to the foot's pitch at contact; fades through early stance and late swing.
  private let strikeOffset: Double
  private let hipHeight: @Sendable (Double) -> Double
  private let isNatural: Bool

  /// The scale of the chain's forward excursion, and the corrections at both ends of stance.
  private var reach = 1.0
  private var footing = 0.0
  private var base = 0.0
  private var first = Vector2.zero
  private var last = Vector2.zero
  /// What the measured swing lacks of the ground's speed at both ends, metres per cycle.
  private var firstSlope = Vector2.zero
  private var lastSlope = Vector2.zero

  /// A leg of a person of some height (metres) with strides of `cycle` seconds; `oscillation` is
  /// the hip's height above its base by the phase of this leg, metres.
  init(
    curves: MeasuredCurves, height: Double, cycle: Double, speed: Double, dutyFactor: Double,
    strikeOffset: Double, isNatural: Bool, oscillation: @escaping @Sendable (Double) -> Double
  ) {
    self.isNatural = isNatural
    self.curves = curves
    self.cycle = cycle
    self.speed = speed
    self.dutyFactor = dutyFactor
    self.strikeOffset = strikeOffset
    thighLength = 0.245 * height
    shankLength = 0.246 * height
    hipHeight = oscillation
    fit()
  }

  /// The pose at a phase of the cycle, 0 at contact.
  func pose(_ phase: Double) -> Pose {
    let hip = Vector2(0, hipY(phase))
    let pitch = pitch(phase)
    let ankle = phase < dutyFactor ? grounded(phase) : swinging(phase)
    let sole = ankle - rotated(self.ankle, pitch)
    return Pose(
      hip: hip, knee: knee(hip, ankle), ankle: ankle, heel: sole + rotated(heel, pitch),
      toe: sole + rotated(toe, pitch))
  }

  /// Chooses excursion, footing and hip height so that the measured chain fits the ground.
  private mutating func fit() {
    let samples = (0...60).map { dutyFactor * Double($0) / 60 }
    let needed = samples.map { contactAnkle($0).x - speed * $0 * cycle }
    let chain = samples.map(chainAnkle)
    let span = (chain.map(\.x).max() ?? 0) - (chain.map(\.x).min() ?? 0)
    let neededSpan = (needed.max() ?? 0) - (needed.min() ?? 0)
    reach = span > 0 ? neededSpan / span : 1
    let count = Double(samples.count)
    footing = zip(chain, needed).reduce(0) { $0 + $1.0.x * reach - $1.1 } / count
    // As high as the measured leg stands, and as the stretched leg allows.
    let standing = zip(samples, chain).map { contactAnkle($0).y - $1.y - hipHeight($0) }
    base = standing.reduce(0, +) / count
    let longest = 0.995 * (thighLength + shankLength)
    func highestHip(_ footing: Double) -> Double {
      samples.map { phase in
        let x = contactAnkle(phase).x - speed * phase * cycle + footing
        return contactAnkle(phase).y + (max(0.01, longest * longest - x * x)).squareRoot()
          - hipHeight(phase)
      }.min() ?? base
    }
    if isNatural, highestHip(footing) < base {
      // A leg that is stretched at one end of stance only would bend at the other as nobody does.
      let shifts = stride(from: -0.2, through: 0.1, by: 0.005).map { footing + $0 }
      footing = shifts.max { highestHip($0) < highestHip($1) } ?? footing
    }
    base = min(base, highestHip(footing))
    first = grounded(0) - free(0)
    last = grounded(dutyFactor) - free(dutyFactor)
    guard isNatural else { return }
    let step = 1e-4
    let arriving = (free(1) - free(1 - step)) / step
    let ground = (grounded(step) - grounded(0)) / step
    firstSlope = ground + cycle * approach - arriving
    let rolling = (grounded(dutyFactor) - grounded(dutyFactor - step)) / step
    lastSlope = rolling + cycle * departure - (free(dutyFactor + step) - free(dutyFactor)) / step
  }

  /// Metres per second of the foot over the ground just before contact. At 2.5 m/s a measured
  /// runner's foot (RBDS001) still moves forward at 1.0 and down at 0.5 m/s as the force reaches
  /// 50 N.
  private var approach: Vector2 { Vector2(0.4 * speed, -0.5) }

  /// Metres per second of the foot over the ground just after toe-off. The forefoot rises at 0.1
  /// to 0.6 m/s in the measured runs (RBDS001, Hamner, BMC; mean 0.47), at 0.2 in a measured walk.
  private var departure: Vector2 { Vector2(0.25 * speed, 0.5) }

  private func hipY(_ phase: Double) -> Double { base + hipHeight(phase) }

  /// The phase in the measured data: stance and swing are stretched to the duty factor.
  private func measured(_ phase: Double) -> Double {
    phase < dutyFactor
      ? phase / dutyFactor * curves.toeOff
      : curves.toeOff + (phase - dutyFactor) / (1 - dutyFactor) * (1 - curves.toeOff)
  }

  private func pitch(_ phase: Double) -> Double {
    let toContact = phase < dutyFactor ? phase / (0.35 * dutyFactor) : (1 - phase) / 0.25
    let fade = toContact < 1 ? 0.5 * (1 + cos(.pi * toContact)) : 0
    return curves.foot(measured(phase)) + strikeOffset * fade
  }

  /// The ankle under the hip as the measured angles place it.
  private func chainAnkle(_ phase: Double) -> Vector2 {
    let p = measured(phase)
    let thigh = Angles.radians(curves.thigh(p))
    let shank = Angles.radians(curves.shank(p))
    return thighLength * Vector2(sin(thigh), -cos(thigh))
      + shankLength * Vector2(sin(shank), -cos(shank))
  }

  /// The ankle of a foot that rolls over heel and toe, from the place of the flat foot.
  private func contactAnkle(_ phase: Double) -> Vector2 {
    let pitch = pitch(phase)
    let pivot = pitch > 0 ? heel : toe
    return pivot + rotated(ankle - pivot, pitch)
  }

  private func grounded(_ phase: Double) -> Vector2 {
    contactAnkle(phase) + Vector2(footing - speed * phase * cycle, 0)
  }

  private func free(_ phase: Double) -> Vector2 {
    let chain = chainAnkle(phase)
    return Vector2(reach * chain.x, chain.y + hipY(phase))
  }

  /// The measured swing, bent so that it leaves and meets the ground where stance does.
  private func swinging(_ phase: Double) -> Vector2 {
    let u = (phase - dutyFactor) / (1 - dutyFactor)
    let weight = u * u * (3 - 2 * u)
    var ankle = free(phase) + (1 - weight) * last + weight * first
    let reach = 0.35 * (1 - dutyFactor)
    let (after, before) = (phase - dutyFactor, 1 - phase)
    if after < reach { ankle += after * (1 - after / reach) * (1 - after / reach) * lastSlope }
    if before < reach {
      ankle -= before * (1 - before / reach) * (1 - before / reach) * firstSlope
    }
    // The knee bends in swing at least as it was measured, so that it is straightest about toe-off.
    let hip = Vector2(0, hipY(phase))
    let limit = legLimit(phase)
    let leg = ankle - hip
    if isNatural, leg.length > limit { ankle = hip + limit / leg.length * leg }
    // The sole stays above the ground.
    let pitch = pitch(phase)
    let sole = ankle.y - rotated(self.ankle, pitch).y
    let lowest = sole + min(rotated(heel, pitch).y, rotated(toe, pitch).y)
    let clearance = 0.06 * u * (1 - u)
    if lowest < clearance { ankle.y += clearance - lowest }
    return ankle
  }

  /// The longest that a leg is from hip to ankle at a phase of the swing: as the measured knee bends
  /// it, and at both ends as long as it stands on the ground.
  private func legLimit(_ phase: Double) -> Double {
    let (after, before) = (phase - dutyFactor, 1 - phase)
    let reach = 0.35 * (1 - dutyFactor)
    func excess(_ end: Double, _ away: Double) -> Double {
      guard away < reach else { return 0 }
      let standing = (grounded(end) - Vector2(0, hipY(end))).length
      return (standing - chainAnkle(end).length) * (1 - away / reach)
    }
    return chainAnkle(phase).length + excess(dutyFactor, after) + excess(0, before)
  }

  /// The knee in front of the line from hip to ankle.
  private func knee(_ hip: Vector2, _ ankle: Vector2) -> Vector2 {
    let leg = ankle - hip
    let d = min(leg.length, 0.9999 * (thighLength + shankLength))
    let along = (d * d + thighLength * thighLength - shankLength * shankLength) / (2 * d)
    let across = max(0, thighLength * thighLength - along * along).squareRoot()
    let unit = leg / leg.length
    return hip + along * unit + across * Vector2(-unit.y, unit.x)
  }

  private func rotated(_ v: Vector2, _ degrees: Double) -> Vector2 {
    let angle = Angles.radians(degrees)
    return Vector2(v.x * cos(angle) - v.y * sin(angle), v.x * sin(angle) + v.y * cos(angle))
  }
}
