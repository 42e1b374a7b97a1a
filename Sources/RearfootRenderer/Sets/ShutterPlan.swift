import GaitMath

/// For how long the shutter is open, and how far the legs move on the picture meanwhile.
package struct ShutterPlan: Sendable, Hashable {
  /// The way of a point beyond which a picture counts as blurred, pixels.
  package static let blurred = 1.5
  /// No shutter is open for longer, seconds.
  package static let longest = 1.0 / 30

  /// Seconds.
  package let seconds: Double
  /// The mean way of the labelled points, pixels.
  package let way: Double

  /// Whether movement blurs the picture.
  package var isBlurred: Bool { way >= Self.blurred }

  /// The shutter of a picture: long enough for 1.7 to 6 pixels in the set's share of pictures, as far as
  /// the longest shutter allows, and short enough for at most one in the others.
  package init(_ framed: FramedScene) {
    let scene = framed.scene
    var random = PictureStream.blur.random(scene.settings, scene: scene.number)
    let isLong = random.unit() < SetShares(scene.settings.set).blurred
    let wanted = isLong ? 1.7 + 4.3 * random.unit() * random.unit() : random.unit()
    let speed = framed.speed()
    seconds = speed > 1e-6 ? min(wanted / speed, Self.longest) : 0.002
    way = seconds * speed
  }

  /// The shutter of a clip, open for the same time in every picture.
  ///
  /// - Parameters:
  ///   - framed: the scene with its camera.
  ///   - time: seconds of a picture.
  ///   - seconds: how long the shutter is open.
  package init(_ framed: FramedScene, at time: Double, seconds: Double) {
    self.seconds = min(max(seconds, 0), Self.longest)
    way = self.seconds * framed.speed(at: time)
  }

  /// Moments spread evenly over the opening around a time; one where nothing moves by half a pixel.
  package func moments(around time: Double = 0) -> [Double] {
    guard way >= 0.5 else { return [time] }
    let count = min(8, max(4, Int(way.rounded(.up)) + 2))
    return (0..<count).map { time + seconds * ((Double($0) + 0.5) / Double(count) - 0.5) }
  }
}
