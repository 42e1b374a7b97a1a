import FootfallTestSupport
import GaitAnalysis
import GaitModel
import GaitNorms
import Testing

/// What a network gets wrong in every frame alike stands in the uncertainty of its angles.
@Suite struct NetworkErrorTests {
  private func metrics(scale: PictureScale?) -> GaitRecording {
    var gait = SyntheticGait(.running)
    gait.frameRate = 60
    return analysed(gait.clip().sequence, options: AnalysisOptions(scale: scale))
  }

  @Test func networksCarryThePublishedError() throws {
    let network = metrics(scale: nil)
    let markers = metrics(
      scale: PictureScale(
        metresPerPixel: 1 / 300, relativeUncertainty: 0.001, origin: .laboratory))
    for (id, error) in [("knee_flexion_stance_peak", 7.6), ("trunk_lean", 4.0)] {
      let plain = try #require(markers.metric(id)?.uncertainty)
      let whole = try #require(network.metric(id)?.uncertainty)
      #expect(plain < 2)
      #expect(abs(whole - (plain * plain + error * error).squareRoot()) < 0.01)
    }
  }

  /// The limb behind is seen less well: left and right of one clip do not share everything.
  @Test func theLimbBehindIsTrustedLess() throws {
    let network = metrics(scale: nil)
    let id = "knee_flexion_stance_peak"
    let both = try #require(network.metric(id)?.symmetry)
    #expect(abs(both.uncertainty - 8.1) < 0.3)
    #expect(try #require(network.metric("trunk_lean")?.symmetry).uncertainty < 1)
    // The person faces right: the right leg is the near one.
    let near = try #require(network.metric(id, side: .right)?.confidence)
    let far = try #require(network.metric(id, side: .left)?.confidence)
    #expect(abs(far / near - 2.9 / 5.1) < 0.1)
  }
}
