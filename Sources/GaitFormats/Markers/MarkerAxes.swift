import GaitMath
import GaitModel

extension MarkerMap.Axis {
  /// The direction of length 1.
  var direction: Vector3 {
    switch self {
    case .x: Vector3(1, 0, 0)
    case .y: Vector3(0, 1, 0)
    case .z: Vector3(0, 0, 1)
    case .minusX: Vector3(-1, 0, 0)
    case .minusY: Vector3(0, -1, 0)
    case .minusZ: Vector3(0, 0, -1)
    }
  }

  /// The axis without its sign.
  var line: Self {
    switch self {
    case .x, .minusX: .x
    case .y, .minusY: .y
    case .z, .minusZ: .z
    }
  }

  /// The axis nearest to a direction; nil for the zero vector.
  static func nearest(to direction: Vector3) -> Self? {
    guard let unit = direction.normalised else { return nil }
    return allCases.max { $0.direction.dot(unit) < $1.direction.dot(unit) }
  }
}

/// Which way is up in a laboratory, and where the person faces there.
struct MarkerAxes {
  let up: Vector3
  let forward: Vector3

  /// To the person's right.
  var right: Vector3 { forward.cross(up) }

  /// The cosine of the angle up to which a direction counts as an axis of the laboratory: 15
  /// degrees. People walk along its axes; feet point a little outwards.
  private static let alongAxis = 0.966

  /// The axes that a map gives, or else those that the body shows: up leads from ankles to hips,
  /// forward from heels to toes.
  ///
  /// - Throws: `FormatError` if neither tells.
  init(
    _ map: MarkerMap, _ body: MarkerBody, file: String
  ) throws(FormatError) {
    func mean(from: String, to: String) -> Vector3? {
      let steps = Side.allCases.flatMap { side in
        body.differences(from: .on(side, from), to: .on(side, to))
      }
      return steps.isEmpty ? nil : steps.reduce(.zero, +) / Double(steps.count)
    }
    let rise = mean(from: "ankle", to: "hip").flatMap { MarkerMap.Axis.nearest(to: $0) }
    guard let up = (map.up ?? rise)?.direction else {
      throw FormatError(
        file: file,
        problem: "no frame has a hip and an ankle of the same side; name the "
          + "direction \"up\" in the marker map")
    }
    self.up = up
    if let given = map.forward?.direction {
      forward = given
      return
    }
    let facing = mean(from: "heel", to: "big_toe").flatMap { ($0 - $0.dot(up) * up).normalised }
    guard let facing else {
      throw FormatError(
        file: file,
        problem: "no heel and toe tell where the person faces; name the direction \"forward\" in "
          + "the marker map")
    }
    let axis = MarkerMap.Axis.nearest(to: facing)?.direction
    forward = axis.flatMap { $0.dot(facing) >= Self.alongAxis ? $0 : nil } ?? facing
  }
}
