public import GaitModel

/// The content of `result.json`: what was analysed, how, and what was measured, without values of
/// single frames.
///
/// The keys of the file are the names of these properties, in this order. `Guides/files.md`
/// describes them.
public struct ResultDocument: Sendable, Hashable, Codable {
  public var schema: SchemaVersion
  /// Version of the program that made the result.
  public var programVersion: String
  /// What the result is meant for, and what not.
  public var intendedUse: String
  public var source: SourceDescription
  public var settings: AnalysisSettings
  /// Everybody who was seen; the analysed person is marked.
  public var people: [PersonSummary]
  /// Why there are no gait measurements; nil where there are.
  public var refusal: Refusal?
  public var view: Decision<View>?
  public var direction: Decision<TravelDirection>?
  public var quality: CaptureQuality
  public var metrics: [Metric]
  public var angles: [AngleSummary]
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
    quality = recording.quality
    metrics = recording.metrics
    angles = recording.angles.map { AngleSummary($0) }
    self.files = files
  }
}
