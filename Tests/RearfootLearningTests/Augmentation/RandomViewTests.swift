import FootfallTestSupport
import GaitMath
import GaitModel
import Learning
import PictureProcessing
import RearfootLearning
import Testing

/// Labels stay on what they mark, whatever the view.
@Suite struct RandomViewTests {
  static let views: [(String, RandomView)] = [
    ("mirror", RandomView(mirroring: 1)),
    ("zoom in", RandomView(zoom: 1.2...1.6)),
    ("zoom out", RandomView(zoom: 0.7...0.9)),
    ("tilt", RandomView(degrees: 20)),
    ("shift", RandomView(shift: 0.1)),
    ("perspective", RandomView(perspective: 0.06)),
    (
      "all",
      RandomView(mirroring: 0.5, zoom: 0.75...1.5, degrees: 12, shift: 0.1, perspective: 0.05)
    ),
  ]

  /// The centroid of each drawn dot is where its label says, after any change: within 0.05 pixel,
  /// and what a slanted view adds, in which the centre of a disc is not the disc of its centre.
  @Test(arguments: views.indices, [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func dotsFollowTheirLabels(_ index: Int, _ seed: UInt64) throws {
    let (name, view) = Self.views[index]
    let sample = try AugmentedSamples.legs()
    var random = SplitMix64(seed: seed)
    let seen = view.augmented(sample, using: &random)
    #expect(seen != sample)
    for point in seen.points {
      let centroid = try #require(
        AugmentedSamples.centroid(seen.picture, near: point.position, reach: 13), "\(name)")
      #expect((centroid - point.position).length < 0.05, "\(name)")
    }
  }
}
