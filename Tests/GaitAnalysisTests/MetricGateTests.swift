import FootfallTestSupport
import GaitAnalysis
import GaitModel
import GaitNorms
import Testing

/// What a clip cannot support is withheld with the reason.
@Suite struct MetricGateTests {
  func metrics(_ gait: MeasuredGait) -> [Metric] {
    GaitMeasurement.metrics(
      gait, cadence: Metric(id: "cadence", unit: "steps/min", value: 170, n: 20))
  }

  /// Every metric either has a finite value with its error, or one sentence.
  func expectWhole(_ metrics: [Metric]) {
    for metric in metrics where metric.id != "cadence" {
      #expect((metric.value == nil) == (metric.withheld != nil), "\(metric.id)")
      if let value = metric.value {
        #expect(value.isFinite && metric.n > 0, "\(metric.id)")
        if let confidence = metric.confidence {
          #expect((0...1).contains(confidence), "\(metric.id): \(confidence)")
        }
        if let uncertainty = metric.uncertainty { #expect(uncertainty.isFinite, "\(metric.id)") }
      } else {
        #expect(metric.n == 0)
        #expect(metric.withheld?.hasSuffix(".") == true)
      }
    }
  }

  @Test func everyRuleIsDefinedOnce() {
    let ids = MetricRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(MetricCatalogue.definition(id) != nil, "\(id)") }
  }

  @Test(arguments: [View.front, .rear])
  func frontalViewsNameTheSide(view: View) throws {
    var gait = SyntheticGait(.running)
    gait.camera.view = view
    let measured = try #require(gait.clip().measured(view: view, direction: nil))
    let found = metrics(measured)
    expectWhole(found)
    #expect(found.first?.id == "cadence" && found.first?.value == 170)
    for id in [
      "contact_time", "knee_flexion_contact", "step_length", "trunk_lean",
    ] {
      let metric = try #require(found.first { $0.id == id })
      #expect(metric.value == nil)
      #expect(metric.withheld?.contains("side") == true)
      #expect(metric.withheld?.contains(view == .front ? "front" : "behind") == true)
    }
  }

