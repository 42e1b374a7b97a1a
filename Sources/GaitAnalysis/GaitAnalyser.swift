import GaitMath
package import GaitModel

/// The whole analysis of one person's points: repair, cleaning, view, direction, angles, cadence
/// and quality. Pure: equal input gives equal output.
package enum GaitAnalyser {
  /// Analyses the points of one person.
  ///
  /// A clip that cannot be measured is no error: the recording then says so in `refusal` and
  /// still holds whatever could be told.
  ///
  /// - Parameters:
  ///   - sequence: points of the analysed person as the network gave them, pixels of the upright
  ///     picture, clip time. A photo has one frame.
  ///   - source: what they come from. Its `slowMotion` divides the clip's times: a clip recorded
  ///     at 240 and played at 30 frames per second has factor 8, and its cadence is eight times
  ///     that of the clip as it plays.
  ///   - people: everybody who was seen; the count of repaired swaps is added to the analysed one.
  ///   - settings: how the points were made; threshold, gap and cut-off are set from `options`
  ///     (the cut-off to what was used: below 0.45 of the frame rate).
  ///   - survey: what the pictures tell besides the points; the camera's motion is taken out of
  ///     contacts, lengths and speeds. Nil where there are no pictures.
  ///   - options: the user's choices.
  /// - Returns: the recording; its metrics hold values, or the reasons why they are withheld.
  package static func analyse(
    _ sequence: PoseSequence, source: SourceDescription, people: [PersonSummary],
    settings: AnalysisSettings, survey: PictureSurvey? = nil, options: AnalysisOptions
  ) -> GaitRecording {
    let playedSlower = source.slowMotion > 0 && source.slowMotion.isFinite ? source.slowMotion : 1
    let original = BodyTracks(sequence, slowMotion: playedSlower)
    let scale = BodyScale(original)
    let repaired =
      scale.map { SideSwapRepair.repair(original, scale: $0) }
      ?? SideSwapRepair.Outcome(body: original, frames: [])
    let cleaning = Cleaner(
      confidenceThreshold: options.confidenceThreshold, longestGap: options.longestFilledGap,
      cutoff: options.cutoffFrequency
    ).clean(repaired.body, scale: scale)
    let body = cleaning.body
    let cleanScale = BodyScale(body)
    let coverage = LegCoverage(body)

    let headings = headings(body, scale: cleanScale, options: options)
    let search = BoutSearch(body, coverage: coverage, scale: cleanScale, headings: headings)
    let cadence = try? search.verdict.get()
    let slowMotion = SlowMotionTest.suspect(
      cadence, body: body, coverage: coverage, scale: cleanScale)
    // Where the person turned round before or after, only the part with gait has one direction.
    let span = cadence?.span ?? slowMotion?.span
    let gait = span.map { body.trimmed(to: $0) } ?? body
    let vote = ViewVote.vote(gait)
    let view = options.view.map { Decision($0, confidence: 1, origin: .given) } ?? vote?.decision
    let direction = direction(gait, view: view?.value, scale: cleanScale, options: options)
    let angles =
      view.map {
        AngleCalculator(
          view: $0.value, direction: direction?.value,
          headings: $0.value == .side ? headings : []
        ).series(body)
      } ?? []
    let camera = survey?.cameraMotion
    let still = cleaning.unfiltered.steadied(
      by: camera, scale: cleanScale, slowMotion: playedSlower)
    let found = events(
      still, cadence: cadence, scale: cleanScale, view: view?.value,
      direction: direction?.value, isSlowed: slowMotion != nil)
    let bouts = BoutSummary(
      body: body, headings: headings, direction: direction?.value, playedSlower: playedSlower
    ).bouts(search, slowMotion: slowMotion)

    let raw = repaired.frames.isEmpty ? sequence : repaired.body.sequence(like: sequence)
    let assessment = CaptureAssessment(
      source: source, raw: raw, cleaned: body, scale: cleanScale, coverage: coverage, view: vote,
      cadence: cadence, contacts: found.contacts, bouts: bouts,
      repairedSwaps: repaired.frames.count, slowMotion: slowMotion, survey: survey)

    var used = settings
    used.confidenceThreshold = options.confidenceThreshold
    used.longestFilledGap = options.longestFilledGap
    used.cutoffFrequency = cleaning.cutoff ?? options.cutoffFrequency
    var refusal: Refusal?
    // A clear rhythm that is only too slow is gait: what does not hang on the clock is given.
    if case .failure(let reason) = search.verdict, slowMotion == nil { refusal = reason.refusal }
    var recording = GaitRecording(
      source: source,
      people: people.map { person in
        var counted = person
        if person.isAnalysed { counted.repairedSwaps = repaired.frames.count }
        return counted
      }, settings: used, refusal: refusal, view: view, direction: direction,
      bouts: bouts, gaitKind: found.kind, events: found.events(playedSlower: playedSlower),
      context: options.context, scale: options.scale, raw: raw,
      cleaned: body.sequence(like: sequence),
      origins: cleaning.origins,
      angles: angles,
      metrics: [cadenceMetric(cadence, withheld: refusal?.message ?? slowMotion?.withholding)],
      quality: assessment.quality, survey: survey)
    if let view, refusal == nil {
      if let cadence, let cleanScale, let kind = found.kind, !found.contacts.isEmpty {
        // Laboratories see beyond the picture that their markers are put into.
        let contacts =
          options.scale == nil
          ? PictureEdge(body, size: sequence.imageSize, scale: cleanScale).inside(found.contacts)
          : found.contacts
        let measured = MeasuredGait(
          MeasuredGait.Parts(
            kind: kind.value, view: view, direction: direction?.value,
            raw: still.trimmed(to: cadence.span),
            cleaned: gait.steadied(by: camera, scale: cleanScale, slowMotion: playedSlower),
            contacts: contacts, bodyScale: cleanScale, context: options.context,
            scale: options.scale, cutoff: used.cutoffFrequency, playedSlower: playedSlower,
            cadence: cadence, clockDoubt: slowMotion?.doubt, isFromNetwork: options.scale == nil))
        GaitMeasurement.complete(&recording, with: measured)
      } else if let cadence = recording.metric("cadence") {
        recording.metrics = GaitMeasurement.withheld(
          slowMotion?.withholding ?? Self.noContacts, kind: found.kind?.value, view: view.value,
          cadence: cadence)
      }
    }
    return recording
  }

  private static let noContacts =
    "The contacts of the feet could not be told: film the whole body from the side at 60 frames "
    + "per second or more."

  /// Steps per minute below which there is walking only, in real time.
  private static let slowestRunning = 120.0

  /// Contacts and toe-offs of the measured bout; none without a rhythm, a view or a size.
  private static func events(
    _ body: BodyTracks, cadence: CadenceEstimate?, scale: BodyScale?, view: View?,
    direction: TravelDirection?, isSlowed: Bool
  ) -> EventDetection.Outcome {
    guard let cadence, let scale, let view else { return EventDetection.Outcome() }
    // From the rear and the front a camera in the hand shakes the height of the hips more than the
    // gait does; but nobody runs at such a pace.
    // What is suspected to play slower than life is so because the legs swing as in running.
    let isSlow = 60 * cadence.stepFrequency < slowestRunning
    let kind: Decision<GaitKind>? =
      isSlowed
      ? Decision(.running, confidence: 0.5) : isSlow ? Decision(.walking, confidence: 0.7) : nil
    if view != .side, let followed = body.followed(stride: 2 / cadence.stepFrequency),
      let size = BodyScale(followed)
    {
      return EventDetection.detect(
        followed, span: cadence.span, stepFrequency: cadence.stepFrequency, scale: size,
        view: view, direction: nil, kind: kind)
    }
    return EventDetection.detect(
      body, span: cadence.span, stepFrequency: cadence.stepFrequency, scale: scale, view: view,
      direction: direction)
  }

  /// The ways of a person who turns round in a side view; empty where the user gave a direction.
  private static func headings(
    _ body: BodyTracks, scale: BodyScale?, options: AnalysisOptions
  ) -> [Heading] {
    let view = options.view ?? ViewVote.vote(body)?.decision.value
    guard options.direction == nil, view == .side, let scale else { return [] }
    return TurnTest.headings(body, scale: scale)
  }

  private static func direction(
    _ body: BodyTracks, view: View?, scale: BodyScale?, options: AnalysisOptions
  ) -> Decision<TravelDirection>? {
    if let given = options.direction { return Decision(given, confidence: 1, origin: .given) }
    guard view == .side, let scale else { return nil }
    return DirectionVote.vote(body, scale: scale)
  }

  private static func cadenceMetric(_ cadence: CadenceEstimate?, withheld: String?) -> Metric {
    guard let cadence else {
      return Metric(id: "cadence", unit: "steps/min", value: nil, n: 0, withheld: withheld)
    }
    return Metric(
      id: "cadence", unit: "steps/min", value: 60 * cadence.stepFrequency, n: cadence.steps,
      uncertainty: 60 * cadence.uncertainty, confidence: cadence.confidence)
  }
}
