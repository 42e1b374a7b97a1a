import Foundation
import GaitMath

/// How the eversion of one leg goes over one stance, degrees, not relative to standing.
package struct EversionCourse: Sendable, Hashable {
  private let curve: Course

  /// The course of one step.
  ///
  /// Running: standing + mean + sum of scores times components. Walking: mean + offset + shape, where
  /// the offset is that of the standing angle, stretched to an SD of 5 degrees, and the shape is
  /// 1.75 (s1 cos(pi x) + s2 sin(pi x)), of the same SD at every share x of stance. Both: 0.4 degrees for
  /// every degree of toe-out beyond 6, -0.15 for every centimetre of step width beyond the mean.
  /// The step adds its deviations at contact and at the peak, from one to the other over the first
  /// and last third.
  ///
  /// - Parameters:
  ///   - leg: whose.
  ///   - isRunning: else walking.
  ///   - widthBeyondMean: centimetres by which the steps are wider than the mean.
  ///   - step: deviations of this step at contact and at the peak in its SDs.
  package init(
    _ leg: LegTraits, isRunning: Bool, widthBeyondMean: Double,
    step: (contact: Double, peak: Double) = (0, 0)
  ) {
    let coupled = 0.4 * (leg.toeOut - 6) - 0.15 * widthBeyondMean
    let values = EversionTable.percent.indices.map { index in
      let x = EversionTable.percent[index] / 100
      let basis =
        isRunning
        ? leg.standingEversion + Self.running(index, leg.components)
        : Self.walking(index, leg)
      let early = max(0, 1 - 3 * min(x, 1 - x))
      return basis + coupled + early * leg.stepSpreadAtContact * step.contact
        + (1 - early) * leg.stepSpreadAtPeak * step.peak
    }
    curve = Course(Array(zip(EversionTable.percent, values)), kind: .spline)
  }

  /// The eversion at a percent of stance, degrees.
  package func callAsFunction(_ percent: Double) -> Double { curve(percent) }

  /// The greatest column of the running course relative to standing, degrees.
  package static func runningPeak(_ components: [Double]) -> Double {
    EversionTable.percent.indices.map { running($0, components) }.max() ?? 0
  }

  private static func running(_ index: Int, _ scores: [Double]) -> Double {
    zip(EversionTable.runningComponents, scores).reduce(EversionTable.runningMean[index]) {
      $0 + $1.0[index] * $1.1
    }
  }

  private static func walking(_ index: Int, _ leg: LegTraits) -> Double {
    let x = EversionTable.percent[index] / 100
    let offset = 5 * (leg.standingEversion - 4) / 3.5
    let shape = leg.walkingShape.count == 2 ? leg.walkingShape : [0, 0]
    return EversionTable.walkingMean[index] + offset
      + 1.75 * (shape[0] * cos(.pi * x) + shape[1] * sin(.pi * x))
  }
}
