import GaitMath
import GaitModel

/// A clip of somebody who runs or walks, away from the camera or on a treadmill: its pictures with
/// their labels, and when each foot is on the ground.
package struct RearfootClip: Sendable {
  /// What is seen, and by which camera.
  package let framed: FramedScene
  /// Pictures a second.
  package let frameRate: Double
  /// How many pictures.
  package let frameCount: Int
  /// When each foot is on the ground, of every step of which an end lies in the clip: seconds.
  package let contacts: [GaitClock.Contact]
  private let number: Int
  private let studio: Studio
  private let gain: Float
  private let shutter: Double
  private let noise: UInt64

  /// Clips with 60 pictures a second.
  package static let standardFrameRate = 60.0
  /// Seconds of a clip of somebody on a treadmill.
  package static let secondsOnTreadmill = 5.0
  /// Seconds of a clip of somebody who goes away from the camera.
  package static let secondsGoingAway = 3.0

  init(_ renderer: RearfootRenderer, number: Int) throws(RearfootRendererError) {
    let settings = renderer.settings
    var scene = RearfootScene(settings, clip: number)
    try renderer.place(&scene)
    let seconds =
      scene.movement.isOnTreadmill ? Self.secondsOnTreadmill : Self.secondsGoingAway
    frameRate = Self.standardFrameRate
    frameCount = Int(seconds * Self.standardFrameRate)
    let times = (0...60).map { Double($0) / 60 * seconds }
    guard let framed = FramedScene(clip: scene, times: times) else {
      throw .notFramed(picture: number)
    }
    self.framed = framed
    self.number = number
    contacts = scene.movement.clock.contacts(in: 0...seconds)
    studio = Studio(scene)
    var random = PictureStream.blur.random(settings, scene: scene.number)
    // In a dim room, or in the sun.
    shutter = random.unit() < SetShares(settings.set).blurred ? 1 / 120 : 1 / 600
    var noise = PictureStream.noise.random(settings, scene: scene.number)
    self.noise = noise.next()
    gain = studio.finish.metered(studio.expose(framed, at: [0], travel: 0).image)
  }

  /// When a picture is taken, seconds.
  package func time(of frame: Int) -> Double { Double(frame) / frameRate }

  /// A picture of the clip with its label. The file's name is left empty.
  ///
  /// - Throws: `RearfootRendererError.notPainted`.
  package func picture(_ frame: Int) throws(RearfootRendererError) -> RenderedPicture {
    let time = time(of: frame)
    let shutter = ShutterPlan(framed, at: time, seconds: shutter)
    let exposure = studio.expose(
      framed, at: shutter.moments(around: time), travel: framed.scene.movement.speed * time)
    guard
      let pixels = studio.finish.picture(
        exposure.image, gain: gain, seed: noise &+ UInt64(truncatingIfNeeded: frame)),
      let label = RearfootLabel(framed, seen: exposure.seen, time: time).picture(
        shutter: shutter, jpegQuality: studio.jpegQuality)
    else { throw .notPainted(picture: number) }
    return RenderedPicture(pixels: pixels, label: label, jpegQuality: studio.jpegQuality)
  }
}

extension RearfootRenderer {
  /// The clip with a number, from 0.
  ///
  /// - Throws: `RearfootRendererError.notFramed`, `badBackground`.
  package func clip(_ number: Int) throws(RearfootRendererError) -> RearfootClip {
    try RearfootClip(self, number: number)
  }
}
