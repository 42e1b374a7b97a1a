public import GaitModel

/// The metrics of several clips of one person as one list: each from the clip that measures it
/// best.
///
/// A camera at the side and one behind see different things of one gait. For each metric the clips
/// are ranked: one that measured it before one that withheld it, a view that shows it
/// (`MetricDefinition.views`) before one that does not, the pace of the clip that gives the cadence
/// before another, more of left, right and both before fewer, then the higher mean confidence, the smaller mean uncertainty, and the order of the clips. The
/// first gives the metric with all its sides, so that left and right are always of one clip and can
/// be compared.
///
/// Walking and running are never mixed: clips of another gait than the first measured one are left
/// out, and so is a clip in which no gait was measured; both are told in `notes`.
public struct JoinedMetrics: Sendable, Hashable {
  /// A metric and where it comes from.
  public struct Entry: Sendable, Hashable {
    /// The metric as the clip gave it.
    public var metric: Metric
    /// Position of the clip in the list that was joined.
    public var clip: Int

    public init(metric: Metric, clip: Int) {
      self.metric = metric
      self.clip = clip
    }
  }

  /// The cadences of two clips of one gait that are still called the same pace; ratio.
  public static let samePace = 0.05

  /// One a metric and side, in the order of the catalogue.
  public let entries: [Entry]
  /// What the reader is to know about the join: clips that were left out, paces that differ.
  public let notes: [String]

  /// The metrics alone.
  public var metrics: [Metric] { entries.map(\.metric) }

  /// Joins the metrics of some recordings of one person.
  ///
  /// - Parameters:
  ///   - recordings: in the order that decides between equals.
  ///   - definition: what a metric means; nil for one that is not known, which any view may show.
  public init(
    _ recordings: [GaitRecording],
    definition: (String) -> MetricDefinition? = MetricCatalogue.definition
  ) {
    let clips = recordings.enumerated().map { Clip(position: $0, recording: $1) }
    let choice = Self.clipsOfOneGait(clips)
    notes = choice.notes + Self.paceNotes(choice.clips)
    // The reasons of a clip that measured nothing are worth showing only where no clip measured.
    let joined = choice.clips.isEmpty ? clips : choice.clips
    let cadence = Self.best(of: "cadence", in: joined, definition("cadence"), pace: nil)
    entries = Self.order(of: joined).flatMap {
      Self.entries(of: $0, in: joined, definition($0), pace: cadence?.pace)
    }
  }

  /// The clip that gives a metric; nil where none has it.
  public func clip(of id: String) -> Int? { entries.first { $0.metric.id == id }?.clip }

  /// The entry of a metric and side, if a clip gave it.
  public func entry(_ id: String, side: Side? = nil) -> Entry? {
    entries.first { $0.metric.id == id && $0.metric.side == side }
  }

  private struct Clip {
    var position: Int
    var recording: GaitRecording

    var name: String { recording.source.name }
    var pace: Double? { recording.metric("cadence")?.value }
    func metrics(_ id: String) -> [Metric] { recording.metrics.filter { $0.id == id } }
  }

  private static func clipsOfOneGait(_ clips: [Clip]) -> (clips: [Clip], notes: [String]) {
    var kept: [Clip] = []
    var notes: [String] = []
    for clip in clips {
      let isRunning = clip.recording.gaitKind?.value.isRunning
      let first = kept.lazy.compactMap { $0.recording.gaitKind?.value.isRunning }.first
      if let refusal = clip.recording.refusal {
        notes.append("\(clip.name) gives no measurements: \(refusal.message)")
      } else if let isRunning, let first, isRunning != first {
        notes.append(
          "\(clip.name) shows \(isRunning ? "running" : "walking"), the clip before it "
            + "\(first ? "running" : "walking"): its measurements stand apart and are not joined.")
      } else {
        kept.append(clip)
      }
    }
    return (kept, notes)
  }

  /// Clips of one person at different paces are joined all the same, and the reader is told.
  private static func paceNotes(_ clips: [Clip]) -> [String] {
    let paces = clips.compactMap { clip in
      clip.pace.map { (name: clip.name, cadence: $0) }
    }
    guard let slow = paces.min(by: { $0.cadence < $1.cadence }),
      let quick = paces.max(by: { $0.cadence < $1.cadence }),
      quick.cadence > (1 + samePace) * slow.cadence
    else { return [] }
    return [
      "The clips differ in pace: \(Int(slow.cadence.rounded())) steps per minute in \(slow.name), "
        + "\(Int(quick.cadence.rounded())) in \(quick.name). Most measurements change with speed: "
        + "compare those of one clip."
    ]
  }

  /// Every name once: those of the catalogue in its order, then others as they come.
  private static func order(of clips: [Clip]) -> [String] {
    var seen: Set<String> = []
    let present = clips.flatMap { $0.recording.metrics.map(\.id) }.filter {
      seen.insert($0).inserted
    }
    let known = MetricCatalogue.all.map(\.id).filter(seen.contains)
    let isKnown = Set(known)
    return known + present.filter { !isKnown.contains($0) }
  }

  private static func best(
    of id: String, in clips: [Clip], _ definition: MetricDefinition?, pace: Double?
  ) -> Clip? {
    clips.map { (clip: $0, rank: Rank(of: id, in: $0, definition, pace: pace)) }
      .min { $0.rank < $1.rank }?.clip
  }

  private static func entries(
    of id: String, in clips: [Clip], _ definition: MetricDefinition?, pace: Double?
  ) -> [Entry] {
    guard let best = best(of: id, in: clips, definition, pace: pace) else { return [] }
    let sides: [Side?] = [nil, .left, .right]
    return sides.flatMap { side in
      best.metrics(id).filter { $0.side == side }.map { Entry(metric: $0, clip: best.position) }
    }
  }

  /// How well a clip measures a metric; the least is the best.
  private struct Rank: Comparable {
    var isWithheld: Bool
    var isHidden: Bool
    var isOtherPace: Bool
    var missingSides: Int
    var doubt: Double
    var uncertainty: Double
    var position: Int

    init(of id: String, in clip: Clip, _ definition: MetricDefinition?, pace: Double?) {
      let measured = clip.metrics(id).filter { $0.value != nil }
      isWithheld = measured.isEmpty
      let view = clip.recording.view?.value
      isHidden = definition.map { known in !(view.map(known.views.contains) ?? false) } ?? false
      isOtherPace =
        if let pace, let own = clip.pace {
          max(own, pace) > (1 + JoinedMetrics.samePace) * min(own, pace)
        } else {
          false
        }
      missingSides = -measured.count
      let confidences = measured.map { $0.confidence ?? 0 }
      doubt = -confidences.reduce(0, +) / Double(max(1, confidences.count))
      let uncertainties = measured.map { $0.uncertainty ?? .infinity }
      uncertainty = uncertainties.reduce(0, +) / Double(max(1, uncertainties.count))
      position = clip.position
    }

    /// The properties in the order in which they count; what is so is worse.
    private var key: (Int, Int, Double, Double, Int) {
      let flaws = [isWithheld, isHidden, isOtherPace].reduce(0) { 2 * $0 + ($1 ? 1 : 0) }
      return (flaws, missingSides, doubt, uncertainty, position)
    }

    static func < (a: Rank, b: Rank) -> Bool { a.key < b.key }
    static func == (a: Rank, b: Rank) -> Bool { a.key == b.key }
  }
}
