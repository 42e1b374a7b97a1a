import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// Surfaces with a known silhouette.
@Suite struct GridRasteriserTests {
  private let size = PixelSize(width: 240, height: 200)
  private var camera: Camera {
    Camera(position: Vector3(-2, 0, 0), focalLength: 400, size: size)
  }
  private let white = SurfaceTexture(width: 2, height: 2, filledWith: SIMD4(1, 1, 1, 0))

  /// A ball of points; rows from the top, columns around it.
  private func ball(_ centre: Vector3, _ radius: Double, brightness: Float = 1) -> SurfaceGrid {
    let (rows, columns) = (121, 241)
    var positions: [SIMD4<Float>] = []
    for row in 0..<rows {
      let polar = Double(row) / Double(rows - 1) * .pi
      for column in 0..<columns {
        let around = Double(column) / Double(columns - 1) * 2 * .pi
        positions.append(
          SIMD4<Float>(
            centre + radius
              * Vector3(-sin(polar) * cos(around), cos(polar), sin(polar) * sin(around))))
      }
    }
    var grid = SurfaceGrid(
      rows: rows, columns: columns, isClosed: true, texture: 0, outward: 1, positions: positions,
      places: positions.map { _ in .zero })
    grid.light = positions.map { _ in SIMD4(brightness, brightness, brightness, 0) }
    return grid
  }

  /// An upright cylinder without ends.
  private func cylinder(_ radius: Double, from low: Double, to high: Double) -> SurfaceGrid {
    let (rows, columns) = (41, 361)
    var positions: [SIMD4<Float>] = []
    for row in 0..<rows {
      let height = high + (low - high) * Double(row) / Double(rows - 1)
      for column in 0..<columns {
        let around = Double(column) / Double(columns - 1) * 2 * .pi
        positions.append(
          SIMD4<Float>(Vector3(-radius * cos(around), height, radius * sin(around))))
      }
    }
    var grid = SurfaceGrid(
      rows: rows, columns: columns, isClosed: true, texture: 0, outward: 1, positions: positions,
      places: positions.map { _ in .zero })
    grid.light = positions.map { _ in SIMD4(1, 1, 1, 0) }
    return grid
  }

  private func draw(_ grids: [SurfaceGrid], exposures: Int = 16) -> LinearImage {
    let target = RasterTarget(left: 0, top: 0, width: size.width, height: size.height)
    var image = LinearImage(size: size)
    let view = FastView(camera)
    for shift in LegPainter.shifts(exposures) {
      for grid in grids {
        GridRasteriser.draw(
          grid, seen: grid.positions.map { view($0) }, texture: white, on: target,
          shift: SIMD2<Float>(shift))
      }
      target.endExposure(into: &image, share: 1 / Float(exposures))
    }
    return image
  }

  @Test(arguments: [(0.0, 0.0), (0.2, 0.0), (0.15, -0.2)])
  func ballIsAsLargeAsItsCone(aside: Double, height: Double) throws {
    let (radius, centre) = (0.1, Vector3(0, height, aside))
    let image = draw([ball(centre, radius)])
    // The cone around a ball cuts the picture in an ellipse: with the distance d, the angle t off the
    // axis and sin a = r / d, its half-axes are f sin a cos a / (cos^2 t - sin^2 a) along the line
    // from the middle and f sin a / sqrt(cos^2 t - sin^2 a) across it, and its middle is
    // f sin t cos t / (cos^2 t - sin^2 a) from that of the picture.
    let offset = centre - camera.position
    let distance = offset.length
    let cosine = offset.x / distance
    let sine = (1 - cosine * cosine).squareRoot()
    let edge = radius / distance
    let below = cosine * cosine - edge * edge
    let along = 400 * edge * (1 - edge * edge).squareRoot() / below
    let across = 400 * edge / below.squareRoot()
    #expect(abs(image.area / (.pi * along * across) - 1) < 0.004)
    let middle = try #require(image.middle(\.w)) - Vector2(120, 100)
    let away = 400 * sine * cosine / below
    #expect(abs(middle.length - away) < 0.03)
    let direction = Vector2(aside, -height)
    if direction != .zero {
      #expect((middle - away * direction / direction.length).length < 0.03)
    }
  }

  @Test func cylinderHasTheWidthOfItsTangents() {
    let radius = 0.06
    let image = draw([cylinder(radius, from: -1, to: 1)])
    // Tangents from the distance d meet the picture at f r / sqrt(d^2 - r^2).
    let width = 2 * 400 * radius / (4 - radius * radius).squareRoot()
    for row in [3, 50, 100, 163] {
      let covered = (0..<size.width).reduce(0.0) {
        $0 + Double(image.pixels[row * size.width + $1].w)
      }
      #expect(abs(covered - width) < 0.15, "row \(row)")
    }
  }

  @Test func whatIsNearerHidesWhatIsBehindInAnyOrder() {
    let near = ball(Vector3(-0.3, 0, 0), 0.05, brightness: 0.25)
    let far = ball(Vector3(0.3, 0, 0), 0.2)
    let middle = 100 * size.width + 120
    for order in [[near, far], [far, near]] {
      let image = draw(order)
      #expect(abs(image.pixels[middle].x - 0.25) < 1e-5)
      #expect(image.pixels[middle].w == 1)
      // Beside the near one the far one is seen.
      #expect(abs(image.pixels[middle + 25].x - 1) < 1e-5)
    }
  }

