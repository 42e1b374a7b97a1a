package import GaitModel

/// Sizes and colours of what is drawn on a picture, scaled to the picture and to the person in it.
package struct OverlayStyle: Sendable, Hashable {
  /// Width of the skeleton's lines in pixels.
  package let stroke: Double
  /// Size of the numbers beside the joints.
  package let numberSize: Double
  /// Size of the text in the corners.
  package let cornerSize: Double

  /// Text, and what lies on the mid-line of the body.
  package static let ink = RGB(255, 255, 255)
  /// The ground of text and the dark edge of lines.
  package static let plate = RGB(14, 18, 24)
  /// Opacity of the ground of text.
  package static let plateOpacity = 0.62
  /// Opacity of the dark edge of lines.
  package static let haloOpacity = 0.4
  /// The leg and arm away from the camera are drawn fainter and thinner.
  package static let farOpacity = 0.6
  /// Width of the far limbs' lines against the near ones'.
  package static let farWidth = 0.75
  /// What touches a filled point is drawn fainter.
  package static let filledOpacity = 0.45

  /// The style for a picture and a person of a height in pixels; nil for the height where it is
  /// not known.
  package init(picture: PixelSize, personHeight: Double?) {
    let short = Double(max(1, min(picture.width, picture.height)))
    let height = personHeight.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } ?? 0.6 * short
    stroke = min(max(height * 0.009, 1.2), max(1.2, short * 0.01))
    cornerSize = min(max(short * 0.03, 11), 64)
    numberSize = min(max(height * 0.034, 10), cornerSize)
  }

  /// Radius of a joint's mark.
  package var jointRadius: Double { stroke * 1.35 }
  /// Distance of a number's plate from its joint.
  package var numberGap: Double { stroke * 4 }

  /// The colour of a side, the same as in the charts.
  package static func colour(_ side: Side?) -> RGB {
    switch side {
    case .left: Palette.left
    case .right: Palette.right
    case nil: ink
    }
  }
}
