import Foundation
import GaitMath
import GaitModel

/// How much of a person's time looks like running or walking.
///
/// Around each sighting, within 1.5 s, three things are looked at:
/// - the legs change places: the ankles' distance along x (seen from the side), in leg lengths, is
///   often clearly of one sign and often clearly of the other; or their difference in height (seen
///   from the front or from behind) is often clearly above and often clearly below its median,
///   which is not zero where the camera looks down on an oblique walker. Jumping jacks open and
///   close the legs without a change of sign, and the legs of someone who stands stay;
/// - the trunk is upright (somersaults, push-ups and people on the floor are not);
/// - the person travels, in body heights a second; runners on a treadmill do not, so that this
///   only adds to what the legs say.
package struct GaitEvidence: Sendable, Hashable {
  /// Seconds around a sighting that are looked at together.
  static let window = 1.5

  /// One pose in numbers that do not depend on the person's size.
  private struct Look {
    var time: Double
    /// Left minus right ankle, in leg lengths.
    var along: Double
    var down: Double
    var isUpright: Bool
    /// The box's centre in box heights.
    var place: Vector2
  }

  /// Seconds of gait: each sighting's likeness (0 to 1) times the time until the next.
  package let seconds: Double
  /// Mean likeness over the sightings with a pose; 0 where there is none.
  package let likeness: Double

  /// Looks at all sightings of a person.
  package init(_ person: TrackedPerson, body: BodyPoints) {
    self.init(person.sightings, body: body)
  }

  /// Looks at the sightings that have a pose.
  ///
  /// - Parameters:
  ///   - sightings: a person's, in the order of time.
  ///   - body: the parts of the skeleton.
  package init(_ sightings: [TrackedPerson.Sighting], body: BodyPoints) {
    let looks = sightings.compactMap { Self.look($0, body) }
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

  private static func look(_ sighting: TrackedPerson.Sighting, _ body: BodyPoints) -> Look? {
    guard let points = sighting.points, let hips = body.middle(body.hips, in: points),
      let ankles = body.ankles, let left = body.place(ankles.left, in: points),
      let right = body.place(ankles.right, in: points)
    else { return nil }
    // The leg's length from the body's height: a leg that is bent or lifted looks short.
    let shoulders = body.middle(body.shoulders, in: points)
    let trunk = shoulders.map { hips - $0 }
    let legs = [(left - hips).length, (right - hips).length, trunk.map { 1.3 * $0.length } ?? 0]
    guard let leg = legs.max(), leg > 1 else { return nil }
    let difference = (left - right) / leg
    let isUpright = trunk.map { $0.y > 0 && abs($0.x) < 0.84 * $0.y } ?? (sighting.box.height > 0)
    return Look(
      time: sighting.time, along: difference.x, down: difference.y, isUpright: isUpright,
      place: sighting.box.center / max(sighting.box.height, 1))
  }

  /// 0 to 1 for looks that lie close together in time.
  private static func likeness(of looks: ArraySlice<Look>) -> Double {
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
