import GaitModel
import GaitNorms

/// The published curves that a recording may be laid beside: those of running, at the speed at
/// which they were measured or where no speed is known.
struct CycleReference: Sendable {
  /// Speeds for which the curves of running stand, metres per second (they were measured at 2.4
  /// to 2.6).
  static let speeds = 2.2...2.8

  private let curves: [String: ReferenceCurve]
  private let speed: Double?
  private let isRunning: Bool

  init(_ recording: GaitRecording) {
    let table = MetricTable(recordings: [recording])
    speed = SpeedText(recordings: [recording], table: table).value
    isRunning = recording.gaitKind?.value.isRunning == true && recording.isFromSide
    let fits = isRunning && speed.map(Self.speeds.contains) ?? true
    var curves: [String: ReferenceCurve] = [:]
    if fits {
      for angle in Set(recording.curves.map(\.angle)) {
        curves[angle] = ReferenceCurve.running(angle: angle)
      }
    }
    self.curves = curves
  }

  /// Whether any angle has a band.
  var isShown: Bool { !curves.isEmpty }

  /// The band of an angle; nil where there is none.
  func trace(of group: AngleGroup) -> CycleChart.Trace? {
    curve(of: group).map {
      CycleChart.Trace(name: "", tone: .middle, mean: $0.mean, spread: $0.standardDeviation)
    }
  }

  /// How many standard deviations the band of an angle reaches that holds 95 % of whole curves.
  func factor(of group: AngleGroup) -> Double { curve(of: group)?.bandFactor ?? 0 }

  private func curve(of group: AngleGroup) -> ReferenceCurve? {
    group.series.lazy.compactMap { curves[$0.definition.id] }.first
  }

  /// What is said below the charts: from whom the bands are and how they may be read, or why there
  /// are none.
  var notes: [String] {
    guard isRunning else { return [] }
    guard let curve = curves.sorted(by: { $0.key < $1.key }).first?.value else {
      guard let speed, !Self.speeds.contains(speed) else { return [] }
      return [
        "No reference at this speed: the published curves of running at hand are for "
          + "\(Self.speeds.lowerBound) to \(Self.speeds.upperBound) m/s, this recording is at "
          + "\(NumberText.compact(speed)) m/s."
      ]
    }
    let ownSpeed =
      speed.map { "This recording is at \(NumberText.compact($0)) m/s." }
      ?? "The speed of this recording is not known; curves change with speed."
    return [
      "Grey: \(curve.population); the dashed line is their mean, the inner band ± 1 SD, the outer "
        + "one holds 95 % of whole curves at once. \(ownSpeed) \(curve.note) "
        + "Source: \(curve.source)."
    ]
  }
}
