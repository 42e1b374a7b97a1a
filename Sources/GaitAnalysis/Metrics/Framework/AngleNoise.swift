import GaitMath
import GaitModel

/// What the noise of the points does to angles, by their derivatives.
package struct AngleNoise: Sendable {
  private let body: BodyTracks
  private let noise: TrackNoise

  /// Frames at which the derivatives are taken.
  private static let frames = 40
  /// Pixels by which a point is moved.
  private static let nudge = 0.01

  /// - Parameters:
  ///   - body: cleaned points.
  ///   - noise: of the same points.
  package init(body: BodyTracks, noise: TrackNoise) {
    self.body = body
    self.noise = noise
  }

  /// The typical standard deviation of every angle, degrees, by its id: the root of the sum over
  /// all coordinates of (derivative times the coordinate's standard deviation) squared, median
  /// over frames spread through the stretch.
  package func values(_ rules: [AngleRule]) -> [String: Double] {
    let step = max(1, body.count / Self.frames)
    let frames = stride(from: 0, to: body.count, by: step)
    var result: [String: Double] = [:]
    for rule in rules {
      let tracks = rule.points.compactMap { body[$0] }
      guard tracks.count == rule.points.count else { continue }
      let spreads = rule.points.map { noise.cleaned($0) }
      let found = frames.compactMap { frame -> Double? in
        let places = tracks.map { $0[frame] }
        guard places.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        return spread(rule, places, spreads)
      }
      if let typical = Statistics.median(found) { result[rule.definition.id] = typical }
    }
    return result
  }

  private func spread(_ rule: AngleRule, _ places: [Vector2], _ spreads: [Double]) -> Double {
    let base = rule.angle(places)
    var sum = 0.0
    for index in places.indices {
      for direction in [Vector2(Self.nudge, 0), Vector2(0, Self.nudge)] {
        var moved = places
        moved[index] += direction
        let change = Angles.wrapped(rule.angle(moved) - base, period: rule.period)
        let part = change / Self.nudge * spreads[index]
        sum += part * part
      }
    }
    return sum.squareRoot()
  }
}
