import GaitModel
import Testing

@Suite struct SkeletonTests {
  @Test(arguments: [
    (Skeleton.halpe26, 26), (.blazePose33, 33), (.coco17, 17), (.openPoseCOCO18, 18),
    (.openPoseBody25, 25),
  ])
  func catalogueHasThePublishedNumberOfDistinctPoints(skeleton: Skeleton, count: Int) {
    #expect(skeleton.points.count == count)
    #expect(Set(skeleton.points).count == count)
    #expect(Skeleton.named(skeleton.name) == skeleton)
    for link in skeleton.links {
      #expect(skeleton.index(of: link.from) != nil && skeleton.index(of: link.to) != nil)
    }
  }

  @Test func mirrorExchangesSides() {
    #expect(PointName.leftAnkle.mirrored == .rightAnkle)
    #expect(PointName.rightBigToe.mirrored == .leftBigToe)
    #expect(PointName.nose.mirrored == .nose)
    #expect(PointName.leftHip.side == .left)
    #expect(PointName.midHip.side == nil)
  }

  @Test func conversionBuildsMidpointsAndSaysWhatItCannotGive() throws {
    let conversion = SkeletonConversion(from: .coco17, to: .halpe26)
    #expect(
      conversion.unavailable == [
        .head, .leftBigToe, .rightBigToe, .leftSmallToe, .rightSmallToe, .leftHeel, .rightHeel,
      ])
    var coco = PoseSequence(
      skeleton: .coco17, imageSize: PixelSize(width: 10, height: 10))
    var points = [PosePoint](repeating: .missing, count: 17)
    points[11] = PosePoint(x: 1, y: 2, confidence: 0.9)
    points[12] = PosePoint(x: 3, y: 4, confidence: 0.4)
    try coco.append(points, at: 0)
    let halpe = conversion.convert(coco)
    #expect(halpe.point(.midHip, at: 0) == PosePoint(x: 2, y: 3, confidence: 0.4))
    #expect(halpe.point(.leftHip, at: 0) == PosePoint(x: 1, y: 2, confidence: 0.9))
    #expect(halpe.point(.neck, at: 0) == nil)
    #expect(halpe.point(.leftHeel, at: 0) == nil)
  }
}
