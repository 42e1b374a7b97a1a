import Foundation

/// Pictures of the clip with what was seen in them.
struct PicturesSection: ReportSection {
  let pictures: [KeyPicture]

  init(pictures: [KeyPicture]) { self.pictures = pictures }

  var id: String { "pictures" }
  var title: String { "Pictures" }

  func content() -> [Markup] {
    guard !pictures.isEmpty else { return [] }
    return [.tag("div", ["class": "pictures"], pictures.map { Self.figure($0, showsTime: true) })]
  }

  /// A picture with its caption.
  static func figure(_ picture: KeyPicture, showsTime: Bool) -> Markup {
    let time: [Markup] = showsTime ? [.tag("b", [:], Wording.seconds(picture.time) + " ")] : []
    let source = "data:image/jpeg;base64," + Data(picture.jpeg).base64EncodedString()
    return .tag(
      "figure", ["class": "picture"],
      [
        .tag("img", ["alt": picture.caption, "src": source]),
        .tag("figcaption", [:], time + [.text(picture.caption)]),
      ])
  }
}
