import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitModel
import Testing

@Suite struct FrontalKindTests {
  /// A camera in a walker's hand, behind another walker: it falls whenever he rises, so that the
  /// hips are lowest in the middle of stance as in running.
  @Test func aShakenWalkerStaysAWalker() throws {
    var gait = SyntheticGait(.walking)
    gait.camera.view = .rear
    let clip = gait.clip()
    let contact = try #require(clip.contacts.first)
    let middle = (contact.start + contact.end) / 2
    var shaken = clip.sequence
    for frame in 0..<shaken.count {
      let phase = (shaken.times[frame] - middle) * gait.cadence / 60
      let fall = Float(20 * cos(2 * .pi * phase))
      for point in shaken.skeleton.points.indices where !shaken[frame, point].isMissing {
        shaken[frame, point].y += fall
      }
    }
    var options = AnalysisOptions()
    options.view = .rear
    let found = analysed(shaken, options: options)
    #expect(found.gaitKind?.value == .walking)
    #expect(found.metric("step_width") == nil)
  }

  /// Base of support of the synthetic walker: feet 6.5 cm beside the mid-line.
  @Test func widthOfTheSyntheticWalker() throws {
    var gait = SyntheticGait(.walking)
    gait.camera.view = .rear
    gait.camera.noise = 2
    var options = AnalysisOptions()
    options.view = .rear
    options.context.knownLength = KnownLength(
      x1: 0, y1: 0, x2: gait.camera.pixelsPerMetre, y2: 0, metres: 1)
    let found = analysed(gait.clip().sequence, options: options)
    #expect(found.gaitKind?.value == .walking)
    #expect(abs(try #require(found.metric("base_of_support")?.value) - 13) < 0.8)
  }

  /// Step width of the synthetic runner: feet 2.5 cm beside the mid-line.
  @Test(arguments: [View.rear, .front], [30.0, 60])
  func widthOfTheSyntheticRunner(view: View, rate: Double) throws {
    var gait = SyntheticGait(.running)
    gait.camera.view = view
    gait.frameRate = rate
    gait.camera.noise = 2
    var options = AnalysisOptions()
    options.view = view
    options.context.knownLength = KnownLength(
      x1: 0, y1: 0, x2: gait.camera.pixelsPerMetre, y2: 0, metres: 1)
    let found = analysed(gait.clip().sequence, options: options)
    #expect(found.gaitKind?.value == .running)
    #expect(abs(try #require(found.metric("step_width")?.value) - 5) < 0.8)
    #expect(abs(try #require(found.metric("step_time")?.value) - 60_000 / 170) < 2)
    let withValue = Set(found.metrics.filter { $0.value != nil }.map(\.id))
    #expect(withValue.count >= 12, "\(withValue.sorted())")
  }
}
