import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// Changes of a scene that a camera cannot see, or sees in a way that geometry tells in advance.
@Suite struct SimilarityTests {
  private static let size = PixelSize(width: 120, height: 160)

  private static let cameras = [
    Camera(position: Vector3(-2.4, 0.8, 0.3), pitch: -14, focalLength: 170, size: size),
    Camera(
      position: Vector3(-2, 0.6, -0.2), yaw: 5, pitch: -9, roll: 4, focalLength: 150,
      distortion: -0.05, size: size),
  ]

  /// A floor of tiles, a wall behind it, a box's front, a ball and a column.
  private static let panels: [Panel] = [
    Panel.facing(x: 3, y: -0.5...6, z: -8...8, SIMD3(0.7, 0.5, 0.3)),
    Panel.level(y: 0, x: -1...3, z: -4...4, SIMD3(0.5, 0.6, 0.7)).with {
      $0.layers = [
        .cells(Cells(size: SIMD2(0.5, 0.5), joint: 0.08, jointColour: SIMD3(repeating: 0.05)))
      ]
    },
    Panel.facing(x: 1, y: 0...0.7, z: -0.9...(-0.3), SIMD3(0.1, 0.4, 0.2)),
    Panel.facing(x: 0.5, y: 0.1...0.5, z: 0.2...0.6, SIMD3(0.8, 0.1, 0.1)).with {
      $0.shape = .ellipse
      $0.opacity = 0.8
    },
    Panel.facing(x: 0.8, y: 0...1.1, z: -0.1...0.1, SIMD3(0.2, 0.2, 0.6)).with {
      $0.shape = .column(taper: 0.5, bulge: 0.2)
    },
  ]

  private func painted(
    _ panels: [Panel], _ camera: Camera, _ light: Light = StandingLeg.light
  ) -> LinearImage {
    var image = LinearImage(size: camera.size)
    PanelPainter(camera: camera, light: light).paint(panels, behind: &image)
    return image
  }

  private func greatest(_ first: LinearImage, _ second: LinearImage) -> Float {
    zip(first.pixels, second.pixels).reduce(0) { most, pair in
      let gap = pair.0 - pair.1
      return max(most, abs(gap.x), abs(gap.y), abs(gap.z))
    }
  }

  @Test(arguments: cameras) func aSceneTwiceAsLargeFromTwiceAsFarLooksTheSame(camera: Camera) {
    let large = Self.panels.map { panel in
      panel.with {
        $0.origin = 2 * $0.origin
        ($0.from, $0.to) = (2 * $0.from, 2 * $0.to)
        guard !panel.layers.isEmpty else { return }
        $0.layers = [
          .cells(Cells(size: SIMD2(1, 1), joint: 0.16, jointColour: SIMD3(repeating: 0.05)))
        ]
      }
    }
    var far = camera
    far.position = 2 * camera.position
    #expect(greatest(painted(large, far), painted(Self.panels, camera)) < 2e-3)
    // The test would see a scene that is larger by a hundredth.
    far.position = 2.02 * camera.position
    #expect(greatest(painted(large, far), painted(Self.panels, camera)) > 0.05)
  }

  @Test(arguments: cameras) func whereTheWorldBeginsDoesNotMatter(camera: Camera) {
    let way = Vector3(1.25, -0.5, 2.75)
    let moved = Self.panels.map { panel in panel.with { $0.origin = $0.origin + way } }
    var there = camera
    there.position = camera.position + way
    #expect(greatest(painted(moved, there), painted(Self.panels, camera)) < 2e-3)
  }

  @Test(arguments: cameras) func aMirroredSceneGivesTheMirroredPicture(camera: Camera) {
    func mirrored(_ place: Vector3) -> Vector3 { Vector3(place.x, place.y, -place.z) }
    let panels = Self.panels.map { panel in
      panel.with {
        $0.origin = mirrored($0.origin)
        $0.across = mirrored($0.across)
        $0.along = mirrored($0.along)
      }
    }
    var other = camera
    other.position = mirrored(camera.position)
    (other.yaw, other.roll) = (-camera.yaw, -camera.roll)
    let (image, plain) = (painted(panels, other), painted(Self.panels, camera))
    let turned = Place.image(Self.size) { x, y in
      let pixel = image.pixels[y * Self.size.width + Self.size.width - 1 - x]
      return SIMD3(pixel.x, pixel.y, pixel.z)
    }
    // Edges are spread over their pixels a little differently from the left and from the right.
    #expect(Place.difference(turned, plain) < 1e-3)
    #expect(greatest(turned, plain) < 0.15)
  }

  /// A pixel holds the mean of what it sees, so four pixels of a finer picture have its mean.
  @Test(arguments: cameras) func finerPixelsHaveTheSameMean(camera: Camera) {
    var fine = camera
    fine.size = PixelSize(width: 2 * Self.size.width, height: 2 * Self.size.height)
    fine.focalLength = 2 * camera.focalLength
    let image = painted(Self.panels, fine)
    let mean = Place.image(Self.size) { x, y in
      var sum = SIMD4<Float>.zero
      for (right, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        sum += image.pixels[(2 * y + down) * fine.size.width + 2 * x + right]
      }
      return SIMD3(sum.x, sum.y, sum.z) / 4
    }
    #expect(Place.difference(mean, painted(Self.panels, camera)) < 4e-3)
  }

  /// Light adds up: what two lights send is what each of them sends alone.
  @Test(arguments: cameras) func lightsAddUp(camera: Camera) {
    let both = Light(
      toSun: Vector3(-0.48, 0.8, 0.36), sun: SIMD3(0.9, 0.7, 0.5), sky: SIMD3(0.2, 0.3, 0.5),
      ground: SIMD3(0.1, 0.15, 0.05))
    let sun = Light(toSun: both.toSun, sun: both.sun, sky: .zero, ground: .zero)
    let soft = Light(toSun: both.toSun, sun: .zero, sky: both.sky, ground: both.ground)
    let (one, other) = (painted(Self.panels, camera, sun), painted(Self.panels, camera, soft))
    var sum = one
    for index in sum.pixels.indices {
      let pixel = one.pixels[index] + other.pixels[index]
      sum.pixels[index] = SIMD4(pixel.x, pixel.y, pixel.z, 1)
    }
    #expect(greatest(sum, painted(Self.panels, camera, both)) < 1e-3)
  }
}
