import Foundation
import GaitMath
package import GaitModel

/// Finds the strides of both legs and judges which of them count.
package struct CycleSearch: Sendable {
  private let gait: MeasuredGait
  /// Seconds of real time of the usual stride.
  private let usual: Double

  /// Shares of the usual stride between which a stride counts as one.
  private static let durations = 0.7...1.3
  /// Shares of the stride that a foot can spend on the ground.
  private static let runningDuty = 0.12...0.58
  private static let walkingDuty = 0.48...0.85

  /// The search in a measured stretch of gait.
  package init(_ gait: MeasuredGait) {
    self.gait = gait
    let strides = Side.allCases.flatMap { side -> [Double] in
      let times = gait.contacts.filter { $0.side == side }.map(\.initialContact.time)
      return zip(times.dropFirst(), times).map { $0 - $1 }
    }
    usual = Statistics.median(strides) ?? 0
  }

  /// The strides by time, from a contact to the next of the same foot with toe-off and a contact
  /// of the other foot between; those that fail a gate say why. Times are seconds of the clip.
  package func cycles() -> [GaitCycle] {
    Side.allCases.flatMap { side -> [GaitCycle] in
      let own = gait.contacts.filter { $0.side == side }
      let other = gait.contacts.filter { $0.side != side }
      return zip(own, own.dropFirst()).compactMap { cycle($0, $1, other) }
    }.sorted { $0.start < $1.start }
  }

  private func cycle(
    _ first: FootContact, _ second: FootContact, _ other: [FootContact]
  ) -> GaitCycle? {
    let start = first.initialContact.time
    let end = second.initialContact.time
    guard let toeOff = first.toeOff?.time, start < toeOff, toeOff < end,
      let opposite = other.map(\.initialContact.time).first(where: { $0 > start && $0 < end })
    else { return nil }
    let lift = other.compactMap { $0.toeOff?.time }.first { $0 > start && $0 < end }
    return GaitCycle(
      side: first.side, start: gait.clipTime(start), toeOff: gait.clipTime(toeOff),
      end: gait.clipTime(end), oppositeContact: gait.clipTime(opposite),
      oppositeToeOff: lift.map(gait.clipTime),
      exclusion: exclusion(
        first.side, start...end, duty: (toeOff - start) / (end - start), other))
  }

  private func exclusion(
    _ side: Side, _ span: ClosedRange<Double>, duty: Double, _ other: [FootContact]
  ) -> String? {
    let length = span.upperBound - span.lowerBound
    guard usual > 0, Self.durations.contains(length / usual) else {
      return String(
        format: "It lasts %.2f s, against %.2f s of the usual stride.", length, usual)
    }
    let inside = other.count { span.contains($0.initialContact.time) }
    if inside > 1 { return "The other foot touches the ground \(inside) times in it." }
    let limits = gait.kind.isRunning ? Self.runningDuty : Self.walkingDuty
    if !limits.contains(duty) {
      return String(format: "The foot is on the ground for %.0f %% of it.", 100 * duty)
    }
    for part in ["hip", "knee", "ankle"] {
      guard let point = gait.point(.on(side, part)), point.x.covers(span) else {
        return "The \(part) was not seen throughout."
      }
    }
    return nil
  }
}
