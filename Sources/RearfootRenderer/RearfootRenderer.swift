import GaitMath
import GaitModel

/// Makes pictures of lower legs from behind, with exact truth.
///
/// A picture depends on the settings and its number alone, so pictures can be made in any order and
/// on several threads.
package struct RearfootRenderer: Sendable, Hashable {
  /// What is asked for.
  package let settings: RearfootSettings
  /// Pictures of the user's own that stand behind the legs in half of the pictures and clips; nil
  /// draws all places.
  package let backgrounds: BackgroundFolder?

  /// A renderer for some settings.
  ///
  /// - Throws: `RearfootRendererError.badSize`.
  package init(
    _ settings: RearfootSettings, backgrounds: BackgroundFolder? = nil
  ) throws(RearfootRendererError) {
    let sides = 64...4096
    guard sides.contains(settings.size.width), sides.contains(settings.size.height) else {
      throw .badSize(width: settings.size.width, height: settings.size.height)
    }
    self.settings = settings
    self.backgrounds = backgrounds
  }

  /// Puts a picture of the user's own behind the legs of a scene, in half of the scenes.
  ///
  /// - Throws: `RearfootRendererError.badBackground`.
  func place(_ scene: inout RearfootScene) throws(RearfootRendererError) {
    guard let backgrounds else { return }
    var random = PictureStream.background.random(settings, scene: scene.number)
    guard random.unit() < Self.backgroundShare else { return }
    do throws(BackgroundError) {
      let picture = try backgrounds.picture(using: &random)
      scene.surroundings = Surroundings(picture: picture, seed: random.next())
    } catch { throw .badBackground(error) }
  }

  private static let backgroundShare = 0.5

  /// The scene of a picture: everything but its pixels.
  ///
  /// - Throws: `RearfootRendererError.notFramed`, `badBackground`.
  package func framed(_ picture: Int) throws(RearfootRendererError) -> FramedScene {
    var scene = RearfootScene(settings, picture: picture)
    try place(&scene)
    guard let framed = FramedScene(scene) else {
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
