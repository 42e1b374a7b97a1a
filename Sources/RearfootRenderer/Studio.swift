import GaitMath
import GaitModel

/// The light, the place and the phone of one scene: paints it.
struct Studio {
  let scene: RearfootScene
  let light: Light
  let finish: PictureFinish
  /// The quality to store pictures with.
  let jpegQuality: Int
  private let painterSeed: UInt64

  init(_ scene: RearfootScene) {
    self.scene = scene
    var light = PictureStream.light.random(scene.settings, scene: scene.number)
    self.light = scene.surroundings.light(using: &light)
    var phone = PictureStream.finish.random(scene.settings, scene: scene.number)
    let range = SetShares(scene.settings.set).jpeg
    jpegQuality = range.lowerBound + phone.index(below: range.count)
    var finish = PictureFinish.sampled(using: &phone)
    finish.jpegQuality = jpegQuality
    self.finish = finish
    var painter = PictureStream.painter.random(scene.settings, scene: scene.number)
    painterSeed = painter.next()
  }

  /// What reaches the lens, and the share of each marker that is seen.
  ///
  /// - Parameters:
  ///   - framed: the scene with its camera.
  ///   - moments: seconds, spread over the opening of the shutter.
  ///   - travel: metres that a treadmill's belt has run.
  /// - Returns: the image, and the shares by the names of the points.
  func expose(
    _ framed: FramedScene, at moments: [Double], travel: Double
  ) -> (image: LinearImage, seen: [PointName: Double]) {
    let camera = framed.camera(at: moments.reduce(0, +) / Double(max(moments.count, 1)))
    let exposures = moments.map { time in Side.allCases.map { framed.leg($0, at: time) } }
    var legs = LegPainter.paint(
      exposures.map { $0.map(dressed) }, camera: camera, light: light, seed: painterSeed)
    let middle = exposures.isEmpty ? [] : exposures[exposures.count / 2].map(\.state.pose)
    scene.surroundings.paint(
      behind: &legs.image, camera: camera, light: light, legs: middle, travel: travel)
    return (legs.image, legs.seen)
  }

  private func dressed(_ leg: MarkedLeg) -> DressedLeg {
    DressedLeg(
      pose: leg.state.pose, shape: leg.shape, dress: scene.dress,
      markers: leg.marking.markers(on: leg.shape, wobble: leg.wobble))
  }
}
