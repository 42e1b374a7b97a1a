/// Where a cleaned sample comes from.
public enum SampleOrigin: UInt8, Sendable, Hashable, Codable {
  /// Seen by the network (and then low-pass filtered).
  case measured
  /// Filled over a short gap.
  case filled
  /// Not there.
  case missing
}

/// How a recording was made: the settings that a reader needs to make it again.
public struct AnalysisSettings: Sendable, Hashable, Codable {
  /// Version of the program.
  public var programVersion: String
  /// Name of the pose model.
  public var model: String
  /// SHA-256 of the file; nil for poses from elsewhere.
  public var modelHash: String?
  /// `f32` or `bf16`.
  public var precision: String?
  /// Points below this confidence are dropped.
  public var confidenceThreshold: Double
  /// Longest gap that is filled, seconds.
  public var longestFilledGap: Double
  /// Cut-off of the zero-lag low-pass filter for angles, hertz.
  public var cutoffFrequency: Double

  public init(
    programVersion: String, model: String, modelHash: String? = nil, precision: String? = nil,
    confidenceThreshold: Double, longestFilledGap: Double, cutoffFrequency: Double
  ) {
    self.programVersion = programVersion
    self.model = model
    self.modelHash = modelHash
    self.precision = precision
    self.confidenceThreshold = confidenceThreshold
    self.longestFilledGap = longestFilledGap
    self.cutoffFrequency = cutoffFrequency
  }
}

/// The result of an analysis: what was seen of one person, and what was measured.
public struct GaitRecording: Sendable {
  /// What was analysed.
  public var source: SourceDescription
  /// Everybody who was seen; the analysed person is marked.
  public var people: [PersonSummary]
  /// How it was analysed.
  public var settings: AnalysisSettings
  /// Why there are no gait measurements; nil where there are. View, angles and quality are
  /// given as far as they go even then.
  public var refusal: Refusal?
  /// From where the camera sees the person; nil where nobody was seen.
  public var view: Decision<View>?
  /// Where the person travels in the picture, in the longest bout where there are several; nil
  /// where nobody was seen, and in front and rear views.
  public var direction: Decision<TravelDirection>?
  /// Stretches of steady gait by time; the metrics come from the longest. Empty where there is
  /// none.
  public var bouts: [GaitBout]
  /// How the person gets along, from the phase of the centre of mass; nil where no gait was found
  /// or the data leave it open.
  public var gaitKind: Decision<GaitKind>?
  /// Contacts and toe-offs of both feet by time.
  public var events: [GaitEvent]
  /// Strides of both legs by time; those that do not count say why.
  public var cycles: [GaitCycle]
  /// Phases of both legs by time.
  public var phases: [GaitPhaseSpan]
  /// Mean course of every angle over the cycles that count.
  public var curves: [CycleCurve]
  /// What the user knows besides.
  public var context: CaptureContext
  /// Metres in a pixel; nil where nothing tells.
  public var scale: PictureScale?
  /// Points as the network gave them, after identity and left/right repair.
  public var raw: PoseSequence
  /// Points after confidence gate, outlier removal, gap filling and filter; same frames as `raw`.
  public var cleaned: PoseSequence
  /// One a sample of `cleaned`, in its order.
  public var origins: [SampleOrigin]
  /// From `cleaned`, one value a frame.
  public var angles: [AngleSeries]
  /// What was measured, each with its quality.
  public var metrics: [Metric]
  /// How fit the clip is for measuring.
  public var quality: CaptureQuality
  /// What the pictures tell besides the points; nil where there are none.
  public var survey: PictureSurvey?

  public init(
    source: SourceDescription, people: [PersonSummary], settings: AnalysisSettings,
    refusal: Refusal?, view: Decision<View>?, direction: Decision<TravelDirection>?,
    bouts: [GaitBout] = [], gaitKind: Decision<GaitKind>? = nil, events: [GaitEvent] = [],
    cycles: [GaitCycle] = [], phases: [GaitPhaseSpan] = [], curves: [CycleCurve] = [],
    context: CaptureContext = CaptureContext(), scale: PictureScale? = nil, raw: PoseSequence,
    cleaned: PoseSequence, origins: [SampleOrigin], angles: [AngleSeries], metrics: [Metric],
    quality: CaptureQuality, survey: PictureSurvey? = nil
  ) {
    self.source = source
    self.people = people
    self.settings = settings
    self.refusal = refusal
    self.view = view
    self.direction = direction
    self.bouts = bouts
    self.gaitKind = gaitKind
    self.events = events
    self.cycles = cycles
    self.phases = phases
    self.curves = curves
    self.context = context
    self.scale = scale
    self.raw = raw
    self.cleaned = cleaned
    self.origins = origins
    self.angles = angles
    self.metrics = metrics
    self.quality = quality
    self.survey = survey
  }

  /// The person who was analysed, if anybody was.
  public var analysedPerson: PersonSummary? { people.first(where: \.isAnalysed) }

  /// The metric of a name (and side), if it is there.
  public func metric(_ id: String, side: Side? = nil) -> Metric? {
    metrics.first { $0.id == id && $0.side == side }
  }
}
