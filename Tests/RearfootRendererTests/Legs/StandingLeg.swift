import Foundation
import GaitMath
import GaitModel
import RearfootRenderer

/// Legs that stand straight, for tests.
enum StandingLeg {
  static let size = PixelSize(width: 320, height: 480)

  /// White light from behind and above, and soft light from everywhere.
  static let light = Light(
    toSun: Vector3(-0.8, 0.6, 0), sun: SIMD3(repeating: 0.5), sky: SIMD3(repeating: 0.5),
    ground: SIMD3(repeating: 0.3))

  /// A camera behind that sees half a metre from the ground up.
  static func camera(distortion: Double = 0, size: PixelSize = size) -> Camera {
    Camera(
      position: Vector3(-2.5, 0.27, 0), focalLength: 4 * Double(size.height),
      distortion: distortion,
      size: size)
  }

  /// A leg that stands straight, `aside` metres to its own side.
  static func pose(
    _ side: Side, _ shape: LegShape, aside: Double = 0.08, forward: Double = 0
  ) -> LegPose {
    let hand = side == .right ? 1.0 : -1.0
    func frame(_ origin: Vector3) -> RigidFrame {
      RigidFrame(
        origin: origin, forward: Vector3(1, 0, 0), up: Vector3(0, 1, 0),
        lateral: Vector3(0, 0, hand))
    }
    let heel = frame(Vector3(forward, 0, hand * aside))
    let ankle = heel(shape.ankleInHeel)
    return LegPose(
      side: side, shank: frame(ankle), shankLength: shape.shankLength,
      thigh: frame(ankle + Vector3(0, shape.shankLength, 0)), heel: heel,
      forefoot: frame(heel(Vector3(0.7 * shape.footLength, 0, 0))), footLength: shape.footLength,
      stancePercent: nil, isFootFlat: true)
  }

  static func shape(_ footwear: Footwear = .runningShoe) -> LegShape {
    LegShape(
      shankLength: 0.4, footLength: 0.26, footwear: footwear,
      counterHeight: footwear == .barefoot ? 0.062 : 0.085,
      soleThickness: footwear == .barefoot ? 0 : 0.03)
  }

  static func dress(
    _ footwear: Footwear = .runningShoe, tone: Int = 4, trousers: LegDress.Trousers = .shorts,
    sock: LegDress.SockLength = .ankle
  ) -> LegDress {
    LegDress(skinTone: tone, footwear: footwear, trousers: trousers, sock: sock, seed: 7)
  }

  /// A marker on the back of the leg or of the heel.
  static func marker(
    _ point: PointName, _ place: (point: Vector3, normal: Vector3),
    part: WornMarker.Part = .shank, kind: MarkerKind, radius: Double = 0.008,
    wear: MarkerWear = MarkerWear()
  ) -> WornMarker {
    let off = WornMarker.standOff(of: kind, radius: radius)
    return WornMarker(
      point: point, part: part, centre: place.point + off * place.normal, normal: place.normal,
      radius: radius, kind: kind, colour: SIMD3(0, 0.7, 0), wear: wear)
  }

  static func leg(
    _ side: Side = .right, footwear: Footwear = .runningShoe, dress: LegDress? = nil,
    aside: Double = 0.08, forward: Double = 0, markers: [WornMarker] = []
  ) -> DressedLeg {
    let shape = shape(footwear)
    return DressedLeg(
      pose: pose(side, shape, aside: aside, forward: forward), shape: shape,
      dress: dress ?? self.dress(footwear), markers: markers)
  }
}

extension LinearImage {
  /// The sum of the coverage, in pixels.
  var area: Double { pixels.reduce(0) { $0 + Double($1.w) } }

  /// The middle of a weight over the pixels; nil where it is 0.
  func middle(_ weight: (SIMD4<Float>) -> Float) -> Vector2? {
    var sum = Vector2.zero
    var total = 0.0
    for (index, pixel) in pixels.enumerated() {
      let share = Double(weight(pixel))
      sum += share * Vector2(Double(index % size.width) + 0.5, Double(index / size.width) + 0.5)
      total += share
    }
    return total > 0 ? sum / total : nil
  }
}
