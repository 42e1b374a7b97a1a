import Foundation

/// Pictures of the clip with what was seen in them.
struct PicturesSection: ReportSection {
  let pictures: [KeyPicture]

  init(pictures: [KeyPicture]) { self.pictures = pictures }

  var id: String { "pictures" }
  var title: String { pictures.count == 1 ? "The picture" : "Pictures" }

  func content() -> [Markup] {
    guard !pictures.isEmpty else { return [] }
    let figures = pictures.map { picture -> Markup in
      .tag(
        "figure", ["class": "picture"],
        [
          .tag(
            "img",
            [
              "alt": picture.caption,
              "src": "data:image/jpeg;base64,"
                + Data(picture.jpeg).base64EncodedString(),
            ]),
          .tag(
            "figcaption", [:],
            [.tag("b", [:], Wording.seconds(picture.time)), .text(" " + picture.caption)]),
        ])
    }
    let layout = pictures.count == 1 ? "pictures single" : "pictures"
    return [.tag("div", ["class": layout], figures)]
  }
}
