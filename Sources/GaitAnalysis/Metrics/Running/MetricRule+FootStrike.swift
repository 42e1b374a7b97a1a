import Foundation
import GaitMath
package import GaitModel

extension MetricRule {
  /// The foot's angle at contact, and the probability of each class of strike.
  package static let footStrike: [MetricRule] =
    [
      MetricRule(
        "foot_strike_angle", unit: .fixed("deg"), points: ["heel", "big_toe"],
        note: { _ in
          "The angle is against the foot when it is flattest in stance: a foot whose heel never "
            + "comes down reads nearer to midfoot than it is."
        }
      ) { gait, step in
        gait.footStrikeAngle(step)
      }
    ]
    + FootStrike.allCases.map { strike in
      MetricRule(
        "strike_\(strike.rawValue)_probability", unit: .fixed("%"), points: ["heel", "big_toe"]
      ) { gait in
        .clip(gait.strikeProbabilities(strike))
      }
    }
}

/// What part of the foot touches first.
package enum FootStrike: String, Sendable, CaseIterable {
  case rearfoot, midfoot, forefoot

  /// Degrees of the foot-strike angle between the classes: above the first rearfoot, below the
  /// second forefoot (Mo, Huang, Ng and Cheung 2023, Res Sports Med: 43 people against the strike
  /// index).
  package static let limits = (rearfoot: 7.4, forefoot: -0.8)

  /// The probability that a normal distribution lies in the class.
  package func probability(mean: Double, standardDeviation: Double) -> Double {
    func below(_ limit: Double) -> Double {
      0.5 * erfc((mean - limit) / (standardDeviation * 2.0.squareRoot()))
    }
    return switch self {
    case .rearfoot: 1 - below(Self.limits.rearfoot)
    case .midfoot: below(Self.limits.rearfoot) - below(Self.limits.forefoot)
    case .forefoot: below(Self.limits.forefoot)
    }
  }
}

extension MeasuredGait {
  /// Root mean square error of the angle from 2D video against motion capture, near and far foot
  /// (Mo et al. 2025: 2.9 and 5.1 degrees).
  private static let nearError = 2.9
  private static let farError = 5.1
  /// The part of stance in which the flattest foot is looked for.
  private static let flatWindow = 0.15...0.7
  /// Share of that part that is averaged.
  private static let flatShare = 0.3

  /// The foot nearer to the camera in a side view, as given or by where the person faces; nil in
  /// other views.
  package var nearFoot: Side? {
    guard view.value == .side else { return nil }
    return context.nearFoot ?? (sign > 0 ? .right : .left)
  }

  /// The angle of a foot that stands flat, against the picture's horizontal: in every stance the
  /// mean over the stillest part, and the median of the stances.
  package func flatFootAngle(_ side: Side) -> Estimate? {
    guard let curve = angle("\(side.rawValue)_foot") else { return nil }
    let found = steps.compactMap { step -> Double? in
      guard step.side == side, let stance = step.stance else { return nil }
      let length = stance.upperBound - stance.lowerBound
      let span =
        stance.lowerBound + Self.flatWindow.lowerBound * length...stance.lowerBound
        + Self.flatWindow.upperBound * length
      guard let course = curve.dense(span) else { return nil }
      let count = max(2, Int(Self.flatShare * Double(course.count)))
      let windows = (0...course.count - count).map { start -> (range: Double, mean: Double) in
        let part = course[start..<start + count].map(\.value)
        let range = (part.max() ?? 0) - (part.min() ?? 0)
        return (range, part.reduce(0, +) / Double(part.count))
      }
      return windows.min { $0.range < $1.range }?.mean
    }
    guard let median = Statistics.median(found) else { return nil }
    let noise = noise(ofAngle: "\(side.rawValue)_foot")
    return Estimate(median, random: noise / Double(found.count).squareRoot())
  }

  /// The foot against the ground at contact, less the same with the foot flat.
  package func footStrikeAngle(_ step: GaitStep) -> Estimate? {
    guard let flat = flatFootAngle(step.side),
      var estimate = angle("\(step.side.rawValue)_foot", at: step.contact.initialContact)
    else { return nil }
    estimate.value -= flat.value
    let method = step.side == nearFoot ? Self.nearError : Self.farError
    estimate.systematic =
      (estimate.systematic * estimate.systematic + flat.random * flat.random + method * method)
      .squareRoot()
    return estimate
  }

  /// The probability of a class for each foot, and for both their mean; percent.
  package func strikeProbabilities(_ strike: FootStrike) -> [ClipEstimate] {
    let sides = Side.allCases.compactMap { side -> ClipEstimate? in
      let estimates = steps.filter { $0.side == side }.compactMap(footStrikeAngle)
      guard let mean = Statistics.mean(estimates.map(\.value)), let first = estimates.first else {
        return nil
      }
      let n = Double(estimates.count)
      let random = estimates.reduce(0) { $0 + $1.random * $1.random } / n / n
      let probability = strike.probability(
        mean: mean,
        standardDeviation: (random + first.systematic * first.systematic).squareRoot())
      return ClipEstimate(
        side: side, estimate: Estimate(100 * probability), n: estimates.count)
    }
    guard let both = Statistics.mean(sides.map(\.estimate.value)) else { return [] }
    let n = sides.reduce(0) { $0 + $1.n }
    return [ClipEstimate(side: nil, estimate: Estimate(both), n: n)] + sides
  }
}