  @Test func withoutFeetTheirMetricsNameThePoint() throws {
    var clip = SyntheticGait(.running).clip()
    let feet = Side.allCases.flatMap { side in
      ["heel", "big_toe", "small_toe"].map { PointName.on(side, $0) }
    }
    clip.sequence.remove(feet, in: 0..<clip.sequence.count)
    let found = metrics(try #require(clip.measured()))
    expectWhole(found)
    for id in ["foot_strike_angle", "strike_forefoot_probability", "overstride_com"] {
      let metric = try #require(found.first { $0.id == id })
      #expect(metric.withheld?.contains("heel") == true, "\(id): \(metric.withheld ?? "")")
    }
    #expect(found.first { $0.id == "knee_flexion_contact" }?.value != nil)
    #expect(found.first { $0.id == "overstride_hip" }?.value != nil)
  }

  @Test(arguments: [0, 1, 2])
  func fewStepsDoNotBreakIt(count: Int) throws {
    let clip = SyntheticGait(.running).clip()
    let contacts = clip.contacts.prefix(count).map {
      FootContact(
        side: $0.side, initialContact: FootContact.Moment(time: $0.start, uncertainty: 0.004),
        toeOff: count == 1 ? nil : FootContact.Moment(time: $0.end, uncertainty: 0.004))
    }
    let measured = try #require(clip.sequence.measured(contacts: contacts))
    let found = metrics(measured)
    expectWhole(found)
    #expect(found.first { $0.id == "stride_time" }?.value == nil)
    #expect(found.first { $0.id == "step_time_variability" }?.withheld?.contains("five") == true)
    if count == 0 {
      let metric = try #require(found.first { $0.id == "contact_time" })
      #expect(metric.withheld?.contains("contact") == true)
    }
    if count == 2 {
      let metric = try #require(found.first { $0.id == "knee_flexion_contact" })
      #expect(metric.n == 2)
      #expect(try #require(metric.confidence) < 0.2)
      #expect(metric.symmetry == nil)
    }
  }

  /// Gaps and wild values in the points leave no NaN in the result.
  @Test func gapsAreSkipped() throws {
    var clip = SyntheticGait(.running).clip()
    for point in ["ankle", "big_toe", "knee"] {
      clip.sequence.remove([.on(.left, point)], in: 100..<260)
    }
    clip.sequence.remove([.midHip, .leftHip, .rightHip], in: 400..<420)
    let measured = try #require(clip.measured(context: CaptureContext(beltSpeed: 3)))
    let found = metrics(measured)
    expectWhole(found)
    let knee = found.filter { $0.id == "knee_flexion_contact" }
    #expect(try #require(knee.first { $0.side == .left }).n < 12)
    #expect(try #require(knee.first { $0.side == .right }).n > 12)
  }

  /// A runner who crosses the picture: contacts before its left and behind its right edge do not
  /// count, though the points are there.
  @Test func contactsOutsideOfThePictureDoNotCount() throws {
    var gait = SyntheticGait(.running)
    gait.treadmill = false
    gait.duration = 4
    gait.camera.pixelsPerMetre = 200
    let clip = gait.clip()
    let raw = BodyTracks(clip.sequence)
    let scale = try #require(BodyScale(raw))
    let edge = PictureEdge(raw, size: clip.sequence.imageSize, scale: scale)
    let all = clip.contacts.map {
      FootContact(
        side: $0.side, initialContact: FootContact.Moment(time: $0.start, uncertainty: 0.004),
        toeOff: FootContact.Moment(time: $0.end, uncertainty: 0.004))
    }
    let kept = edge.inside(all)
    // 1920 pixels are 9.6 m of the 12 m that she runs.
    #expect(kept.count < all.count && kept.count > 6)
    for contact in kept {
      let hip = 960 + 600 * (contact.initialContact.time - 2)
      #expect((0...1920).contains(hip))
      if let toeOff = contact.toeOff {
        #expect((0...1920).contains(960 + 600 * (toeOff.time - 2)))
      }
    }
    #expect(all.count - kept.count >= 2)
  }

  /// One frame in which the ankle jumps away does not move the mean; it is told.
  @Test func aWildStepIsLeftOut() throws {
    var gait = SyntheticGait(.running)
    gait.camera.noise = 1
    var clip = gait.clip()
    let calm = try #require(clip.measured()?.metric("shank_angle_contact", .left)?.value)
    let contact = try #require(clip.contacts.first { $0.side == .left && $0.start > 4 })
    let index = try #require(clip.sequence.skeleton.index(of: .leftAnkle))
    for frame in 0..<clip.sequence.count
    where abs(clip.sequence.times[frame] - contact.start) < 0.04 {
      clip.sequence[frame, index].x += 60
    }
    let measured = try #require(clip.measured())
    let wild = try #require(measured.metric("shank_angle_contact", .left)?.value)
    #expect(abs(wild - calm) < 0.3)
    let note = try #require(measured.metric("shank_angle_contact")?.note)
    #expect(note.contains("1 of 28"))
  }

  /// At half speed a runner's times are withheld; angles and lengths are given.
  @Test func doubtfulClocksGiveNoTimes() throws {
    var gait = SyntheticGait(.running)
    gait.frameRate = 120
    let sequence = gait.clip().sequence.slowed(by: 2)
    let context = CaptureContext(beltSpeed: 3, height: 1.75, mass: 70)
    let recording = analysed(sequence, options: AnalysisOptions(context: context))
    expectWhole(recording.metrics)
    for id in [
      "contact_time", "speed", "leg_stiffness", "peak_vertical_force", "foot_strike_angle",
    ] {
      #expect(recording.metric(id)?.withheld?.contains("--slow-motion 2") == true, "\(id)")
    }
    #expect(recording.scale?.origin == .height)
    #expect(recording.metric("knee_flexion_stance_peak")?.value != nil)
    let stated = analysed(
      sequence, slowMotion: 2, options: AnalysisOptions(context: context))
    #expect(stated.metric("contact_time")?.value != nil)
    #expect(stated.metric("speed")?.value == 3)
  }

  /// A contact that was not found is not stepped over: no value spans it.
  @Test func missedContactsAreNotBridged() throws {
    let clip = SyntheticGait(.running).clip()
    let contacts = clip.contacts.enumerated().filter { $0.offset != 9 }.map {
      FootContact(
        side: $1.side, initialContact: FootContact.Moment(time: $1.start, uncertainty: 0.004),
        toeOff: FootContact.Moment(time: $1.end, uncertainty: 0.004))
    }
    let measured = try #require(clip.sequence.measured(contacts: contacts))
    for id in ["step_time", "stride_time", "flight_time", "vertical_oscillation"] {
      let metric = try #require(measured.metric(id))
      #expect(try #require(metric.standardDeviation) < 0.1, "\(id)")
    }
  }

  /// Running without flight has no spring, and says so; walking has no such metric at all.
  @Test func gaitsHaveTheirOwnMetrics() throws {
    let clip = SyntheticGait(.running).clip()
    let grounded = try #require(clip.measured(kind: .groundedRunning))
    #expect(grounded.metric("leg_stiffness")?.withheld?.contains("flight") == true)
    let walk = try #require(SyntheticGait(.walking).clip().measured(kind: .walking))
    #expect(walk.metric("leg_stiffness") == nil)
    #expect(walk.metric("step_time")?.value != nil)
  }

  @Test func withheldListsWhatTheViewWouldShow() {
    let cadence = Metric(id: "cadence", unit: "steps/min", value: 170, n: 20)
    let found = GaitMeasurement.withheld("No.", kind: .running, view: .side, cadence: cadence)
    #expect(found.first == cadence)
    #expect(found.dropFirst().allSatisfy { $0.withheld == "No." && $0.value == nil })
    #expect(found.contains { $0.id == "contact_time" })
    #expect(!found.contains { $0.id == "pelvic_drop" })
  }
}
