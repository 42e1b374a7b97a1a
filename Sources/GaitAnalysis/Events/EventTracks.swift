import Foundation
import GaitMath
package import GaitModel

/// The points that show events, as smooth signals in leg lengths: x forward (side view), y up.
package struct EventTracks: Sendable {
  /// The signals of one leg; a point that the skeleton lacks is nil.
  package struct Leg: Sendable {
    /// Heel, forward and up.
    package var heel: Place?
    /// The middle of the toes that are there.
    package var front: Place?
    /// The toes one by one.
    package var toes: [Place]
    /// The ankle.
    package var ankle: Place
    /// Degrees by which the shank is turned forward against the thigh: zero is a straight leg, a
    /// bent knee is negative. Nil where x does not count forward, or a point is never seen.
    package var kneeExtension: EventSignal?
    /// The middle between heel and front; the ankle where the skeleton has no foot points.
    package var foot: Place
    /// Whether heel and a toe are there.
    package var hasFoot: Bool { heel != nil && front != nil }
    /// Heel and toes.
    package var sole: [Place] { (heel.map { [$0] } ?? []) + toes }
  }

  /// Both coordinates of a point.
  package struct Place: Sendable {
    /// Forward where the direction is known, else to the right of the picture.
    package var x: EventSignal
    /// Up.
    package var y: EventSignal
  }

  /// The signals of both legs.
  package let legs: [Side: Leg]
  /// The middle of the hips.
  package let hip: Place
  /// Whether x counts forward: a side view with known direction.
  package let seesTravel: Bool
  /// Seconds from one frame to the next.
  package let frameStep: Double
  /// Standard deviation of a filtered coordinate of one point, leg lengths.
  package let positionNoise: Double
  /// Standard deviation of its rate of change, leg lengths per second.
  package let velocityNoise: Double
  /// Hertz of the filter.
  package let cutoff: Double

  /// Samples per second of the fine grid: splines through filtered frames hold nothing finer.
  private static let rate = 240.0

  /// - Parameters:
  ///   - body: tracks without outliers and with short gaps filled, not filtered.
  ///   - span: seconds in which events are looked for.
  ///   - scale: size of the body.
  ///   - direction: where the person faces in a side view; nil in other views.
  ///   - cutoff: hertz of the zero-lag filter.
  ///   - noise: standard deviation of an unfiltered coordinate, leg lengths.
  package init?(
    _ body: BodyTracks, span: ClosedRange<Double>, scale: BodyScale, direction: TravelDirection?,
    cutoff: Double, noise: Double
  ) {
    guard let step = body.frameStep, let hips = body[.midHip],
      let filter = TrackFilter(times: body.times, cutoff: cutoff)
    else { return nil }
    let forward = direction == .left ? -1.0 : 1.0
    func place(_ track: PointTrack) -> Place {
      var smooth = track
      filter.apply(to: &smooth)
      func signal(_ values: [Double], _ factor: Double) -> EventSignal {
        Self.signal(values, factor / scale.legLength, smooth, body.times, span)
      }
      return Place(x: signal(smooth.x, forward), y: signal(smooth.y, 1))
    }
    func seen(_ name: PointName) -> Place? {
      guard let track = body[name], track.x.contains(where: \.isFinite) else { return nil }
      return place(track)
    }
    var legs: [Side: Leg] = [:]
    for side in Side.allCases {
      guard let ankle = seen(.on(side, "ankle")) else { continue }
      let heel = seen(.on(side, "heel"))
      let toes = ["big_toe", "small_toe"].compactMap { seen(.on(side, $0)) }
      let front = toes.first.map { first in
        toes.count > 1 ? Self.middle(first, toes[1]) : first
      }
      var foot = ankle
      if let heel, let front { foot = Self.middle(heel, front) }
      let extended =
        direction == nil
        ? nil : Self.extension(seen(.on(side, "hip")), seen(.on(side, "knee")), ankle)
      legs[side] = Leg(
        heel: heel, front: front, toes: toes, ankle: ankle, kneeExtension: extended, foot: foot)
    }
    guard legs.count == 2 else { return nil }
    self.legs = legs
    hip = place(hips)
    seesTravel = direction != nil
    frameStep = step
    self.cutoff = filter.design.cutoff
    // White noise of spectral density 2 s^2 / rate, let through up to the cut-off.
    let band = 2 * filter.design.cutoff * step
    positionNoise = noise * min(1, band).squareRoot()
    velocityNoise = positionNoise * 2 * .pi * filter.design.cutoff / 3.0.squareRoot()
  }

  private static func middle(_ a: Place, _ b: Place) -> Place {
    Place(
      x: a.x.combined(b.x) { ($0 + $1) / 2 }, y: a.y.combined(b.y) { ($0 + $1) / 2 })
  }

  private static func `extension`(_ hip: Place?, _ knee: Place?, _ ankle: Place) -> EventSignal? {
    guard let hip, let knee else { return nil }
    var result = ankle.x
    for i in result.values.indices {
      func point(_ place: Place) -> Vector2 { Vector2(place.x.values[i], place.y.values[i]) }
      result.values[i] = Angles.turn(
        from: point(knee) - point(hip), to: point(ankle) - point(knee))
    }
    return result
  }

  /// A coordinate on the fine grid, by a spline over each unbroken run of frames.
  private static func signal(
    _ values: [Double], _ factor: Double, _ track: PointTrack, _ times: [Double],
    _ span: ClosedRange<Double>
  ) -> EventSignal {
    let count = max(1, Int((span.upperBound - span.lowerBound) * rate) + 1)
    var signal = EventSignal(
      start: span.lowerBound, rate: rate, values: [Double](repeating: .nan, count: count))
    for run in track.runs where run.count > 3 {
      let runTimes = Array(times[run])
      guard let first = runTimes.first, let last = runTimes.last,
        let spline = PiecewiseCubic(runTimes, values[run].map { $0 * factor }, kind: .spline)
      else { continue }
      let samples = signal.samples(first...last).clamped(to: 0..<count)
      guard !samples.isEmpty else { continue }
      signal.values.replaceSubrange(
        samples, with: spline(atIncreasing: samples.map(signal.time)))
    }
    return signal
  }
}
