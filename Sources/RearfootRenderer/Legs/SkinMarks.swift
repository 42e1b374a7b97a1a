import Foundation
import GaitMath
import GaitModel

/// What is on skin: hair, tattoos, scars, bandages and strips of tape.
enum SkinMarks {
  typealias Canvas = LimbTexture.Canvas

  /// Hairs that hang down the back and sides of the lower leg.
  static func hair(
    _ leg: DressedLeg, _ canvas: Canvas, _ random: inout SplitMix64,
    on texture: inout SurfaceTexture
  ) {
    let look = leg.dress.skin
    let length = leg.shape.shankLength
    let count = Int(900 * min(max(look.hair, 0), 1))
    let tone = Float(1 - look.hairTone)
    let colour = SIMD4<Float>(0.018 + 0.16 * tone, 0.013 + 0.10 * tone, 0.009 + 0.05 * tone, 0.12)
    for _ in 0..<count {
      // Thin at the very back, thicker at the sides.
      let angle = Float(random.normal() * 1.1)
      let height = Float(length * (0.12 + 1.0 * random.unit()))
      let (lean, size) = (Float(random.normal() * 0.35), Float(random.uniform(0.006...0.016)))
      let strength = Float(random.uniform(0.12...0.5))
      guard abs(angle) < 2.2 else { continue }
      let start = canvas.place(angle, height)
      let end = canvas.place(angle + lean * size / 0.055, height - size)
      texture.stroke(
        from: start, to: end, width: 0.00022 / canvas.texel, colour, strength: strength * 1.7)
    }
  }

  /// A drawing in dark ink: bands, spikes or a patch of lines.
  static func tattoo(
    _ leg: DressedLeg, _ canvas: Canvas, _ random: inout SplitMix64,
    on texture: inout SurfaceTexture
  ) {
    guard leg.dress.skin.tattoo == leg.pose.side else { return }
    let length = Float(leg.shape.shankLength)
    let middle = length * Float(random.uniform(0.45...0.85))
    let turn = Float(random.within(1.1))
    let ink = SIMD4<Float>(0.016, 0.022, 0.026, 0.12)
    let kind = random.index(below: 3)
    func line(_ points: [SIMD2<Float>], _ width: Float) {
      for (from, to) in zip(points, points.dropFirst()) {
        texture.stroke(
          from: canvas.place(turn + from.x / 0.055, middle + from.y),
          to: canvas.place(turn + to.x / 0.055, middle + to.y), width: width / canvas.texel, ink,
          strength: 0.72)
      }
    }
    switch kind {
    case 0:
      for band in 0..<(1 + random.index(below: 3)) {
        let y = Float(band) * 0.022
        let teeth = Float(random.uniform(0...0.008))
        line(
          (0...40).map { SIMD2(Float($0 - 20) * 0.007, y + ($0 % 2 == 0 ? teeth : -teeth)) },
          0.004 + 0.006 * Float(random.unit()))
      }
    case 1:
      for _ in 0..<(5 + random.index(below: 5)) {
        let bend = Float(random.within(0.03))
        let (x, size) = (Float(random.within(0.03)), Float(random.uniform(0.03...0.08)))
        let points = (0...10).map { step in
          let t = Float(step) / 10
          return SIMD2(x + bend * sin(t * 3.1), (t - 0.5) * size)
        }
        line(points, Float(random.uniform(0.002...0.006)))
      }
    default:
      var at = SIMD2<Float>(0, 0)
      var points = [at]
      for _ in 0..<70 {
        at += SIMD2(Float(random.normal()), Float(random.normal())) * 0.008
        at = at * 0.95
        points.append(at)
      }
      line(points, 0.0016)
      line(points.map { $0 * SIMD2(0.5, 0.6) }, 0.003)
    }
  }

  /// Scars and scratches: short, paler or redder than the skin.
  static func scars(
    _ leg: DressedLeg, _ canvas: Canvas, _ random: inout SplitMix64,
    on texture: inout SurfaceTexture
  ) {
    for _ in 0..<min(max(leg.dress.skin.scars, 0), 20) {
      let angle = Float(random.within(1.3))
      let height = Float(leg.shape.shankLength * random.uniform(0.1...0.9))
      let end = canvas.place(
        angle + Float(random.within(0.4)), height + Float(random.within(0.03)))
      let isFresh = random.unit() < 0.5
      let colour = Colours.skin(tone: leg.dress.skinTone)
      let look = isFresh ? colour * SIMD3(0.75, 0.35, 0.32) : colour * 0.55 + 0.25
      texture.stroke(
        from: canvas.place(angle, height), to: end, width: 0.0018 / canvas.texel,
        SIMD4(look, 0.1), strength: 0.6)
    }
  }

  /// A bandage around the leg, and strips of elastic tape along the calf.
  static func strips(
    _ leg: DressedLeg, _ canvas: Canvas, _ random: inout SplitMix64,
    on texture: inout SurfaceTexture
  ) {
    let length = Float(leg.shape.shankLength)
    let skin = leg.dress.skin
    let noise = NoiseTile.shared
    if skin.bandage == leg.pose.side {
      let low = length * Float(random.uniform(0.15...0.7))
      let high = low + Float(random.uniform(0.05...0.14))
      let tone = Float(random.uniform(0.45...0.75))
      for row in rows(canvas, low, high, texture.height) {
        for column in 0..<texture.width {
          let (angle, height) = (canvas.angle(column), canvas.height(row))
          let wave = 0.004 * sin(angle * 2 + low * 90)
          guard height + wave > low, height + wave < high else { continue }
          // Turns of the bandage overlap along slanting lines.
          let turn = (height / 0.028 + angle * 0.16).truncatingRemainder(dividingBy: 1)
          let light = tone * (0.9 + 0.1 * noise(angle * 2, height * 30)) * (turn < 0.1 ? 0.78 : 1)
          texture.mix(SIMD4(light, light * 0.93, light * 0.8, 0.03), into: column, row, share: 1)
        }
      }
    }
    if skin.tape == leg.pose.side {
      let wide = Float(random.uniform(0.018...0.027))
      let (low, high) = (length * 0.12, length * Float(random.uniform(0.6...0.88)))
      let spread = Float(random.uniform(0.012...0.028))
      for row in rows(canvas, low, high, texture.height) {
        let height = canvas.height(row)
        let way = (height - low) / (high - low)
        let apart = spread * sin(way * .pi) + 0.006
        for column in 0..<texture.width {
          let around = canvas.angle(column) * 0.055
          let away = min(abs(around - apart - wide * 0.3), abs(around + apart + wide * 0.3))
          let share = smoothStep(wide / 2 + canvas.texel, wide / 2, away)
          let weave: Float = 1 + 0.06 * noise(around * 40, height * 14)
          texture.mix(SIMD4(skin.tapeColour * weave, 0.05), into: column, row, share: share)
        }
      }
    }
  }

  /// The rows of a texture between two heights.
  private static func rows(
    _ canvas: Canvas, _ low: Float, _ high: Float, _ count: Int
  ) -> Range<Int> {
    let first = max(Int(canvas.place(0, high + 0.006).y), 0)
    let last = min(max(Int(canvas.place(0, low - 0.006).y) + 1, 0), count)
    return first < last ? first..<last : 0..<0
  }
}
