package import GaitMath
package import GaitModel

/// A pose is moved as a whole; mirrored, its left points become right ones, and it is seen from the
/// other side.
extension NamedPose: GeometricSample {
  /// The middle of all points.
  package var centre: Vector2 {
    guard !points.isEmpty else { return .zero }
    let sum = positions.reduce(Vector2.zero) { $0 + $1.position }
    return sum / Double(points.count)
  }

  /// The length of the trunk, between the middles of shoulders and hips; where one of them is
  /// missing, half the diagonal of the box around all points.
  package var unit: Double {
    if let shoulders = middle(.leftShoulder, .rightShoulder),
      let hips = middle(.leftHip, .rightHip)
    {
      return (shoulders - hips).length
    }
    let (x, y) = (positions.map(\.position.x), positions.map(\.position.y))
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else {
      return 0
    }
    return Vector2(right - left, bottom - top).length / 2
  }

  /// The pose after a transform of the plane.
  package func moved(by transform: PlaneTransform) -> NamedPose {
    let mirrors = transform.determinant < 0
    var pose = self
    pose.points = [:]
    for (name, point) in points {
      pose.points[mirrors ? name.mirrored : name] = Point(
        transform(point.position), confidence: point.confidence)
    }
    if mirrors { pose.cameraSide = cameraSide?.opposite }
    return pose
  }

  /// The points in the order of their names: that of a dictionary differs from run to run.
  fileprivate var positions: [(name: PointName, position: Vector2)] {
    points.map { ($0.key, $0.value.position) }.sorted { $0.0.rawValue < $1.0.rawValue }
  }

  private func middle(_ left: PointName, _ right: PointName) -> Vector2? {
    switch (points[left]?.position, points[right]?.position) {
    case (let left?, let right?): (left + right) / 2
    case (let one?, nil), (nil, let one?): one
    case (nil, nil): nil
    }
  }
}

/// A labelled pose keeps its class: a mirrored stance is as correct as before.
extension LabelledPose: GeometricSample {
  /// See `NamedPose`.
  package var centre: Vector2 { pose.centre }

  /// See `NamedPose`.
  package var unit: Double { pose.unit }

  /// The pose after a transform of the plane, with the same label.
  package func moved(by transform: PlaneTransform) -> LabelledPose {
    var sample = self
    sample.pose = pose.moved(by: transform)
    return sample
  }
}

/// Moves each point of a pose on its own, as the errors of a pose network do.
package struct PointJitter: Augmentation {
  /// Standard deviation of the move across and down, in lengths of the trunk.
  package var deviation: Double

  package init(deviation: Double) { self.deviation = deviation }

  /// A pose with moved points.
  package func augmented(_ sample: LabelledPose, using random: inout SplitMix64) -> LabelledPose {
    var sample = sample
    let length = deviation * sample.unit
    for (name, position) in sample.pose.positions {
      let move = Vector2(random.normal(), random.normal()) * length
      sample.pose.points[name]?.position = position + move
    }
    return sample
  }
}
