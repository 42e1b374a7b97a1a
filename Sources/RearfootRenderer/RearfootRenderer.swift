import GaitMath
import GaitModel

/// Makes pictures of lower legs from behind, with exact truth.
///
/// A picture depends on the settings and its number alone, so pictures can be made in any order and
/// on several threads.
package struct RearfootRenderer: Sendable, Hashable {
  /// What is asked for.
  package let settings: RearfootSettings

  /// A renderer for some settings.
  ///
  /// - Throws: `RearfootRendererError.badSize`.
  package init(_ settings: RearfootSettings) throws(RearfootRendererError) {
    let sides = 64...4096
    guard sides.contains(settings.size.width), sides.contains(settings.size.height) else {
      throw .badSize(width: settings.size.width, height: settings.size.height)
    }
    self.settings = settings
  }

  /// The scene of a picture: everything but its pixels.
  ///
  /// - Throws: `RearfootRendererError.notFramed`.
  package func framed(_ picture: Int) throws(RearfootRendererError) -> FramedScene {
    guard let framed = FramedScene(RearfootScene(settings, picture: picture)) else {
      throw .notFramed(picture: picture)
    }
    return framed
  }

  /// The picture with a number, from 0, and its label. The file's name is left empty.
  ///
  /// - Throws: `RearfootRendererError`.
  package func picture(_ number: Int) throws(RearfootRendererError) -> RenderedPicture {
    let framed = try framed(number)
    let shutter = ShutterPlan(framed)
    let studio = Studio(framed.scene)
    let exposure = studio.expose(framed, at: shutter.moments(), travel: 0)
    var noise = PictureStream.noise.random(settings, scene: framed.scene.number)
    guard let pixels = studio.finish.picture(exposure.image, seed: noise.next()),
      let label = RearfootLabel(framed, seen: exposure.seen).picture(
        shutter: shutter, jpegQuality: studio.jpegQuality)
    else { throw .notPainted(picture: number) }
    return RenderedPicture(pixels: pixels, label: label, jpegQuality: studio.jpegQuality)
  }
}
