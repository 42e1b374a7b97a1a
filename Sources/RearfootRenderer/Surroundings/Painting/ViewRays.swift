import Foundation
package import GaitMath
import GaitModel

/// From pixels back to directions: what `Camera.project` does, the other way round.
package struct ViewRays: Sendable {
  /// Whose pixels.
  package let camera: Camera
  /// The camera's directions in the world.
  package let axes: (forward: Vector3, right: Vector3, down: Vector3)
  /// Factors that straighten the distortion, by the squared distance from the axis.
  private let straightening: [Float]
  private let entriesPerSquare: Float

  /// Nil where the camera's numbers are not finite or its focal length is not positive.
  package init?(_ camera: Camera) {
    let numbers = [
      camera.position.x, camera.position.y, camera.position.z, camera.yaw, camera.pitch,
      camera.roll,
      camera.focalLength, camera.distortion,
    ]
    guard numbers.allSatisfy(\.isFinite), camera.focalLength > 1e-3,
      camera.size.width > 0, camera.size.height > 0
    else { return nil }
    self.camera = camera
    axes = camera.axes
    let half = Vector2(Double(camera.size.width), Double(camera.size.height)) / 2
    let farthest = 1.05 * half.dot(half) / (camera.focalLength * camera.focalLength)
    let count = 1024
    straightening = (0...count).map { entry in
      let bent = (farthest * Double(entry) / Double(count)).squareRoot()
      return Float(Self.straightened(bent, camera.distortion))
    }
    entriesPerSquare = Float(Double(count) / farthest)
  }

  /// r / b where b = r (1 + k r^2): Newton's steps; where a barrel folds over, the fold.
  package static func straightened(_ bent: Double, _ distortion: Double) -> Double {
    guard bent > 0, distortion != 0 else { return 1 }
    let fold = distortion < 0 ? (-1 / (3 * distortion)).squareRoot() : .infinity
    var radius = min(bent, fold)
    for _ in 0..<20 {
      let slope = 1 + 3 * distortion * radius * radius
      guard slope > 1e-6 else { break }
      let error = radius * (1 + distortion * radius * radius) - bent
      radius = min(max(radius - error / slope, 0), fold)
    }
    return radius / bent
  }

  /// The straightened places of a row's pixel centres, in focal lengths right of and below the axis.
  func fill(row: Int, _ right: UnsafeMutablePointer<Float>, _ down: UnsafeMutablePointer<Float>) {
    let scale = Float(1 / camera.focalLength)
    let below = (Float(row) + 0.5 - Float(camera.size.height) / 2) * scale
    let middle = Float(camera.size.width) / 2
    if camera.distortion == 0 {
      for x in 0..<camera.size.width {
        right[x] = (Float(x) + 0.5 - middle) * scale
        down[x] = below
      }
      return
    }
    straightening.withUnsafeBufferPointer { table in
      let last = UInt32(table.count - 1)
      for x in 0..<camera.size.width {
        let across = (Float(x) + 0.5 - middle) * scale
        let place = (across * across + below * below) * entriesPerSquare
        let (whole, part) = NoiseReader.split(place)
        let entry = min(whole & 0x7FF, last - 1)
        let factor = table[Int(entry)] * (1 - part) + table[Int(entry + 1)] * part
        right[x] = across * factor
        down[x] = below * factor
      }
    }
  }

  /// The direction of a pixel's place, its part along the axis 1.
  package func direction(_ pixel: Vector2) -> Vector3 {
    let middle = Vector2(Double(camera.size.width), Double(camera.size.height)) / 2
    let bent = (pixel - middle) / camera.focalLength
    let plane = bent * Self.straightened(bent.length, camera.distortion)
    return axes.forward + plane.x * axes.right + plane.y * axes.down
  }
}
