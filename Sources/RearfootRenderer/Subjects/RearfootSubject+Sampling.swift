import Foundation
import GaitMath

extension RearfootSubject {
  /// How strongly the legs of a person resemble one another.
  package static let legCorrelation = 0.6

  /// The person with a number: the same for the same seed, whatever is drawn besides.
  package init(number: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed ^ 0x5EED_0F1E_65D1_5EA5, part: number)
    let isMan = random.unit() < 0.5
    height = TruncatedNormal(isMan ? 1.77 : 1.64, 0.07, in: 1.46...1.98)(&random)
    legLength = height * TruncatedNormal(0.49, 0.012, in: 0.46...0.52)(&random)
    shankLength = height * TruncatedNormal(0.244, 0.008, in: 0.225...0.265)(&random)
    footLength = height * TruncatedNormal(0.152, 0.004, in: 0.14...0.164)(&random) + 0.012
    hipHalfWidth = height * TruncatedNormal(0.052, 0.004, in: 0.042...0.062)(&random)
    runningWidth = TruncatedNormal(0.03, 0.035, in: -0.06...0.12)(&random)
    walkingWidth = legLength * TruncatedNormal(0.13, 0.03, in: 0.05...0.22)(&random)
    standingWidth = TruncatedNormal(0.14, 0.04, in: 0.06...0.26)(&random)
    runningStance = TruncatedNormal(0.38, 0.03, in: 0.33...0.43)(&random)
    walkingStance = TruncatedNormal(0.60, 0.012, in: 0.58...0.62)(&random)
    runningCycle = TruncatedNormal(0.73, 0.04, in: 0.62...0.84)(&random)
    walkingCycle = TruncatedNormal(1.08, 0.08, in: 0.9...1.3)(&random)
    runningSpeed = TruncatedNormal(2.7, 0.35, in: 2.0...3.6)(&random)
    walkingSpeed = TruncatedNormal(1.3, 0.15, in: 0.9...1.7)(&random)
    landsOnForefoot = random.unit() < 0.15
    skinTone = 1 + random.index(below: 10)
    self.number = number
    let line = Angles.degrees(atan((hipHalfWidth - runningWidth / 2) / legLength))
    let legs = LegDrawing(
      isMan: isMan, landsOnForefoot: landsOnForefoot, lineOfLeg: line, &random)
    left = legs.left
    right = legs.right
  }

  /// The person of a set that a picture shows, with the skin tone that the set asks for.
  package init(in settings: RearfootSettings, picture: Int) {
    self.init(number: settings.set.subject(of: picture), seed: settings.seed)
    if let tone = settings.set.skinTone(of: picture) { skinTone = tone }
  }
}

/// Draws both legs, one quantity after the other.
private struct LegDrawing {
  var left = LegTraits.blank
  var right = LegTraits.blank

