import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel

/// Detected events against the truth of a force plate.
struct EventScore {
  /// Detected minus true, seconds; with the stated uncertainty.
  struct Pair {
    var error: Double
    var stated: Double
  }

  var contacts: [Pair] = []
  var toeOffs: [Pair] = []
  /// True events that were not found.
  var missed = 0
  /// Detected events that are none.
  var invented = 0

  /// Farther away than this is another event, seconds.
  private static let reach = 0.12

  init() {}

  /// Events of a truth that lies inside the clip; those detected outside of `span` are not judged.
  init(_ events: [GaitEvent], truth: [MeasuredContact], span: ClosedRange<Double>) {
    for side in Side.allCases {
      for kind in GaitEvent.Kind.allCases {
        let found = events.filter { $0.side == side && $0.kind == kind && span.contains($0.time) }
        let wanted = truth.filter { $0.side == side }
          .map { kind == .initialContact ? $0.start : $0.end }.filter(span.contains)
        var free = found
        for time in wanted {
          guard
            let best = free.indices.min(by: {
              abs(free[$0].time - time) < abs(free[$1].time - time)
            }), abs(free[best].time - time) < Self.reach
          else {
            missed += 1
            continue
          }
          let pair = Pair(error: free[best].time - time, stated: free[best].uncertainty)
          if kind == .initialContact { contacts.append(pair) } else { toeOffs.append(pair) }
          free.remove(at: best)
        }
        invented += free.count
      }
    }
  }

  mutating func add(_ other: EventScore) {
    contacts += other.contacts
    toeOffs += other.toeOffs
    missed += other.missed
    invented += other.invented
  }

  static func bias(_ pairs: [Pair]) -> Double { Statistics.mean(pairs.map(\.error)) ?? .nan }

  static func rootMeanSquare(_ pairs: [Pair]) -> Double {
    (Statistics.mean(pairs.map { $0.error * $0.error }) ?? .nan).squareRoot()
  }

  /// Root mean square of what is stated over that of the errors.
  static func honesty(_ pairs: [Pair]) -> Double {
    (Statistics.mean(pairs.map { $0.stated * $0.stated }) ?? .nan).squareRoot()
      / rootMeanSquare(pairs)
  }

  /// One line of a table, in milliseconds.
  func line(_ name: String) -> String {
    func part(_ pairs: [Pair]) -> String {
      String(
        format: "n %3d bias %+6.1f RMSE %5.1f stated/true %4.2f", pairs.count,
        1000 * Self.bias(pairs), 1000 * Self.rootMeanSquare(pairs), Self.honesty(pairs))
    }
    return name.padding(toLength: 34, withPad: " ", startingAt: 0)
      + " contact \(part(contacts))   toe-off \(part(toeOffs))   missed \(missed) invented \(invented)"
  }
}
