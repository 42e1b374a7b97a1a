import FootfallTestSupport
import GaitAnalysis
import GaitModel
import Testing

/// Markers of a treadmill runner as a camera behind him would see them.
@Suite struct MeasuredFrontalTests {
  private static let folder = Fixture.shared("rbds")

  /// Analysed from behind, at 400 pixels in a metre.
  private func recording(noise: Double, rate: Double) throws -> GaitRecording {
    let trial = try RBDSTrial(folder: #require(Self.folder))
    var options = AnalysisOptions()
    options.view = .rear
    options.context.knownLength = KnownLength(x1: 0, y1: 0, x2: 400, y2: 0, metres: 1)
    return analysed(trial.fromBehind.sideView(rate: rate, noise: noise), options: options)
  }

  /// From the same markers in three dimensions, at the middle of the force plate's contacts: heel
  /// to heel 0.7 +- 1.2 cm (published 0.8 +- 1.6); line from the heel to the second toe's place
  /// between the markers of the forefoot 5.7 +- 1.3 degrees out on the right, 5.3 +- 1.3 on the left.
  @Test(.enabled(if: folder != nil), arguments: [30.0, 60])
  func widthAndProgressionOfARunner(rate: Double) throws {
    let found = try recording(noise: 5, rate: rate)
    let width = try #require(found.metric("step_width"))
    #expect(width.unit == "cm" && width.n > 65)
    #expect(abs(try #require(width.value) - 0.7) < 1)
    #expect(abs(try #require(width.standardDeviation) - 1.2) < 0.6)
    let right = try #require(found.metric("foot_progression", side: .right)?.value)
    let left = try #require(found.metric("foot_progression", side: .left)?.value)
    #expect(abs(right - 5.7) < 2.5)
    #expect(abs(left - 5.3) < 2.5)
  }

  /// The hips of a laboratory follow the pelvis: it sinks on the side that swings.
  @Test(.enabled(if: folder != nil))
  func dropAndAdductionHaveTheirSign() throws {
    let found = try recording(noise: 3, rate: 60)
    for side in Side.allCases {
      let drop = try #require(found.metric("pelvic_drop", side: side)?.value)
      #expect((1...9).contains(drop))
      let adduction = try #require(found.metric("hip_adduction", side: side)?.value)
      #expect((0...18).contains(adduction))
    }
    let steps = try #require(found.metric("step_time"))
    #expect(abs(try #require(steps.value) - 60_000 / 156.83) < 1)
    #expect((steps.standardDeviation ?? .infinity) < 15)
  }
}
