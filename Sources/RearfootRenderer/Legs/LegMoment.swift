import Foundation
import GaitMath
import GaitModel

/// What of a leg stays the same while the shutter is open.
struct LegBody {
  let grids: [SkinnedGrid]
  let textures: LegTextures

  /// The surfaces of a leg and their looks, for what of it a camera sees at the given moments.
  init(_ leg: DressedLeg, _ moments: [DressedLeg], _ camera: Camera) {
    let (shape, dress) = (leg.shape, leg.dress)
    var grids = [LimbGrids.limb(shape, dress, bow: 1.5e-4 * leg.pose.eversionOfParts)]
    let side = FootGrids.side(shape, dress)
    grids.append(side)
    grids.append(FootGrids.tread(side, shape))
    if let trousers = LimbGrids.trousers(shape, dress) { grids.append(trousers) }
    // A texel a little wider than a pixel: pictures of phones are softer still.
    let depth = max(camera.project(leg.pose.shank.origin)?.depth ?? 2, 0.3)
    let view = FastView(camera)
    let seen = grids.map { Self.seen($0, moments, view, camera.size) }
    textures = LegTextures(grids, leg, texel: 1.25 * depth / camera.focalLength, seen: seen)
    self.grids = grids
  }

  /// From where to where on its texture a surface is in the picture and faces the camera.
  private static func seen(
    _ grid: SkinnedGrid, _ moments: [DressedLeg], _ view: FastView, _ size: PixelSize
  ) -> LegTextures.Part {
    let (right, bottom) = (Float(size.width) + 20, Float(size.height) + 20)
    var low = SIMD2<Float>(repeating: .infinity)
    var high = -low
    for moment in moments {
      let posed = grid.posed(moment.pose, moment.shape, scale: SIMD2(1, 1), index: 0)
      for row in 0..<grid.rows {
        let points = row * grid.columns..<(row + 1) * grid.columns
        let isSeen = points.contains { point in
          let place = view(posed.positions[point])
          return place.w > 0 && place.x > -20 && place.x < right && place.y > -20
            && place.y < bottom
        }
        guard isSeen else { continue }
        // Its neighbours may reach into the picture.
        low.y = min(low.y, grid.places[max(row - 1, 0) * grid.columns].y)
        high.y = max(high.y, grid.places[min(row + 1, grid.rows - 1) * grid.columns].y)
        let start = points.lowerBound
        guard
          let first = points.first(where: { posed.faces(view.position, $0) }),
          let last = points.last(where: { posed.faces(view.position, $0) })
        else { continue }
        low.x = min(low.x, grid.places[max(first - 1, start)].x)
        high.x = max(high.x, grid.places[min(last + 1, points.upperBound - 1)].x)
      }
    }
    return LegTextures.Part(
      across: low.x <= high.x ? low.x...high.x : 0...0,
      down: low.y <= high.y ? low.y...high.y : 0...0)
  }
}

extension SurfaceGrid {
  /// Whether a point faces an eye, or nearly does.
  fileprivate func faces(_ eye: SIMD4<Float>, _ point: Int) -> Bool {
    let way = eye - positions[point]
    let facing = (normals[point] * way).sum3
    return facing > 0 || facing * facing < 0.09 * (way * way).sum3
  }
}

/// The legs at one moment, lit and projected.
struct Moment {
  /// A surface as it is seen.
  struct Surface {
    var grid: SurfaceGrid
    var seen: [SIMD4<Float>]
    var leg: Int
  }

  fileprivate(set) var surfaces: [Surface] = []
  /// Nearest first.
  fileprivate(set) var markers: [MarkerPainter.Placed] = []
  /// The smallest frame around all that is seen; nil where nothing is.
  private(set) var frame: (low: SIMD2<Float>, high: SIMD2<Float>)?

  init(_ legs: [DressedLeg], _ bodies: [LegBody], _ view: FastView, _ light: Light) {
    let shading = LegLight(light, eye: view.position, capsules: Self.capsules(legs))
    var low = SIMD2<Float>(repeating: .infinity)
    var high = SIMD2<Float>(repeating: -.infinity)
    for (index, leg) in legs.enumerated() where index < bodies.count {
      let textures = bodies[index].textures
      for skinned in bodies[index].grids {
        let texture = textures.index(skinned.texture)
        var grid = skinned.posed(
          leg.pose, leg.shape, scale: textures.scales[texture], index: texture)
        var seen = [SIMD4<Float>](repeating: .zero, count: grid.positions.count)
        var lit = [SIMD4<Float>](repeating: .zero, count: grid.positions.count)
        for point in grid.positions.indices {
          let (position, normal) = (grid.positions[point], grid.normals[point])
          let place = view(position)
          seen[point] = place
          guard place.w > 0 else { continue }
          low = pointwiseMin(low, place.lowHalf)
          high = pointwiseMax(high, place.lowHalf)
          // What faces away needs no light; a little is left for the edge.
          guard (normal * (view.position - position)).sum3 > -0.4 else { continue }
          lit[point] = shading(
            position, normal, skinned.surface, leg: index, isFoot: skinned.isFoot)
        }
        grid.light = lit
        surfaces.append(Surface(grid: grid, seen: seen, leg: index))
      }
      for marker in leg.markers where marker.isPresent {
        guard var placed = MarkerPainter.Placed(marker, leg.pose) else { continue }
        placed.cloth = Self.cover(marker, leg)
        placed.isUnderCloth = Self.isUnderTrousers(marker, leg)
        placed.falling = shading(
          SIMD4<Float>(placed.centre), SIMD4<Float>(placed.normal), .cloth, leg: index,
          isFoot: marker.part == .heel)
        markers.append(placed)
        // A marker may stand out beyond the leg.
        let place = view(SIMD4<Float>(placed.centre))
        guard place.w > 0 else { continue }
        let reach = 1.5 * Float(marker.radius) * place.z * view.focalLength
        low = pointwiseMin(low, place.lowHalf - reach)
        high = pointwiseMax(high, place.lowHalf + reach)
      }
    }
    let eye = view.position
    func distance(_ placed: MarkerPainter.Placed) -> Float {
      let way = SIMD4<Float>(placed.centre) - eye
      return (way * way).sum3
    }
    markers.sort { distance($0) < distance($1) }
    if low.x <= high.x, low.y <= high.y { frame = (low, high) }
  }

