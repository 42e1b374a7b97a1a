extension MetricRule {
  /// Every metric but cadence, which comes from the rhythm of the whole clip.
  package static let all: [MetricRule] =
    (time + distance).map(FrontalMetrics.adapted) + spring + contact + footStrike + leg
    + trunkAndArms + variability + FrontalMetrics.rules + WalkingMetrics.rules
}
