import GaitAnalysis
import GaitMath
import GaitModel
import Testing

@Suite struct FollowedTracksTests {
  private func swing(_ body: BodyTracks) throws -> (first: Double, last: Double) {
    let ankle = try #require(body[.rightAnkle])
    let usual = Statistics.median(ankle.y.filter(\.isFinite)) ?? 0
    func height(_ frames: Range<Int>) -> Double {
      (frames.map { ankle.y[$0] }.max() ?? 0) - usual
    }
    return (height(0..<ankle.count / 3), height(2 * ankle.count / 3..<ankle.count))
  }

  /// A person who shrinks to half and drifts through the picture swings alike all the time.
  @Test func sizeAndPlaceGoOut() throws {
    var figure = FrontalFigure()
    figure.receding = 0.07
    figure.pan = 30
    let body = figure.gait().body
    let before = try swing(body)
    #expect(before.first / before.last > 1.5 || before.last < 0)
    let followed = try #require(body.followed(stride: figure.stride))
    let after = try swing(followed)
    #expect(abs(after.first / after.last - 1) < 0.1)
    #expect(followed.times == body.times)
    // The hips stay near the middle, and still rise, fall and sway.
    let hip = try #require(followed[.midHip])
    #expect(hip.x.allSatisfy { abs($0) < 20 })
  }

  @Test func missingFramesStayMissing() throws {
    var body = FrontalFigure().gait().body
    let ankle = try #require(body.skeleton.index(of: .rightAnkle))
    body.tracks[ankle].remove(40)
    let followed = try #require(body.followed(stride: 0.7))
    #expect(followed.tracks[ankle].isMissing(40))
    #expect(!followed.tracks[ankle].isMissing(41))
  }

  @Test func nothingToFollow() {
    let figure = FrontalFigure()
    let points: Set<PointName> = [.midHip, .leftHip, .rightHip]
    #expect(figure.gait(without: points).body.followed(stride: 0.7) == nil)
    #expect(figure.gait().body.followed(stride: 0) == nil)
  }
}
