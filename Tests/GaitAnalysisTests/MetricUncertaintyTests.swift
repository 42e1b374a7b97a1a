import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

/// The stated uncertainty against the error that is really made.
@Suite struct MetricUncertaintyTests {
  /// White noise is recovered, whatever the frame rate, and gait itself is not taken for it.
  @Test(arguments: [30.0, 60, 120, 240], [1.0, 4])
  func noiseIsFoundFromTheTracks(rate: Double, noise: Double) {
    var gait = SyntheticGait(.running)
    gait.frameRate = rate
    gait.camera.noise = noise
    let body = BodyTracks(gait.clip().sequence)
    let found = TrackNoise(body, cutoff: 8)
    for point in [PointName.midHip, .neck, .leftElbow, .head] {
      #expect(abs((found.raw[point] ?? 0) / noise - 1) < 0.2, "\(point.rawValue)")
    }
    gait.camera.noise = 0
    #expect(TrackNoise(BodyTracks(gait.clip().sequence), cutoff: 8).typical < 0.2)
  }

  /// Root mean square error and mean stated uncertainty over clips with noise of points and
  /// events, against the clip without either.
  func honesty(_ ids: [String], rate: Double, noise: Double) throws -> [String: (Double, Double)] {
    var gait = SyntheticGait(.running)
    gait.duration = 8
    gait.frameRate = 240
    let context = CaptureContext(sex: .male)
    let reference = try #require(gait.clip().measured(context: context))
    gait.frameRate = rate
    gait.camera.noise = noise
    var sums: [String: (error: Double, stated: Double)] = [:]
    let clips = 16
    for seed in 1...clips {
      gait.seed = UInt64(seed)
      let clip = gait.clip()
      var random = SeededGenerator(seed: UInt64(500 + seed))
      // Seven tenths of the variance of all events of a kind are shared, the rest is their own.
      let (shared, part) = (0.006 * 0.7.squareRoot(), 0.006 * 0.3.squareRoot())
      let (early, late) = (shared * random.nextNormal(), shared * random.nextNormal())
      func moment(_ time: Double, _ shared: Double) -> FootContact.Moment {
        FootContact.Moment(
          time: time + shared + part * random.nextNormal(), uncertainty: 0.006)
      }
      let contacts = clip.contacts.map {
        FootContact(
          side: $0.side, initialContact: moment($0.start, early), toeOff: moment($0.end, late))
      }
      let measured = try #require(clip.sequence.measured(contacts: contacts, context: context))
      for id in ids {
        let found = try #require(measured.metric(id))
        let truth = try #require(reference.metric(id)?.value)
        let error = try #require(found.value) - truth
        let stated = try #require(found.uncertainty)
        sums[id, default: (0, 0)].error += error * error / Double(clips)
        sums[id, default: (0, 0)].stated += stated * stated / Double(clips)
      }
    }
    return sums.mapValues { ($0.error.squareRoot(), $0.stated.squareRoot()) }
  }

  static let ids = [
    "step_time", "stride_time", "contact_time", "flight_time", "duty_factor", "swing_time",
    "overstride_hip", "overstride_com", "shank_angle_contact", "knee_flexion_contact",
    "knee_flexion_stance_peak", "knee_flexion_midstance", "knee_flexion_swing_peak",
    "hip_flexion_contact", "hip_flexion_peak", "hip_extension_peak", "ankle_angle_contact",
    "trunk_lean", "trunk_lean_contact", "elbow_angle", "foot_clearance",
  ]

  /// Within 1.5, widened to 2 because 16 clips tell a standard deviation to within a third (95 %).
  @Test(arguments: [(30.0, 2.0), (60, 3), (120, 4)])
  func statedUncertaintyIsHonest(rate: Double, noise: Double) throws {
    for (id, found) in try honesty(Self.ids, rate: rate, noise: noise) {
      let ratio = found.1 / found.0
      #expect((0.5...2).contains(ratio), "\(id), ratio \(ratio)")
    }
  }

  /// Noise lifts peaks: what is stated after taking that away lies near the truth.
  @Test func peaksAreNotLifted() throws {
    let found = try honesty(["arm_swing", "ankle_dorsiflexion_peak"], rate: 120, noise: 6)
    for (id, pair) in found { #expect(pair.0 < 1.2, "\(id): \(pair)") }
  }
}
