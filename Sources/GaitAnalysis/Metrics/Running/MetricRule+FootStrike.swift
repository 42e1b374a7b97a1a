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
  /// The foot nearer to the camera in a side view, as given or by where the person faces; nil in
  /// other views.
  package var nearFoot: Side? {
    guard view.value == .side else { return nil }
    return context.nearFoot ?? (sign > 0 ? .right : .left)
  }

  /// The foot against the ground at contact, less the same with the foot flat.
  package func footStrikeAngle(_ step: GaitStep) -> Estimate? {
    let moment = step.contact.initialContact
    guard let pitch = footPitch[step.side], let flat = flatFoot[step.side],
      let angle = pitch.curve(moment.time)
    else { return nil }
    var estimate = atEvent(
      angle - flat.value, slope: pitch.curve.slope(at: moment.time) ?? 0, moment, pitch.noise)
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
