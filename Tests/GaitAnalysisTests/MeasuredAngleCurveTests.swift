import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

/// Angles of a measured runner against the laboratory's own three-dimensional curves.
@Suite struct MeasuredAngleCurveTests {
  static let hasRBDS = Fixture.shared("rbds") != nil

  /// Mean over strides from projected markers with 5 mm noise, right leg at 2.5 m/s, against
  /// `RBDS001processed.txt`: shape by correlation, level set aside since the laboratory counts
  /// from a standing trial. Bars in degrees.
  @Test(
    .enabled(if: hasRBDS),
    arguments: [
      ("right_knee", "RkneeAngZ25", 3.0), ("right_hip", "RhipAngZ25", 4.0),
      ("right_ankle", "RankleAngZ25", 4.0),
    ], TravelDirection.allCases)
  func equalTheLaboratorys(
    angle: (id: String, column: String, bar: Double), direction: TravelDirection
  ) throws {
    let folder = try #require(Fixture.shared("rbds"))
    let trial = try RBDSTrial(folder: folder)
    let table = try MarkerTable(folder.appending(path: "RBDS001processed.txt"))
    let truth = try #require(table.columns[angle.column])
    let recording = analysed(
      trial.markers.sideView(rate: 60, direction: direction, noise: 5))
    let curve = try #require(recording.curves.first { $0.angle == angle.id })
    #expect(curve.n > 30)
    #expect(truth.count == 101)
    let n = Double(truth.count)
    let (a, b) = (curve.mean.reduce(0, +) / n, truth.reduce(0, +) / n)
    var (saa, sbb, sab, squares) = (0.0, 0.0, 0.0, 0.0)
    for (x, y) in zip(curve.mean, truth) {
      saa += (x - a) * (x - a)
      sbb += (y - b) * (y - b)
      sab += (x - a) * (y - b)
      squares += (x - a - y + b) * (x - a - y + b)
    }
    let correlation = sab / (saa * sbb).squareRoot()
    let error = (squares / n).squareRoot()
    #expect(correlation >= 0.98, "\(correlation)")
    #expect(error <= angle.bar, "\(error)")
  }

  /// What the laboratory's curve says at its landmarks: flexion of the knee in stance and swing.
  @Test(.enabled(if: hasRBDS))
  func peaksOfARealRunner() throws {
    let trial = try RBDSTrial(folder: try #require(Fixture.shared("rbds")))
    let recording = analysed(
      trial.markers.sideView(rate: 60, noise: 5),
      options: AnalysisOptions(context: CaptureContext(beltSpeed: 2.5)))
    func value(_ id: String, _ side: Side? = .right) throws -> Double {
      try #require(recording.metric(id, side: side)?.value)
    }
    // The joint of the laboratory's model reads 4 degrees more all over the cycle.
    #expect(abs(try value("knee_flexion_stance_peak") + 4 - 41) < 4)
    #expect(abs(try value("knee_flexion_swing_peak") + 4 - 86) < 4)
    // 77 contacts of 276.8 ms at 156.8 steps per minute, of a forefoot runner.
    #expect(abs(try value("contact_time", nil) - 276.8) < 12)
    #expect(abs(try value("step_time", nil) - 60_000 / 156.8) < 3)
    #expect(abs(try value("step_length", nil) - 2.5 * 60 / 156.8) < 0.01)
    let scale = try #require(recording.scale)
    // The picture has 400 pixels in a metre.
    #expect(abs(scale.metresPerPixel * 400 - 1) < 0.03)
    #expect(try value("strike_rearfoot_probability") < 10)
    let knee = try #require(recording.metric("knee_flexion_stance_peak"))
    let range = try #require(knee.range)
    #expect(range.low < 41 && range.high > 41)
  }
}
