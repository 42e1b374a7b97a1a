import GaitMath
package import GaitModel
import GaitNorms

/// Turns what a rule reads from a clip into metrics: both sides together, and each side.
package struct MetricSummary: Sendable {
  private let gait: MeasuredGait
  private let rule: MetricRule
  private let unit: String

  /// Steps a side from which on a mean is stable (Dingenen et al. 2018,
  /// doi:10.1016/j.ptsp.2018.06.009: 6.3 with an SD of 0.3).
  private static let stableSteps = 7.0
  /// Share of leg length at which the noise of the points halves the confidence.
  private static let noisyShare = 0.02

  /// The summary of one metric in a clip.
  package init(_ rule: MetricRule, gait: MeasuredGait) {
    self.rule = rule
    self.gait = gait
    unit = gait.name(of: rule.unit)
  }

  /// The metrics: first both sides together, then left and right where there are values of both
  /// kinds. One with a reason where nothing could be measured; none where the gait has no such
  /// thing.
  package func metrics() -> [Metric] {
    let definition = MetricCatalogue.definition(rule.id)
    if let definition {
      if !definition.gaits.contains(gait.kind) {
        guard gait.kind == .groundedRunning, definition.gaits.contains(.running) else { return [] }
        return [withheld("Not given for running without flight between the steps.")]
      }
      if !definition.views.contains(gait.view.value) {
        return [withheld(Self.viewReason(gait.view.value, needed: definition.views))]
      }
    }
    if let doubt = gait.clockDoubt, rule.needsClock { return [withheld(doubt)] }
    switch rule.read(gait) {
    case .withheld(let reason): return [withheld(reason)]
    case .clip(let values): return clip(values)
    case .steps(let steps):
      guard !steps.isEmpty else { return [withheld(gait.missingReason(rule.points))] }
      return summary(steps, definition)
    }
  }

  /// Why a view does not show a metric.
  package static func viewReason(_ view: View, needed: [View]) -> String {
    let words: [View: String] = [.side: "the side", .front: "the front", .rear: "behind"]
    let wanted = needed.compactMap { words[$0] }.joined(separator: " or ")
    return "Not measured from \(words[view] ?? view.rawValue): it takes a clip from \(wanted)."
  }

  private func summary(
    _ steps: [StepEstimate], _ definition: MetricDefinition?
  ) -> [Metric] {
    let kept = steps.withoutOutliers
    let sides = Side.allCases.map { side in kept.filter { $0.side == side } }
    var both = metric(side: nil, kept)
    both.note = note(kept.count, of: steps.count)
    both.symmetry = symmetry(sides[0], sides[1], isRatio: definition?.scale != .interval)
    let each = zip(Side.allCases, sides).map { side, own in
      own.isEmpty
        ? withheld("No step of the \(side.rawValue) foot could be measured.", side: side)
        : metric(side: side, own)
    }
    return [both] + each
  }

  private func note(_ kept: Int, of all: Int) -> String? {
    let left =
      kept < all ? "\(all - kept) of \(all) steps lie far from the others and are left out." : nil
    let parts = [rule.note(gait), left].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func metric(side: Side?, _ steps: [StepEstimate]) -> Metric {
    let n = Double(steps.count)
    let values = steps.map(\.estimate.value)
    let random = steps.reduce(0) { $0 + $1.estimate.random * $1.estimate.random } / n
    let systematic = steps.reduce(0) { $0 + $1.estimate.systematic } / n
    let network = gait.isFromNetwork ? NetworkError.value(for: rule.id) ?? 0 : 0
    let shared = systematic * systematic + network * network
    return Metric(
      id: rule.id, unit: unit, side: side, value: Statistics.mean(values), n: steps.count,
      standardDeviation: Statistics.standardDeviation(values),
      uncertainty: (random / repetitions(n, side) + shared).squareRoot(),
      confidence: confidence(steps: n, side: side), note: rule.note(gait),
      samples: steps.map {
        MetricSample(
          side: $0.side, contact: gait.clipTime($0.contact), value: $0.estimate.value)
      })
  }

  /// By how much the variance of one step shrinks in the mean of n.
  private func repetitions(_ n: Double, _ side: Side?) -> Double {
    switch rule.averaging {
    case .independent: n
    case .successiveSteps: side == nil ? n * n : n
    case .successiveStrides: side == nil ? n * n / 2 : n * n
    }
  }

  private func clip(_ values: [ClipEstimate]) -> [Metric] {
    guard !values.isEmpty else { return [withheld(gait.missingReason(rule.points))] }
    return values.map { value in
      let (random, systematic) = (value.estimate.random, value.estimate.systematic)
      let error = (random * random + systematic * systematic).squareRoot()
      return Metric(
        id: rule.id, unit: unit, side: value.side, value: value.estimate.value, n: value.n,
        standardDeviation: value.standardDeviation,
        uncertainty: error > 0 ? error : nil,
        confidence: confidence(steps: Double(value.n), side: value.side),
        note: rule.note(gait))
    }
  }

  /// Left against right. Errors that both sides share, such as the scale's, cancel; what remains
  /// is the scatter of the steps, or the error of measurement where that is larger, and what a
  /// network gets wrong of the limb behind the other.
  private func symmetry(
    _ left: [StepEstimate], _ right: [StepEstimate], isRatio: Bool
  ) -> MetricSymmetry? {
    guard left.count > 1, right.count > 1 else { return nil }
    let sides = [left, right].map { steps -> (mean: Double, variance: Double) in
      let values = steps.map(\.estimate.value)
      let n = Double(values.count)
      let spread = Statistics.standardDeviation(values) ?? 0
      let random = steps.reduce(0) { $0 + $1.estimate.random * $1.estimate.random } / n
      return (values.reduce(0, +) / n, max(spread * spread, random) / n)
    }
    let isBehind = gait.isFromNetwork && gait.view.value == .side
    let network = isBehind ? NetworkError.betweenSides(for: rule.id) ?? 0 : 0
    let difference = sides[0].mean - sides[1].mean
    let level = (sides[0].mean + sides[1].mean) / 2
    return MetricSymmetry(
      difference: difference,
      uncertainty: (sides[0].variance + sides[1].variance + network * network).squareRoot(),
      index: isRatio && level > 0 ? 100 * difference / level : nil,
      smallestDetectableChange: SmallestDetectableChange.value(for: rule.id))
  }

  /// 0 to 1: the method's own trust, times the share of the steps that a stable mean takes, the
  /// share of frames with legs, the clearness of the view, the quietness of the points and, for
  /// the leg behind the other, what a network sees less of it.
  private func confidence(steps: Double, side: Side?) -> Double {
    let ratio = gait.noise.typical / max(gait.bodyScale.legLength, 1e-9) / Self.noisyShare
    let isFar = gait.isFromNetwork && gait.nearFoot != nil && side == gait.nearFoot?.opposite
    return rule.trust * min(1, steps / ((side == nil ? 2 : 1) * Self.stableSteps))
      * min(1, gait.coverage) * (0.5 + 0.5 * gait.view.confidence) / (1 + ratio * ratio)
      * (isFar ? 1 / NetworkError.farOverNear : 1)
  }

  private func withheld(_ reason: String, side: Side? = nil) -> Metric {
    Metric(id: rule.id, unit: unit, side: side, value: nil, n: 0, withheld: reason)
  }
}

extension MeasuredGait {
  /// Why no step could be measured: the point that was not seen, or that no step is whole.
  package func missingReason(_ parts: [String]) -> String {
    if steps.isEmpty { return "No contact of a foot with the ground was found." }
    for part in parts {
      let tracks = Side.allCases.compactMap { body[.on($0, part)] }
      let shares = tracks.map { track in
        Double((0..<track.count).count { !track.isMissing($0) }) / Double(max(1, track.count))
      }
      let words = part.replacing("_", with: " ")
      guard let best = shares.max(), best > 0 else {
        return "It takes the \(words), which no frame shows."
      }
      if best < 0.5 {
        let percent = Int((100 * best).rounded())
        return "It takes the \(words), which only \(percent) % of the frames show."
      }
    }
    return "No step was seen completely enough to measure it."
  }
}