  @Test func depthIsThatOfTheSurface() {
    let target = RasterTarget(left: 0, top: 0, width: size.width, height: size.height)
    let view = FastView(camera)
    let grid = ball(.zero, 0.2)
    GridRasteriser.draw(
      grid, seen: grid.positions.map { view($0) }, texture: white, on: target, shift: .zero)
    // The pixel's middle is half a pixel off the axis.
    #expect(abs(1 / target.nearness[100 * size.width + 120] - 1.8) < 2e-4)
    #expect(target.nearness[0] == 0)
  }

  @Test func everyPixelInsideIsDrawnOnce() {
    // One exposure of a closed surface has no gaps between its triangles.
    let image = draw([ball(.zero, 0.2)], exposures: 1)
    for row in 60..<140 {
      let covered = (0..<size.width).filter { image.pixels[row * size.width + $0].w > 0 }
      if let first = covered.first, let last = covered.last {
        #expect(covered.count == last - first + 1, "row \(row)")
      }
    }
  }

  @Test func partOfAPictureIsTheSamePart() {
    let view = FastView(camera)
    let grid = ball(.zero, 0.15)
    let seen = grid.positions.map { view($0) }
    let whole = RasterTarget(left: 0, top: 0, width: size.width, height: size.height)
    let part = RasterTarget(left: 100, top: 90, width: 30, height: 25)
    for target in [whole, part] {
      GridRasteriser.draw(grid, seen: seen, texture: white, on: target, shift: SIMD2(0.2, -0.3))
    }
    for row in 0..<25 {
      for column in 0..<30 {
        let index = (row + 90) * size.width + column + 100
        #expect(abs(part.nearness[row * 30 + column] - whole.nearness[index]) < 1e-6)
      }
    }
    var image = LinearImage(size: size)
    part.endExposure(into: &image, share: 0.25)
    #expect(image.pixels[90 * size.width + 99].w == 0)
    #expect(image.pixels[95 * size.width + 110].w == 0.25)
    // It is empty afterwards, and adds up.
    #expect((0..<30 * 25).allSatisfy { part.nearness[$0] == 0 })
    part.endExposure(into: &image, share: 1)
    #expect(image.pixels[95 * size.width + 110].w == 0.25)
  }

  @Test(arguments: [(-10, -5), (230, 190), (-500, 0), (0, 900)])
  func targetsBesideThePictureLeaveItAlone(left: Int, top: Int) {
    let target = RasterTarget(left: left, top: top, width: 40, height: 30)
    for index in 0..<1_200 {
      target.nearness[index] = 1
      target.colour[index] = SIMD4(repeating: 1)
    }
    var image = LinearImage(size: size)
    target.endExposure(into: &image, share: 1)
    let columns = max(0, min(left + 40, size.width) - max(left, 0))
    let rows = max(0, min(top + 30, size.height) - max(top, 0))
    #expect(image.area == Double(columns * rows))
  }

  @Test func backsAreNotDrawn() {
    let grid = ball(.zero, 0.2)
    let inside = SurfaceGrid(
      rows: grid.rows, columns: grid.columns, isClosed: true, texture: 0, outward: -1,
      positions: grid.positions, places: grid.places)
    var lit = inside
    lit.light = grid.light
    let target = RasterTarget(left: 0, top: 0, width: size.width, height: size.height)
    let view = FastView(camera)
    GridRasteriser.draw(
      lit, seen: lit.positions.map { view($0) }, texture: white, on: target, shift: .zero)
    // Inside out, the far half of the ball faces the eye.
    #expect(abs(1 / target.nearness[100 * size.width + 120] - 2.2) < 2e-3)
  }

  @Test func normalsLeadAway() {
    let grid = ball(Vector3(0.5, 0.1, -0.2), 0.2)
    for row in stride(from: 5, to: grid.rows - 5, by: 9) {
      for column in stride(from: 0, to: grid.columns, by: 17) {
        let index = row * grid.columns + column
        let away = grid.positions[index] - SIMD4(0.5, 0.1, -0.2, 0)
        #expect((away / 0.2 - grid.normals[index]).sum3.magnitude < 0.02)
        #expect((away * grid.normals[index]).sum3 > 0.199)
      }
    }
  }

  @Test func nonsenseDrawsNothing() {
    let target = RasterTarget(left: 0, top: 0, width: 20, height: 20)
    let good = ball(.zero, 0.2)
    let view = FastView(camera)
    // Too few seen points, no light, points that are not numbers, points far away.
    GridRasteriser.draw(good, seen: [], texture: white, on: target, shift: .zero)
    var dark = good
    dark.light = []
    GridRasteriser.draw(
      dark, seen: good.positions.map { view($0) }, texture: white, on: target, shift: .zero)
    let broken = SurfaceGrid(
      rows: 3, columns: 3, isClosed: false, texture: 0, outward: 1, positions: [.zero],
      places: [.zero])
    #expect(broken.normals.count == 1)
    GridRasteriser.draw(broken, seen: [.zero], texture: white, on: target, shift: .zero)
    var wild = good
    wild.positions = good.positions.map { _ in SIMD4(repeating: .nan) }
    GridRasteriser.draw(
      wild, seen: wild.positions.map { view($0) }, texture: white, on: target, shift: .zero)
    wild.positions = good.positions.map { $0 * 1e20 }
    GridRasteriser.draw(
      wild, seen: wild.positions.map { view($0) }, texture: white, on: target, shift: .zero)
    for index in 0..<400 { #expect(target.nearness[index] == 0) }
  }
}
