package import GaitModel

/// What one study says about one metric, and for whom it holds.
package struct NormRange: Sendable, Hashable {
  /// The metric's name in the catalogue.
  package let id: String
  /// The unit of the limits.
  package let unit: String
  /// Gaits that were measured.
  package let gaits: [GaitKind]
  /// Views in which a video shows the same quantity.
  package let views: [View]
  /// Metres per second for which the limits hold.
  package let speeds: ClosedRange<Double>
  /// The sex that was measured; nil where both were.
  package let sex: CaptureContext.Sex?
  /// The limits, with their source.
  package let range: MetricRange

  package init(
    id: String, unit: String, gaits: [GaitKind], views: [View], speeds: ClosedRange<Double>,
    sex: CaptureContext.Sex?, range: MetricRange
  ) {
    self.id = id
    self.unit = unit
    self.gaits = gaits
    self.views = views
    self.speeds = speeds
    self.sex = sex
    self.range = range
  }
}

/// Where healthy people lie, from studies at matching gait, view, speed and sex.
///
/// Nothing stands here that was not read in the study itself or computed from its open data; a
/// metric without such a study has no range.
package enum NormRanges {
  /// Every range that is known.
  package static let all: [NormRange] = times + cadences + sagittalAngles + hipAdduction

  /// The range of a metric for a recording; nil where no study fits, so also where a speed or a
  /// sex that the study was limited to is not known.
  ///
  /// - Parameters:
  ///   - id: the metric's name.
  ///   - unit: the unit in which it is given; ranges in another unit do not count.
  ///   - gait: how the person gets along.
  ///   - view: from where the camera sees the person.
  ///   - speed: metres per second over the ground or of the belt.
  ///   - sex: for studies of one sex.
  /// - Returns: the limits with their meaning and source.
  package static func range(
    for id: String, unit: String, gait: GaitKind, view: View, speed: Double?,
    sex: CaptureContext.Sex?
  ) -> MetricRange? {
    guard let speed else { return nil }
    return all.first {
      $0.id == id && $0.unit == unit && $0.gaits.contains(gait) && $0.views.contains(view)
        && $0.speeds.contains(speed) && ($0.sex == nil || $0.sex == sex)
    }?.range
  }
}
