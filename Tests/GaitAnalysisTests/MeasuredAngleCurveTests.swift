import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

/// Angles of a measured runner against the laboratory's own three-dimensional curves.
@Suite struct MeasuredAngleCurveTests {
  static let hasRBDS = Fixture.shared("rbds") != nil

  /// How the markers are seen, by a name: frames per second and noise in millimetres.
  static let cameras: [String: (rate: Double, noise: Double)] = [
    "60 hertz": (60, 0), "120 hertz, 5 mm": (120, 5),
  ]

  /// Mean over strides from projected markers, right leg at 2.5 m/s, against
  /// `RBDS001processed.txt`: shape by correlation, level set aside since the laboratory counts
  /// from a standing trial. Bars in degrees. The laboratory lets its cycle begin 1 % later; set
  /// aside too, that leaves less than half.
  @Test(
    .enabled(if: hasRBDS),
    arguments: [
      ("right_knee", "RkneeAngZ25", 3.0), ("right_hip", "RhipAngZ25", 4.0),
      ("right_ankle", "RankleAngZ25", 4.0),
    ], cameras.keys.sorted())
  func equalTheLaboratorys(
    angle: (id: String, column: String, bar: Double), camera: String
  ) throws {
    let folder = try #require(Fixture.shared("rbds"))
    let trial = try RBDSTrial(folder: folder)
    let table = try MarkerTable(folder.appending(path: "RBDS001processed.txt"))
    let truth = try #require(table.columns[angle.column])
    let (rate, noise) = try #require(Self.cameras[camera])
    let direction: TravelDirection = noise > 0 ? .left : .right
    let recording = analysed(
      trial.markers.sideView(rate: rate, direction: direction, noise: noise))
    let curve = try #require(recording.curves.first { $0.angle == angle.id })
    #expect(curve.n > 30)
    #expect(truth.count == 101)
    let same = Self.comparison(curve.mean, truth, lag: 0)
    #expect(same.correlation >= 0.98, "\(same.correlation)")
    #expect(same.error <= angle.bar, "\(same.error)")
    let shifted = Self.comparison(curve.mean, truth, lag: 1)
    #expect(shifted.error < 2.5, "\(shifted.error)")
    #expect(shifted.error < same.error)
  }

  /// Correlation, and the root mean square difference without the mean one, of a curve against
  /// another that is read some percent of the cycle later.
  static func comparison(
    _ a: [Double], _ b: [Double], lag: Int
  ) -> (correlation: Double, error: Double) {
    let pairs = (0..<100).map { (a[$0], b[($0 + lag + 100) % 100]) }
    let meanA = pairs.reduce(0) { $0 + $1.0 } / 100
    let meanB = pairs.reduce(0) { $0 + $1.1 } / 100
    var (saa, sbb, sab, squares) = (0.0, 0.0, 0.0, 0.0)
    for pair in pairs {
      let (x, y) = (pair.0 - meanA, pair.1 - meanB)
      saa += x * x
      sbb += y * y
      sab += x * y
      squares += (x - y) * (x - y)
    }
    return (sab / (saa * sbb).squareRoot(), (squares / 100).squareRoot())
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
