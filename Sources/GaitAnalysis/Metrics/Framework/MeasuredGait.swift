import GaitMath
package import GaitModel

/// Everything that metrics are computed from: the measured stretch of gait with its contacts.
///
/// Axes: x to where the person faces in a side view, to the person's right in front and rear
/// views; y up; pixels. Times are seconds of real time.
package struct MeasuredGait: Sendable {
  /// How the person gets along.
  package let kind: GaitKind
  /// From where the camera sees the person.
  package let view: Decision<View>
  /// 1 where x points to the picture's right, -1 where to its left.
  package let sign: Double
  /// Cleaned points of the stretch, in picture axes (y up).
  package let body: BodyTracks
  /// Angles of the view, one value a frame of `body`.
  package let angles: [AngleSeries]
  /// Contacts of both feet by time.
  package let contacts: [FootContact]
  /// The contacts with their neighbours.
  package let steps: [GaitStep]
  /// Size of the person in the picture.
  package let bodyScale: BodyScale
  /// Metres in a pixel; nil where nothing tells.
  package let scale: PictureScale?
  /// Metres in a pixel by the standing height, whatever else is known; nil without a height.
  package let heightScale: PictureScale?
  /// What the user knows.
  package let context: CaptureContext
  /// Noise of the points.
  package let noise: TrackNoise
  /// Cut-off of the low-pass that the cleaned points went through, hertz.
  package let cutoff: Double
  /// Median step between frames, seconds of real time.
  package let frameStep: Double
  /// Seconds of the clip in a second of real time.
  package let playedSlower: Double
  /// The rhythm of the legs; nil where it is in doubt.
  package let cadence: CadenceEstimate?
  /// Why the clock of the clip is in doubt, in one sentence; nil where it is not. Speeds that the
  /// user gave then say nothing about the picture.
  package let clockDoubt: String?
  /// Whether a network placed the points, whose angles are off by more than their noise shows.
  package let isFromNetwork: Bool
  /// Share of the frames in which the legs are seen.
  package let coverage: Double
  /// The centre of mass; nil where not even the hips are seen.
  package let centreOfMass: CentreOfMass?
  /// Speed of the body over what its feet stand on; nil in front and rear views, or where no
  /// standing foot is seen.
  package let travel: TravelSpeed?

  /// The pitch of each foot in a side view.
  package let footPitch: [Side: FootPitch]
  /// The pitch of each foot while it stands flat, degrees.
  package let flatFoot: [Side: Estimate]

  private let points: [PointName: PointCurve]
  private let angleCurves: [String: SampledCurve]
  private let angleNoise: [String: Double]
  private let centre: PointCurve?

  /// What the stretch consists of.
  package struct Parts: Sendable {
    /// How the person gets along.
    package var kind: GaitKind
    /// From where the camera sees the person.
    package var view: Decision<View>
    /// Where the person faces in a side view.
    package var direction: TravelDirection?
    /// Points after repair and before cleaning, frames of the stretch alone.
    package var raw: BodyTracks
    /// The same frames, cleaned.
    package var cleaned: BodyTracks
    /// Contacts of both feet.
    package var contacts: [FootContact]
    /// Size of the person in the picture.
    package var bodyScale: BodyScale
    /// What the user knows.
    package var context: CaptureContext
    /// Metres in a pixel, where the points came with a unit of length; nil to find out.
    package var scale: PictureScale?
    /// Cut-off of the low-pass that was used, hertz.
    package var cutoff: Double
    /// Seconds of the clip in a second of real time.
    package var playedSlower: Double
    /// The rhythm of the legs; nil where it is in doubt.
    package var cadence: CadenceEstimate?
    /// Why the clock of the clip is in doubt, in one sentence.
    package var clockDoubt: String?
    /// Whether a network placed the points; not so for markers and figures of known shape.
    package var isFromNetwork: Bool

    package init(
      kind: GaitKind, view: Decision<View>, direction: TravelDirection?, raw: BodyTracks,
      cleaned: BodyTracks, contacts: [FootContact], bodyScale: BodyScale,
      context: CaptureContext, scale: PictureScale? = nil, cutoff: Double, playedSlower: Double,
      cadence: CadenceEstimate?, clockDoubt: String? = nil, isFromNetwork: Bool = false
    ) {
      self.kind = kind
      self.view = view
      self.direction = direction
      self.raw = raw
      self.cleaned = cleaned
      self.contacts = contacts
      self.bodyScale = bodyScale
      self.context = context
      self.scale = scale
      self.cutoff = cutoff
      self.playedSlower = playedSlower
      self.cadence = cadence
      self.clockDoubt = clockDoubt
      self.isFromNetwork = isFromNetwork
    }
  }

  /// Builds curves, noise, centre of mass, speed and scale once for all metrics.
  package init(_ parts: Parts) {
    kind = parts.kind
    view = parts.view
    let isLeft = parts.view.value == .side && parts.direction == .left
    let sign = isLeft || parts.view.value == .front ? -1.0 : 1
    self.sign = sign
    body = parts.cleaned
    let times = body.times
    let calculator = AngleCalculator(view: parts.view.value, direction: parts.direction)
    angles = calculator.series(body)
    contacts = parts.contacts.sorted { $0.initialContact.time < $1.initialContact.time }
    steps = GaitStep.steps(of: contacts)
    bodyScale = parts.bodyScale
    var context = parts.context
    if parts.clockDoubt != nil { (context.speed, context.beltSpeed) = (nil, nil) }
    self.context = context
    clockDoubt = parts.clockDoubt
    isFromNetwork = parts.isFromNetwork
    noise = TrackNoise(parts.raw, cutoff: parts.cutoff)
    cutoff = parts.cutoff
    frameStep = body.frameStep ?? 0
    playedSlower = parts.playedSlower
    cadence = parts.cadence
    coverage = LegCoverage(body).share
    let centreOfMass = CentreOfMass(body, sex: parts.context.sex, noise: noise)
    self.centreOfMass = centreOfMass
    var points: [PointName: PointCurve] = [:]
    for name in body.skeleton.points + [.midHip, .neck] where points[name] == nil {
      if let track = body[name] { points[name] = PointCurve(track, times: times, sign: sign) }
    }
    self.points = points
    angleCurves = Dictionary(
      angles.map { ($0.definition.id, SampledCurve(times: times, values: $0.values)) },
      uniquingKeysWith: { first, _ in first })
    angleNoise = AngleNoise(body: body, noise: noise).values(
      parts.view.value == .side ? AngleRule.sideView : AngleRule.frontalView)
    var pitch: [Side: FootPitch] = [:]
    for side in Side.allCases where parts.view.value == .side {
      pitch[side] = FootPitch(side, raw: parts.raw, sign: sign, noise: noise)
    }
    footPitch = pitch
    flatFoot = pitch.compactMapValues { [steps] in $0.flat(steps) }
    centre = centreOfMass.map { PointCurve($0.track, times: times, sign: sign) }
    if parts.view.value == .side, let centre {
      travel = TravelSpeed(
        steps, points: points, body: centre, isFromNetwork: parts.isFromNetwork)
    } else {
      travel = nil
    }
    let finder = ScaleFinder(
      context: context, body: parts.bodyScale, trunkLength: parts.cleaned.trunkLength,
      travel: travel)
    scale = parts.scale ?? finder.best
    heightScale = finder.byHeight
  }

  /// The way of a point; nil where no frame has it.
  package func point(_ name: PointName) -> PointCurve? { points[name] }

  /// The course of an angle by its id, degrees; nil where the view or the points do not give it.
  package func angle(_ id: String) -> SampledCurve? { angleCurves[id] }

  /// Standard deviation of an angle by the noise of its points, degrees.
  package func noise(ofAngle id: String) -> Double { angleNoise[id] ?? 0 }

  /// The way of the centre of mass.
  package var centreCurve: PointCurve? { centre }

  /// Metres per second over the ground: as given, else from the standing foot and the scale; nil
  /// where nothing tells.
  package var speed: Double? {
    if let given = context.speed ?? context.beltSpeed, given > 0 { return given }
    guard let travel, let scale else { return nil }
    return travel.pixelsPerSecond * scale.metresPerPixel
  }

  /// Seconds of the clip of a moment of real time.
  package func clipTime(_ time: Double) -> Double { time * playedSlower }

  /// Seconds of real time of a moment of the clip.
  package func realTime(_ time: Double) -> Double { time / playedSlower }
}
