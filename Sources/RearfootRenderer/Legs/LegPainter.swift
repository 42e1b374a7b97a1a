import Foundation
import GaitMath
package import GaitModel

/// One leg at one moment, with what it wears.
package struct DressedLeg: Sendable, Hashable {
  /// Where its parts are.
  package var pose: LegPose
  /// How it is built.
  package var shape: LegShape
  /// How it looks and what it wears.
  package var dress: LegDress
  /// What is stuck on it.
  package var markers: [WornMarker]

  package init(pose: LegPose, shape: LegShape, dress: LegDress, markers: [WornMarker]) {
    self.pose = pose
    self.shape = shape
    self.dress = dress
    self.markers = markers
  }
}

/// The legs of a picture, and what can be seen of their markers.
package struct LegLayer: Sendable, Hashable {
  /// The legs over nothing.
  package var image: LinearImage
  /// The share of a marker's projected area that is seen, 0 to 1, by the name of its point; none for
  /// a marker that is not present.
  package var seen: [PointName: Double]

  package init(image: LinearImage, seen: [PointName: Double]) {
    self.image = image
    self.seen = seen
  }
}

/// Draws legs from behind.
package enum LegPainter {
  /// Draws legs as a camera sees them while its shutter is open.
  ///
  /// - Parameters:
  ///   - exposures: the legs at moments spread evenly over the shutter's opening, at least one; each
  ///     moment has the same legs in the same order. Where they lie far apart, moments between them
  ///     are drawn too; each of at least four has a shift of less than a pixel of its own.
  ///   - camera: where it is seen from.
  ///   - light: what falls on it.
  ///   - seed: of everything random that is not a leg's own.
  /// - Returns: the legs over nothing, and what can be seen of each marker.
  package static func paint(
    _ exposures: [[DressedLeg]], camera: Camera, light: Light, seed: UInt64
  ) -> LegLayer {
    let moments = exposures.map { $0.filter(isDrawable) }.filter { !$0.isEmpty }
    guard let first = moments.first, camera.isUsable else {
      return LegLayer(
        image: LinearImage(size: camera.size), seen: nothingSeen(exposures.first ?? []))
    }
    let ends = [first, moments[moments.count - 1]]
    let bodies = first.indices.map { index in
      LegBody(first[index], ends.compactMap { index < $0.count ? $0[index] : nil }, camera)
    }
    let view = FastView(camera)
    let scenes = moments.map { Moment($0, bodies, view, light) }
    guard let frame = scenes.compactMap(\.frame).reduce(nil, union),
      let target = target(frame, camera.size)
    else {
      return LegLayer(
        image: LinearImage(size: camera.size), seen: nothingSeen(exposures.first ?? []))
    }
    let painter = MarkerPainter(camera, light)
    var counts: [PointName: (all: Int, seen: Int)] = [:]
    let count = samples(scenes)
    var image = LinearImage(size: camera.size)
    let shifts = Self.shifts(count)
    for (index, shift) in shifts.enumerated() {
      let scene = Self.scene(scenes, at: (Double(index) + 0.5) / Double(count))
      // What is worn comes last in a leg's list, and hides the most.
      for surface in scene.surfaces.reversed() {
        GridRasteriser.draw(
          surface.grid, seen: surface.seen,
          texture: bodies[surface.leg].textures.textures[surface.grid.texture],
          on: target, shift: SIMD2<Float>(shift))
      }
      for placed in scene.markers {
        let (all, seen) = painter.draw(placed, on: target, shift: shift)
        let before = counts[placed.marker.point] ?? (0, 0)
        counts[placed.marker.point] = (before.all + all, before.seen + seen)
      }
      target.endExposure(into: &image, share: 1 / Float(count))
    }
    var seen = nothingSeen(exposures.first ?? [])
    for (point, count) in counts { seen[point] = Double(count.seen) / Double(max(count.all, 1)) }
    return LegLayer(image: image, seen: seen)
  }

  /// How many samples in time the motion between the moments needs: one for each 2.5 pixels that
  /// anything moves, at most 12 of them; at least four, and as many as there are moments.
  private static func samples(_ scenes: [Moment]) -> Int {
    guard let first = scenes.first, let last = scenes.last, scenes.count > 1 else { return 4 }
    // The moments stand in the middle of equal parts of the opening.
    let whole = Double(scenes.count) / Double(scenes.count - 1)
    let movement = min(first.movement(to: last) * whole, 1e4)
    return max(4, scenes.count, min(Int(movement / 2.5), 12))
  }

  /// The legs at a share of the shutter's opening.
  private static func scene(_ scenes: [Moment], at share: Double) -> Moment {
    let place = share * Double(scenes.count) - 0.5
    let before = min(max(Int(place.rounded(.down)), 0), max(scenes.count - 2, 0))
    let part = place - Double(before)
    guard scenes.count > 1, abs(part) > 1e-6 else { return scenes[before] }
    return scenes[before].toward(scenes[before + 1], part)
  }

  /// Shifts within a pixel, spread evenly, whose mean is 0 (a shifted Fibonacci lattice).
  package static func shifts(_ count: Int) -> [SIMD2<Double>] {
    let golden = 0.618_033_988_749_894_8
    var shifts = (0..<count).map { index -> SIMD2<Double> in
      let along = (Double(index) + 0.5) * golden
      return SIMD2(along - along.rounded(.down), (Double(index) + 0.5) / Double(max(count, 1)))
    }
    let mean = shifts.reduce(.zero, +) / Double(max(count, 1))
    for index in shifts.indices { shifts[index] -= mean }
    return shifts
  }

  private static func isDrawable(_ leg: DressedLeg) -> Bool {
    let (pose, shape) = (leg.pose, leg.shape)
    let frames = [pose.thigh, pose.shank, pose.heel, pose.forefoot]
    let isFinite = frames.allSatisfy { frame in
      [frame.origin, frame.forward, frame.up, frame.lateral].allSatisfy {
        $0.x.isFinite && $0.y.isFinite && $0.z.isFinite && $0.length < 1e4
      }
    }
    let sizes = [
      pose.shankLength, pose.footLength, shape.shankLength, shape.footLength, shape.calfGirth,
      shape.ankleGirth, shape.kneeGirth, shape.heelWidth, shape.counterHeight,
    ]
    return isFinite && sizes.allSatisfy { $0 > 0.005 && $0 < 3 }
  }

  private static func nothingSeen(_ legs: [DressedLeg]) -> [PointName: Double] {
    var seen: [PointName: Double] = [:]
    for leg in legs { for marker in leg.markers where marker.isPresent { seen[marker.point] = 0 } }
    return seen
  }

  private typealias Frame = (low: SIMD2<Float>, high: SIMD2<Float>)

  private static func union(_ one: Frame?, _ other: Frame) -> Frame? {
    guard let one else { return other }
    return (pointwiseMin(one.low, other.low), pointwiseMax(one.high, other.high))
  }

  private static func target(_ frame: Frame, _ size: PixelSize) -> RasterTarget? {
    let left = max(Int(frame.low.x) - 2, 0)
    let top = max(Int(frame.low.y) - 2, 0)
    let right = min(Int(frame.high.x) + 3, size.width)
    let bottom = min(Int(frame.high.y) + 3, size.height)
    guard left < right, top < bottom else { return nil }
    return RasterTarget(left: left, top: top, width: right - left, height: bottom - top)
  }
}

extension Camera {
  /// Whether a picture can be taken with it.
  var isUsable: Bool {
    let numbers = [
      position.x, position.y, position.z, yaw, pitch, roll, focalLength, distortion,
    ]
    return numbers.allSatisfy(\.isFinite) && focalLength > 0 && size.width > 0 && size.height > 0
      && size.width <= 16_384 && size.height <= 16_384
  }
}
