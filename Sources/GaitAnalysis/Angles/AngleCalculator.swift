import GaitMath
package import GaitModel

/// Angles of a whole clip.
package struct AngleCalculator: Sendable {
  /// From where the camera sees the person.
  package let view: View
  /// Where the person faces; nil in front and rear views, or where it could not be told (the
  /// picture is then taken as it is, as for a person who faces right).
  package let direction: TravelDirection?
  /// The ways of a person who turns round, which then count in place of `direction`: every frame
  /// is measured by the direction of its own way, and frames of a turn have no angles. Empty for
  /// one way.
  package let headings: [Heading]

  package init(view: View, direction: TravelDirection?, headings: [Heading] = []) {
    self.view = view
    self.direction = direction
    self.headings = headings
  }

  /// Every angle that the view shows and the skeleton's points allow, frame by frame.
  ///
  /// Series do not jump: within an unbroken run of samples a value is never a period away from
  /// the one before, and every run lies as near as it can to the direction of the whole series.
  package func series(_ body: BodyTracks) -> [AngleSeries] {
    let rules = view == .side ? AngleRule.sideView : AngleRule.frontalView
    return rules.compactMap { rule in
      let tracks = rule.points.compactMap { body[$0] }
      guard tracks.count == rule.points.count else { return nil }
      return AngleSeries(
        definition: rule.definition,
        values: continuous(values(rule, tracks), period: rule.period))
    }
  }

  /// The angle of every frame in (-period / 2, period / 2]; NaN where a point is missing.
  package func values(_ rule: AngleRule, _ tracks: [PointTrack]) -> [Double] {
    let count = tracks.first?.count ?? 0
    let ways = headings.isEmpty ? [Heading(frames: 0..<count, direction: direction)] : headings
    var points = [Vector2](repeating: .zero, count: tracks.count)
    var result = [Double](repeating: .nan, count: count)
    for way in ways {
      let sign = sign(of: rule.axis, side: rule.definition.side, facing: way.direction)
      for frame in way.frames {
        for (i, track) in tracks.enumerated() {
          points[i] = Vector2(sign * track.x[frame], track.y[frame])
        }
        result[frame] = rule.angle(points)
      }
    }
    return result
  }

  /// 1 where the formula's axis points to the right of the picture, -1 where to the left.
  private func sign(
    of axis: AngleRule.Axis, side: Side?, facing direction: TravelDirection?
  ) -> Double {
    // Seen from the front, the person's right is on the picture's left.
    let right = view == .front ? -1.0 : 1.0
    switch axis {
    case .front: return direction == .left ? -1 : 1
    case .right: return right
    case .medial: return side == .right ? -right : right
    }
  }

  private func continuous(_ values: [Double], period: Double) -> [Double] {
    guard let center = Angles.circularMean(values, period: period)?.mean else { return values }
    var result = values
    var start = 0
    while start < result.count {
      guard result[start].isFinite else {
        start += 1
        continue
      }
      let end = result[start...].firstIndex { !$0.isFinite } ?? result.count
      let run = Angles.unwrapped(Array(result[start..<end]), period: period)
      let mean = run.reduce(0, +) / Double(run.count)
      let shift = ((center - mean) / period).rounded() * period
      result.replaceSubrange(start..<end, with: run.map { $0 + shift })
      start = end
    }
    return result
  }
}