  /// Draws everything; `lineOfLeg` is the tilt of the line from hip to foot in running stance,
  /// degrees.
  init(
    isMan: Bool, landsOnForefoot: Bool, lineOfLeg: Double, _ random: inout SplitMix64
  ) {
    fill(\.standingTilt, TruncatedNormal(4, 3, in: -4...12), &random)
    fill(
      \.kneeAlignment,
      isMan ? TruncatedNormal(1.5, 3, in: -6...9) : TruncatedNormal(0.5, 2.6, in: -6...9), &random)
    fill(\.kneeMotion, TruncatedNormal(5.4, 2.8, in: 2...12), &random)
    fill(\.standingEversion, TruncatedNormal(4, 3.5, in: -5...12), &random)
    fill(\.toeOut, TruncatedNormal(6, 5, in: -6...20), &random)
    fill(\.tiltAmplitude, TruncatedNormal(3.5, 1, in: 2...5), &random)
    fill(
      \.contactHeelPitch,
      landsOnForefoot
        ? TruncatedNormal(8, 6, in: 1...22) : TruncatedNormal(-18, 8, in: -36 ... -2), &random)
    fill(\.heelRise75, TruncatedNormal(25, 6, in: 10...38), &random)
    fill(\.heelRise90, TruncatedNormal(50, 8, in: 34...66), &random)
    fill(\.contactLegPitch, TruncatedNormal(-5, 4, in: -15...5), &random)
    fill(\.middleLegPitch, TruncatedNormal(20, 5, in: 8...32), &random)
    fill(\.lateLegPitch, TruncatedNormal(45, 6, in: 32...58), &random)
    fill(\.stepSpreadAtContact, TruncatedNormal(1.3, 0.3, in: 0.6...2), &random)
    fill(\.stepSpreadAtPeak, TruncatedNormal(1.1, 0.2, in: 0.6...2), &random)
    fill(\.rotationShare, TruncatedNormal(0.6, 0.05, in: 0.5...0.7), &random)
    fill(\.whip, TruncatedNormal(0.4, 9.2, in: -25...25), &random)
    fill(\.counterShare, TruncatedNormal(0.9, 0.06, in: 0.8...1), &random)
    fill(\.counterDelay, TruncatedNormal(0.005, 0.003, in: 0...0.01), &random)
    drawCourses(&random)
    settleTilt(lineOfLeg, &random)
  }

  private mutating func fill(
    _ trait: WritableKeyPath<LegTraits, Double>, _ distribution: TruncatedNormal,
    _ random: inout SplitMix64
  ) {
    let pair = distribution.pair(correlation: RearfootSubject.legCorrelation, &random)
    left[keyPath: trait] = pair.left
    right[keyPath: trait] = pair.right
  }

  /// The scores of the courses, of variance 1, as alike between the legs as all else; those of running
  /// anew while the peak relative to standing is not within -1 to 15 degrees.
  private mutating func drawCourses(_ random: inout SplitMix64) {
    let score = TruncatedNormal(0, 1, in: -3...3)
    for _ in 0..<50 {
      left.components = []
      right.components = []
      for _ in EversionTable.runningComponents {
        let pair = score.pair(correlation: RearfootSubject.legCorrelation, &random)
        left.components.append(pair.left)
        right.components.append(pair.right)
      }
      let peaks = [left, right].map { EversionCourse.runningPeak($0.components) }
      if peaks.allSatisfy({ (-1...15).contains($0) }) { break }
    }
    for _ in 0..<2 {
      let pair = score.pair(correlation: RearfootSubject.legCorrelation, &random)
      left.walkingShape.append(pair.left)
      right.walkingShape.append(pair.right)
    }
  }

  /// The extra tilt of the lower leg in running stance: the tilt of the line from hip to foot less that
  /// of the tibia in standing, 0 to 12 degrees.
  private mutating func settleTilt(_ lineOfLeg: Double, _ random: inout SplitMix64) {
    let noise = TruncatedNormal(0, 1.5, in: -4...4)
      .pair(correlation: RearfootSubject.legCorrelation, &random)
    left.stanceTilt = min(12, max(0, lineOfLeg - left.standingTilt + noise.left))
    right.stanceTilt = min(12, max(0, lineOfLeg - right.standingTilt + noise.right))
  }
}

extension LegTraits {
  /// A leg of which nothing has been drawn.
  fileprivate static let blank = LegTraits(
    standingTilt: 0, kneeAlignment: 0, kneeMotion: 0, standingEversion: 0, toeOut: 0, stanceTilt: 0,
    tiltAmplitude: 0, contactHeelPitch: 0, heelRise75: 0, heelRise90: 0, contactLegPitch: 0,
    middleLegPitch: 0, lateLegPitch: 0, components: [], walkingShape: [], stepSpreadAtContact: 0,
    stepSpreadAtPeak: 0, rotationShare: 0, whip: 0, counterShare: 1, counterDelay: 0)
}
