import Foundation
import GaitMath

/// Joins people who left the picture, or were hidden, with those who appear later and are the same.
///
/// Done after the pass, when everything that was seen of both is there. Two people in one picture
/// are never joined. The later one must be about as large, with limbs of like proportions; soon
/// after the loss also near the place where the first was heading, and after longer than
/// `shortGap` the proportions are a must. When in doubt they stay two: a person in two parts loses
/// frames, two people in one would be measured as one.
enum Reunion {
  static let shortGap = 3.0
  static let longestGap = 20.0
  /// Natural logarithms: of the heights' ratio, and the mean of the limbs'.
  private static let heightDifference = 0.3
  private static let limbDifference = 0.12

  /// The people with those joined who are the same; the numbers of joined ones are lost.
  ///
  /// - Parameters:
  ///   - people: in the order of first appearance.
  ///   - body: the parts of the skeleton.
  /// - Returns: for each person of the result the numbers that it had.
  static func reunite(
    _ people: [TrackedPerson], body: BodyPoints
  ) -> [(person: TrackedPerson, numbers: [Int])] {
    var result: [(person: TrackedPerson, numbers: [Int])] = []
    for later in people {
      let known = result.indices
        .compactMap { index in
          difference(result[index].person, later).map { (index: index, difference: $0) }
        }
        .min { $0.difference < $1.difference }
      guard let known else {
        result.append((later, [later.id]))
        continue
      }
      result[known.index].person.join(later)
      result[known.index].numbers.append(later.id)
    }
    return result
  }

  /// How much two people differ; nil where they cannot be the same.
  private static func difference(_ first: TrackedPerson, _ later: TrackedPerson) -> Double? {
    let gap = later.firstTime - first.lastTime
    guard gap > 0, gap <= longestGap else { return nil }
    let height = abs(log(max(later.height, 1) / max(first.height, 1)))
    guard height < heightDifference else { return nil }
    let enough = first.proportions.count >= 3 && later.proportions.count >= 3
    let limbs = enough ? later.proportions.distance(to: first.proportions) : nil
    if let limbs, limbs > limbDifference { return nil }
    if gap <= shortGap {
      let place = first.motion.box(at: later.firstTime)
      let distance = (later.sightings[0].box.center - place.center).length
      guard distance < (0.6 + gap) * max(place.diagonal, 1) else { return nil }
      return height + (limbs ?? limbDifference) + distance / max(place.diagonal, 1)
    }
    return limbs.map { height + $0 + gap }
  }
}
