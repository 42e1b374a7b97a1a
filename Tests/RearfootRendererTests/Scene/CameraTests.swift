import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct CameraTests {
  private let size = PixelSize(width: 640, height: 960)

  @Test func pointsLieWhereThePinholeFormulaPutsThem() throws {
    let camera = Camera(position: Vector3(-4, 1, 0), focalLength: 1000, size: size)
    let ahead = try #require(camera.project(Vector3(0, 1, 0)))
    #expect(ahead.pixel == Vector2(320, 480))
    #expect(ahead.depth == 4)
    let other = try #require(camera.project(Vector3(0, 0, 0.2)))
    #expect((other.pixel - Vector2(320 + 50, 480 + 250)).length < 1e-9)
    #expect(camera.project(Vector3(-5, 1, 0)) == nil)
  }

  @Test func turnsGoTheWayTheirWordsSay() throws {
    let point = Vector3(0, 1, 0)
    var camera = Camera(position: Vector3(-4, 1, 0), focalLength: 1000, size: size)
    camera.yaw = 5
    #expect(try #require(camera.project(point)).pixel.x < 320)
    camera.yaw = 0
    camera.pitch = 5
    let lower = try #require(camera.project(point)).pixel
    #expect(abs(lower.y - (480 + 1000 * tan(5 * .pi / 180))) < 1e-9)
    camera.pitch = 0
    camera.roll = 10
    // The camera turns clockwise, so the picture of what is above turns to the left.
    let above = try #require(camera.project(Vector3(0, 1.4, 0))).pixel - Vector2(320, 480)
    #expect(abs(atan2(above.x, -above.y) * 180 / .pi + 10) < 1e-9)
  }

  @Test func axesAreAtRightAngles() {
    let camera = Camera(
      position: .zero, yaw: 7, pitch: -12, roll: 3, focalLength: 800, size: size)
    let axes = camera.axes
    #expect(abs(axes.forward.dot(axes.right)) < 1e-12)
    #expect(abs(axes.forward.dot(axes.down)) < 1e-12)
    #expect((axes.right.cross(axes.down) - axes.forward).length < 1e-12)
  }

  @Test func barrelBendsTowardsTheMiddle() throws {
    var camera = Camera(position: Vector3(-4, 1, 0), focalLength: 1000, size: size)
    let straight = try #require(camera.project(Vector3(0, 0, 1))).pixel - Vector2(320, 480)
    camera.distortion = -0.1
    let bent = try #require(camera.project(Vector3(0, 0, 1))).pixel - Vector2(320, 480)
    let radius = straight.length / 1000
    #expect(abs(bent.length - straight.length * (1 - 0.1 * radius * radius)) < 1e-9)
  }
}
