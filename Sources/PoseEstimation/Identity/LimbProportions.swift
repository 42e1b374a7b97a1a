import Foundation
import GaitMath
package import GaitModel

/// How long a person's limbs are against the trunk, from many poses.
///
/// A limb that points at the camera looks short; the median over poses is compared, and only
/// between people with enough poses each.
package struct LimbProportions: Sendable, Hashable {
  /// Poses beyond this number replace the oldest.
  private static let memory = 64
  /// Limbs that both people need before they can be compared.
  private static let neededLimbs = 3

  /// Natural logarithms of thigh, shank, upper arm and forearm over trunk, one array a limb.
  private var samples: [[Double]] = Array(repeating: [], count: 4)
  private var next = [Int](repeating: 0, count: 4)

  package init() {}

  /// Number of poses that count, of the limb that was seen least among the best seen.
  package var count: Int { samples.map(\.count).sorted(by: >)[Self.neededLimbs - 1] }

  /// Takes in a pose.
  package mutating func add(_ points: [PosePoint], _ body: BodyPoints) {
    guard let shoulder = body.middle(body.shoulders, in: points),
      let hip = body.middle(body.hips, in: points)
    else { return }
    let trunk = (shoulder - hip).length
    guard trunk > 1 else { return }
    let limbs = [
      (body.hips, body.knees), (body.knees, body.ankles), (body.shoulders, body.elbows),
      (body.elbows, body.wrists),
    ]
    for (limb, ends) in limbs.enumerated() {
      let lengths = [length(ends, \.left, points, body), length(ends, \.right, points, body)]
        .compactMap { $0 }
      // Of the two sides the longer is the less foreshortened.
      guard let longest = lengths.max(), longest > 0 else { continue }
      keep(log(longest / trunk), limb)
    }
  }

  /// Takes in the poses of the same person, seen elsewhere.
  package mutating func merge(_ other: LimbProportions) {
    for (limb, values) in other.samples.enumerated() {
      for value in values { keep(value, limb) }
    }
  }

  private mutating func keep(_ value: Double, _ limb: Int) {
    if samples[limb].count < Self.memory {
      samples[limb].append(value)
    } else {
      samples[limb][next[limb]] = value
      next[limb] = (next[limb] + 1) % Self.memory
    }
  }

  private func length(
    _ ends: (BodyPoints.Pair?, BodyPoints.Pair?), _ side: KeyPath<BodyPoints.Pair, Int>,
    _ points: [PosePoint], _ body: BodyPoints
  ) -> Double? {
    guard let from = ends.0, let to = ends.1,
      let start = body.place(from[keyPath: side], in: points),
      let end = body.place(to[keyPath: side], in: points)
    else { return nil }
    return (end - start).length
  }

  /// How much two people differ: the mean over limbs of the difference of the medians, as a
  /// natural logarithm (0.1 is about a tenth); nil where too little was seen of either.
  package func distance(to other: LimbProportions) -> Double? {
    let differences = zip(samples, other.samples).compactMap { mine, theirs -> Double? in
      guard let a = median(mine), let b = median(theirs) else { return nil }
      return abs(a - b)
    }
    guard differences.count >= Self.neededLimbs else { return nil }
    return differences.reduce(0, +) / Double(differences.count)
  }

  private func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }
}
