import FootfallTestSupport
import Foundation
import GaitNorms
import Testing

@Suite struct ReferenceCurveTests {
  /// The published file, as far as it is needed.
  private struct Published: Decodable {
    struct Lab: Decodable {
      let mean: [Double]
      let sd_between_subjects: [Double]
    }
    let curves: [String: [String: Lab]]
  }

  private static let file = Fixture.shared("bmc-ric/mean_sd_101pt.json")

  @Test(arguments: ["hip", "knee", "ankle"])
  func aCurveIsWholeAndTheSameForBothLegs(joint: String) throws {
    let curve = try #require(ReferenceCurve.running(angle: "right_\(joint)"))
    #expect(curve == ReferenceCurve.running(angle: "left_\(joint)"))
    #expect(curve.mean.count == 101 && curve.standardDeviation.count == 101)
    #expect(curve.standardDeviation.allSatisfy { $0 > 1 && $0 < 20 })
    // A cycle ends as it began.
    #expect(abs(curve.mean[0] - curve.mean[100]) < 1.5)
    #expect((2.8...3.2).contains(curve.bandFactor))
    #expect(curve.source.contains("CC BY 4.0"))
  }

  @Test func noCurveWhereNobodyMeasured() {
    #expect(ReferenceCurve.running(angle: "trunk_lean") == nil)
    #expect(ReferenceCurve.running(angle: "") == nil)
  }

  /// Published means over 23 and 23 runners: knee at contact 11.6 and 10.2, swing peak 92.1 and
  /// 91.3; hip at contact 24.1 and 21.5, peak extension 13.3 and 15.6; ankle at contact 3.9 and
  /// 7.3, peak dorsiflexion 22.9 and 22.6 degrees. The peaks of a mean curve are lower than the
  /// means of the peaks.
  @Test func theLevelsAreThosePublished() throws {
    let knee = try #require(ReferenceCurve.running(angle: "right_knee")).mean
    #expect(abs(knee[0] - 10.9) < 0.1)
    #expect(abs((knee.max() ?? 0) - 91.4) < 1)
    let hip = try #require(ReferenceCurve.running(angle: "right_hip")).mean
    #expect(abs(hip[0] - 22.8) < 0.1)
    #expect(abs((hip.min() ?? 0) + 14.4) < 1)
    let ankle = try #require(ReferenceCurve.running(angle: "right_ankle")).mean
    #expect(abs(ankle[0] - 5.6) < 0.1)
    #expect(abs((ankle.max() ?? 0) - 22.7) < 1)
  }

  @Test(
    .enabled(if: file != nil),
    arguments: [("hip", "Hip_Z", -1.0), ("knee", "Knee_Z", 1.0), ("ankle", "Ankle_Z", -1.0)])
  func theNumbersFollowFromThePublishedOnes(joint: String, column: String, sign: Double) throws {
    let data = try Data(contentsOf: #require(Self.file))
    let published = try JSONDecoder().decode(Published.self, from: data)
    let labs = try #require(published.curves[column])
    let (a, b) = (try #require(labs["BMC"]), try #require(labs["RIC"]))
    let curve = try #require(ReferenceCurve.running(angle: "right_\(joint)"))
    for place in 0...100 {
      #expect(abs(curve.mean[place] - sign * (a.mean[place] + b.mean[place]) / 2) < 0.01)
      let variance =
        (a.sd_between_subjects[place] * a.sd_between_subjects[place]
          + b.sd_between_subjects[place] * b.sd_between_subjects[place]) / 2
      #expect(abs(curve.standardDeviation[place] - variance.squareRoot()) < 0.01)
    }
  }
}
