public import GaitModel

/// The content of `result.json`: what was analysed, how, and what was measured, without values of
/// single frames.
///
/// The keys of the file are the names of these properties, in this order. `Guides/files.md`
/// describes them.
public struct ResultDocument: Sendable, Hashable, Codable {
  /// Name and version of this form.
  public var schema: SchemaVersion
  /// Version of the program that made the result.
  public var programVersion: String
  /// What the result is meant for, and what not.
  public var intendedUse: String
  /// What was analysed.
  public var source: SourceDescription
  /// How it was analysed.
  public var settings: AnalysisSettings
  /// Everybody who was seen; the analysed person is marked.
  public var people: [PersonSummary]
  /// Why there are no gait measurements; nil where there are.
  public var refusal: Refusal?
  /// From where the camera sees the person; nil where nobody was seen.
  public var view: Decision<View>?
  /// Where the person travels in the picture; nil where nobody was seen.
  public var direction: Decision<TravelDirection>?
  /// Stretches of steady gait by time; nil where there are none.
  public var bouts: [GaitBout]?
  /// How the person gets along; nil where no gait was found or the data leave it open.
  public var gaitKind: Decision<GaitKind>?
  /// What the user knows besides; nil where nothing was given.
  public var context: CaptureContext?
  /// Metres in a pixel; nil where nothing tells.
  public var scale: PictureScale?
  /// How fit the clip is for measuring.
  public var quality: CaptureQuality
  /// What was measured, each with its quality.
  public var metrics: [Metric]
  /// Contacts and toe-offs of both feet by time; nil where there are none.
  public var events: [GaitEvent]?
  /// Strides of both legs by time; nil where there are none.
  public var cycles: [GaitCycle]?
  /// Phases of both legs by time; nil where there are none.
  public var phases: [GaitPhaseSpan]?
  /// Every angle in short.
  public var angles: [AngleSummary]
  /// Mean course of every angle over the cycles that count; nil where there are none.
  public var curves: [CycleCurve]?
  /// Names of the files beside this one, which hold the values of every frame.
  public var files: [String]

  /// The document of a recording; `files` names the other files of the same folder.
  public init(_ recording: GaitRecording, files: [String]) {
    schema = .result
    programVersion = recording.settings.programVersion
    intendedUse = IntendedUse.statement
    source = recording.source
    settings = recording.settings
    people = recording.people
    refusal = recording.refusal
    view = recording.view
    direction = recording.direction
    bouts = recording.bouts.orNil
    gaitKind = recording.gaitKind
    context = recording.context.isEmpty ? nil : recording.context
    scale = recording.scale
    quality = recording.quality
    metrics = recording.metrics
    events = recording.events.orNil
    cycles = recording.cycles.orNil
    phases = recording.phases.orNil
    angles = recording.angles.map { AngleSummary($0) }
    curves = recording.curves.orNil
    self.files = files
  }
}

extension Array {
  /// The list, or nil where it is empty: a key without a value is left out of the file.
  fileprivate var orNil: [Element]? { isEmpty ? nil : self }
}
