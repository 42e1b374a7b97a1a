import Foundation
import GaitMath
import GaitModel

/// How much of a person's time looks like running or walking.
///
/// Around each look at the person, within 1.5 s, three things are looked at:
/// - the legs change places: the ankles' distance along x (seen from the side), in leg lengths, is
///   often clearly of one sign and often clearly of the other; or their difference in height (seen
///   from the front or from behind) is often clearly above and often clearly below its median,
///   which is not zero where the camera looks down on an oblique walker. Jumping jacks open and
///   close the legs without a change of sign, and the legs of someone who stands stay;
/// - the trunk is upright (somersaults, push-ups and people on the floor are not);
/// - the person travels, in body heights a second; runners on a treadmill do not, so that this
///   only adds to what the legs say.
package struct GaitEvidence: Sendable, Hashable {
  /// Seconds around a look that are looked at together.
  static let window = 1.5

  /// Seconds of gait: each look's likeness (0 to 1) times the time until the next.
  package let seconds: Double
  /// Mean likeness over the looks; 0 where there is none.
  package let likeness: Double

  /// - Parameter looks: in the order of time.
  package init(_ looks: [GaitLook]) {
    var seconds = 0.0
    var total = 0.0
    var near = 0..<0
    for (index, look) in looks.enumerated() {
      while looks[near.lowerBound].time < look.time - Self.window {
        near = near.lowerBound + 1..<near.upperBound
      }
      while near.upperBound < looks.count, looks[near.upperBound].time <= look.time + Self.window {
        near = near.lowerBound..<near.upperBound + 1
      }
      let value = Self.likeness(of: looks[near])
      total += value
      // The time that this look stands for: half-way to its neighbours, where they are near.
      for neighbour in [index - 1, index + 1] where looks.indices.contains(neighbour) {
        seconds += value * min(abs(looks[neighbour].time - look.time), Self.window) / 2
      }
    }
    self.seconds = seconds
    likeness = looks.isEmpty ? 0 : total / Double(looks.count)
  }

  /// 0 to 1 for looks that lie close together in time.
  private static func likeness(of looks: ArraySlice<GaitLook>) -> Double {
    guard looks.count >= 2, let first = looks.first, let last = looks.last else { return 0 }
    let count = Double(looks.count)
    let upright = Double(looks.count(where: \.isUpright)) / count
    /// How evenly values lie clearly on both sides of zero: 1 where each side has a quarter.
    func alternation(_ values: [Double], over limit: Double) -> Double {
      let positive = Double(values.count { $0 > limit })
      let negative = Double(values.count { $0 < -limit })
      return min(1, min(positive, negative) / (0.25 * (count + 1)))
    }
    let middle = looks.map(\.down).sorted()[looks.count / 2]
    let legs = max(
      alternation(looks.map(\.along), over: 0.15),
      alternation(looks.map { $0.down - middle }, over: 0.06))
    let speed = (last.place - first.place).length / max(last.time - first.time, 0.1)
    // Travel without a look at both steps (a runner who crosses the picture in a second).
    let travel = min(1, max(0, speed - 0.15) / 0.45)
    return upright * upright * min(1, 0.8 * legs + 0.3 * travel)
  }
}
