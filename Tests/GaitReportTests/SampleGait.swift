import Foundation
import GaitModel

/// A hand-made recording with events, strides, curves and metrics: what a full report holds.
enum SampleGait {
  /// Seconds of a stride.
  static let stride = 120 / SampleRecording.cadence
  /// Share of the stride that a foot stands.
  static let duty = 0.36

  /// A run with everything that a report shows.
  static func runner(seconds: Double = 8, name: String = "morning run.mp4") -> GaitRecording {
    var recording = SampleRecording.runner(seconds: seconds, name: name)
    let end = recording.source.duration
    recording.gaitKind = Decision(.running, confidence: 0.97)
    recording.bouts = [
      GaitBout(
        firstTime: 0, lastTime: end, direction: .right, cadence: SampleRecording.cadence,
        isMeasured: true)
    ]
    recording.events = events(until: end, duty: duty)
    recording.cycles = cycles(of: recording.events)
    recording.curves = ["knee", "hip", "ankle", "shank_vertical"].flatMap { part in
      Side.allCases.map { curve($0.rawValue + "_" + part, $0, in: recording) }
    }
    recording.curves += Side.allCases.map { curve("trunk_lean", $0, in: recording) }
    recording.metrics += metrics(contacts: recording.events)
    recording.context = CaptureContext(
      speed: 2.6, surface: .treadmill, footwear: "neutral shoe", height: 1.78, sex: .female)
    recording.scale = PictureScale(
      metresPerPixel: 0.0034, relativeUncertainty: 0.02, origin: .height)
    return recording
  }

  /// The same points with the events of a walk: feet overlap on the ground.
  static func walker() -> GaitRecording {
    var recording = runner(name: "walk.mp4")
    recording.gaitKind = Decision(.walking, confidence: 0.7)
    recording.events = events(until: recording.source.duration, duty: 0.62)
    recording.context = CaptureContext()
    return recording
  }

  /// Contacts and toe-offs of both feet: the right foot's at whole strides.
  static func events(until end: Double, duty: Double) -> [GaitEvent] {
    Side.allCases.flatMap { side -> [GaitEvent] in
      let shift = side == .left ? stride / 2 : 0
      return (0..<Int(end / stride) + 1).flatMap { index -> [GaitEvent] in
        let start = shift + stride * Double(index) + 0.05
        let wobble = 0.004 * sin(Double(index) * 2.1 + (side == .left ? 1 : 0))
        return [
          GaitEvent(kind: .initialContact, side: side, time: start, uncertainty: 0.006),
          GaitEvent(
            kind: .toeOff, side: side, time: start + stride * duty + wobble, uncertainty: 0.011),
        ]
      }
    }.filter { $0.time <= end }.sorted { $0.time < $1.time }
  }

  private static func cycles(of events: [GaitEvent]) -> [GaitCycle] {
    let cycles = Side.allCases.flatMap { side -> [GaitCycle] in
      let contacts = events.filter { $0.side == side && $0.kind == .initialContact }.map(\.time)
      return zip(contacts, contacts.dropFirst()).map { start, end in
        GaitCycle(
          side: side, start: start, toeOff: start + duty * stride, end: end,
          oppositeContact: (start + end) / 2)
      }
    }
    return cycles.enumerated().map { index, cycle in
      var cycle = cycle
      if index == 4 { cycle.exclusion = "the knee was not seen for 120 ms" }
      return cycle
    }
  }

  private static func curve(
    _ angle: String, _ side: Side, in recording: GaitRecording
  ) -> CycleCurve {
    let values = recording.angles.first { $0.definition.id == angle }?.values ?? []
    let contact = recording.events.first { $0.side == side && $0.kind == .initialContact }
    let start = contact?.time ?? 0
    let mean = (0...100).map { index -> Double in
      let frame = Int(((start + stride * Double(index) / 100) * 60).rounded())
      return values.indices.contains(frame) ? values[frame] : .nan
    }
    return CycleCurve(
      angle: angle, side: side, mean: mean,
      standardDeviation: mean.indices.map { 2 + sin(Double($0) / 16) }, n: 9, toeOff: 100 * duty)
  }

  private static func metrics(contacts: [GaitEvent]) -> [Metric] {
    let range = MetricRange(
      low: 225, high: 317, meaning: "mean ± 2 SD", population: "9 young runners at 2.7 m/s",
      source: "Author 2020, doi:10.1000/example")
    return sided(
      "contact_time", "ms", left: 257, right: 251, sd: 7, uncertainty: 3.2, contacts,
      index: 2.4, range: range)
      + sided(
        "flight_time", "ms", left: 99, right: 103, sd: 6, uncertainty: 4.1, contacts, index: -4)
      + sided(
        "knee_flexion_contact", "deg", left: 12.4, right: 15.1, sd: 2.2, uncertainty: 1.4,
        contacts, change: 9)
      + [
        Metric(
          id: "vertical_oscillation", unit: "cm", value: 8.1, n: 20, standardDeviation: 0.5,
          uncertainty: 0.25, confidence: 0.8, note: "The camera stood still.",
          samples: samples(contacts, mean: 8.1, sd: 0.5),
          range: MetricRange(
            low: 6, high: 10.5, meaning: "mean ± 2 SD", population: "860 recreational runners",
            source: "Author 2023, doi:10.1000/example2")),
        Metric(
          id: "trunk_lean", unit: "deg", value: 8.3, n: 18, standardDeviation: 1.1,
          uncertainty: 0.9, confidence: 0.6),
        Metric(
          id: "step_width", unit: "cm", value: nil, n: 0,
          withheld: "It needs a view from the front or from behind."),
        Metric(
          id: "vertical_stiffness", unit: "kN/m", value: nil, n: 0,
          withheld: "It is withheld below 3 m/s, outside of the tested range."),
        Metric(
          id: "leg_stiffness", unit: "kN/m", value: nil, n: 0,
          withheld: "It is withheld below 3 m/s, outside of the tested range."),
      ]
  }

  private static func samples(_ events: [GaitEvent], mean: Double, sd: Double) -> [MetricSample] {
    events.filter { $0.kind == .initialContact }.enumerated().map { index, event in
      MetricSample(
        side: event.side, contact: event.time, value: mean + sd * 1.3 * sin(Double(index) * 1.7))
    }
  }

  private static func sided(
    _ id: String, _ unit: String, left: Double, right: Double, sd: Double, uncertainty: Double,
    _ contacts: [GaitEvent], index: Double? = nil, change: Double? = nil,
    range: MetricRange? = nil
  ) -> [Metric] {
    let values = [(Side.left, left), (Side.right, right)]
    let single = values.map { side, value in
      Metric(
        id: id, unit: unit, side: side, value: value, n: 10, standardDeviation: sd,
        uncertainty: uncertainty, confidence: side == .left ? 0.5 : 0.85,
        samples: samples(contacts.filter { $0.side == side }, mean: value, sd: sd), range: range)
    }
    return single + [
      Metric(
        id: id, unit: unit, value: (left + right) / 2, n: 20, standardDeviation: sd,
        uncertainty: uncertainty / 2.0.squareRoot(), confidence: 0.7,
        symmetry: MetricSymmetry(
          difference: left - right, uncertainty: uncertainty * 2.0.squareRoot(), index: index,
          smallestDetectableChange: change), range: range)
    ]
  }
}