  /// The moment that lies a share of the way to another of the same legs, below 0 and above 1 on the
  /// line beyond them: places in the picture and light run straight.
  func toward(_ other: Moment, _ share: Double) -> Moment {
    var result = self
    let part = Float(share)
    for (index, end) in other.surfaces.enumerated() where index < surfaces.count {
      let start = surfaces[index]
      guard start.seen.count == end.seen.count else { continue }
      for point in start.seen.indices {
        var place = start.seen[point] + (end.seen[point] - start.seen[point]) * part
        place.w = min(start.seen[point].w, end.seen[point].w)
        result.surfaces[index].seen[point] = place
        let light = start.grid.light[point]
        result.surfaces[index].grid.light[point] =
          light + (end.grid.light[point] - light) * min(max(part, 0), 1)
      }
    }
    for (index, start) in markers.enumerated() {
      guard
        let end = other.markers.first(where: { $0.marker.point == start.marker.point }),
        let placed = start.toward(end, share)
      else { continue }
      result.markers[index] = placed
    }
    return result
  }

  /// How far the fastest point of the legs moves on the picture to another moment, pixels.
  func movement(to other: Moment) -> Double {
    var square: Float = 0
    for (start, end) in zip(surfaces, other.surfaces) where start.seen.count == end.seen.count {
      for point in start.seen.indices where start.seen[point].w > 0 && end.seen[point].w > 0 {
        let way = end.seen[point].lowHalf - start.seen[point].lowHalf
        square = max(square, (way * way).sum())
      }
    }
    return Double(square.squareRoot())
  }

  /// The colour of what hangs over a marker: trousers from above, a sock from below, tape on skin.
  private static func cover(_ marker: WornMarker, _ leg: DressedLeg) -> SIMD3<Float> {
    let dress = leg.dress
    if marker.part == .heel { return dress.footwear == .barefoot ? tape : dress.shoe.accent }
    let isFromAbove = sin(marker.wear.coverAngle) > 0
    if isFromAbove { return dress.trousers == .shorts ? tape : dress.trouserCloth.colour }
    return dress.sock == .none ? tape : dress.sockCloth.colour
  }

  /// Whether loose trousers hang over all of a marker: cloth lies over what stands out from the leg.
  private static func isUnderTrousers(_ marker: WornMarker, _ leg: DressedLeg) -> Bool {
    guard leg.dress.trousers == .loose, marker.part == .shank else { return false }
    return marker.centre.y - marker.radius > leg.dress.hem * leg.pose.shankLength + 0.004
  }

  /// Of sports tape.
  private static let tape = SIMD3<Float>(0.62, 0.56, 0.47)

  /// The parts of the legs as cylinders, to shade each other.
  private static func capsules(_ legs: [DressedLeg]) -> [LegLight.Capsule] {
    legs.enumerated().flatMap { index, leg -> [LegLight.Capsule] in
      let (pose, shape) = (leg.pose, leg.shape)
      func capsule(_ start: Vector3, _ end: Vector3, _ radius: Double, _ above: Bool)
        -> LegLight.Capsule
      {
        LegLight.Capsule(
          start: SIMD4<Float>(start), end: SIMD4<Float>(end), radius: Float(radius), leg: index,
          isAboveFoot: above)
      }
      let isLoose = leg.dress.trousers == .loose
      let calf = shape.calfGirth / 6.3 + (isLoose ? 0.02 : 0)
      let knee = pose.shank(Vector3(0, pose.shankLength, 0))
      let middle = pose.shank(Vector3(0, 0.4 * pose.shankLength, 0))
      return [
        capsule(pose.shank(.zero), middle, shape.ankleGirth / 6.3 + (isLoose ? 0.04 : 0), true),
        capsule(middle, knee, calf, true),
        capsule(knee, pose.thigh(Vector3(0, 0.4, 0)), 1.25 * calf, true),
        capsule(
          pose.heel(Vector3(0.03, 0.04, 0)), pose.forefoot(Vector3(0.03, 0.03, 0)), 0.04, false),
      ]
    }
  }
}
