package import GaitMath
package import GaitModel

/// Measured points of a laboratory, seen by a camera from the side without perspective.
package struct MarkerProjection: Sendable {
  /// Points in millimetres, x forward, y up, at the given times.
  package var points: [PointName: [Vector2]]
  /// Seconds.
  package var times: [Double]

  package init(points: [PointName: [Vector2]], times: [Double]) {
    self.points = points
    self.times = times
  }

  /// The points as a network would give them from a side view.
  ///
  /// - Parameters:
  ///   - rate: frames per second; the markers are sampled by splines through their own times.
  ///   - direction: where the person faces in the picture.
  ///   - pixelsPerMetre: scale of the picture.
  ///   - noise: standard deviation of each coordinate, millimetres.
  ///   - phase: share of a frame by which the first one comes after the first marker sample.
  ///   - seed: of the noise.
  /// - Returns: a sequence of Halpe's 26 points; those without a marker are missing.
  package func sideView(
    rate: Double, direction: TravelDirection = .right, pixelsPerMetre: Double = 400,
    noise: Double = 0, phase: Double = 0,
    seed: UInt64 = 1
  ) -> PoseSequence {
    var random = SeededGenerator(seed: seed)
    let size = PixelSize(width: 1920, height: 1080)
    var sequence = PoseSequence(skeleton: .halpe26, imageSize: size)
    guard let first = times.first, let last = times.last else { return sequence }
    let begin = first + phase / rate
    let frames = (0...Int((last - begin) * rate + 1e-9)).map { begin + Double($0) / rate }
    let scale = pixelsPerMetre / 1000
    let sampled = points.mapValues { track -> (x: [Double], y: [Double])? in
      // A few samples are missing from laboratory files: the spline spans them.
      let present = track.indices.filter { track[$0].x.isFinite }
      let known = present.map { times[$0] }
      guard let x = PiecewiseCubic(known, present.map { track[$0].x }, kind: .spline),
        let y = PiecewiseCubic(known, present.map { track[$0].y }, kind: .spline)
      else { return nil }
      return (x(atIncreasing: frames), y(atIncreasing: frames))
    }
    let places = points.values.flatMap { $0.map(\.x).filter(\.isFinite) }
    let middle = Statistics.median(places) ?? 0
    for frame in frames.indices {
      let row = Skeleton.halpe26.points.map { name -> PosePoint in
        guard let track = sampled[name] ?? nil else { return .missing }
        let x = (track.x[frame] - middle + noise * random.nextNormal()) * scale
        let y = (track.y[frame] + noise * random.nextNormal()) * scale
        return PosePoint(
          x: Float(Double(size.width) / 2 + (direction == .right ? x : -x)),
          y: Float(0.92 * Double(size.height) - y), confidence: 0.9)
      }
      // Times increase and points are complete: it cannot refuse.
      try? sequence.append(row, at: frames[frame])
    }
    return sequence
  }
}
