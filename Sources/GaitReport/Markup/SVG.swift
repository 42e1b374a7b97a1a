package import GaitMath

/// The shapes of SVG that the charts are made of.
package enum SVG {
  /// Where a text lies relative to its point.
  package enum Anchor: String, Sendable {
    case start, middle, end
  }

  /// A whole drawing with a title and a description for those who do not see it.
  ///
  /// The id, unique on the page, ties both to the drawing. Width and height are those of the
  /// coordinate system; the drawing scales with the page.
  package static func drawing(
    id: String, width: Double, height: Double, className: String, title: String,
    description: String, _ children: [Markup]
  ) -> Markup {
    .tag(
      "svg",
      [
        "class": className, "role": "img", "viewBox": "0 0 \(number(width)) \(number(height))",
        "aria-labelledby": "\(id)-title \(id)-desc",
      ],
      [
        .tag("title", ["id": id + "-title"], title),
        .tag("desc", ["id": id + "-desc"], description),
      ] + children)
  }

  /// Shapes that share a class.
  package static func group(_ className: String, _ children: [Markup]) -> Markup {
    .tag("g", ["class": className], children)
  }

  /// A straight line.
  package static func line(_ className: String, from a: Vector2, to b: Vector2) -> Markup {
    .tag(
      "line",
      [
        "class": className, "x1": number(a.x), "y1": number(a.y), "x2": number(b.x),
        "y2": number(b.y),
      ])
  }

  /// A rectangle with rounded corners.
  package static func rectangle(
    _ className: String, origin: Vector2, width: Double, height: Double, cornerRadius: Double = 0
  ) -> Markup {
    .tag(
      "rect",
      [
        "class": className, "x": number(origin.x), "y": number(origin.y),
        "width": number(width), "height": number(height), "rx": number(cornerRadius),
      ])
  }

  /// A circle.
  package static func circle(_ className: String, centre: Vector2, radius: Double) -> Markup {
    .tag(
      "circle",
      ["class": className, "cx": number(centre.x), "cy": number(centre.y), "r": number(radius)])
  }

  /// A square that stands on its corner; `radius` leads from the centre to a corner.
  package static func diamond(_ className: String, centre: Vector2, radius: Double) -> Markup {
    var path = SVGPath()
    path.add(
      area: [
        centre + Vector2(0, -radius), centre + Vector2(radius, 0), centre + Vector2(0, radius),
        centre + Vector2(-radius, 0),
      ])
    return self.path(className, path)
  }

  /// A path of straight pieces.
  package static func path(_ className: String, _ path: SVGPath) -> Markup {
    .tag("path", ["class": className, "d": path.data])
  }

  /// One line of text with its baseline at a point.
  package static func text(
    _ className: String, _ text: String, at point: Vector2, anchor: Anchor = .start
  ) -> Markup {
    .tag(
      "text",
      [
        "class": className, "x": number(point.x), "y": number(point.y),
        "text-anchor": anchor.rawValue,
      ], text)
  }

  /// A coordinate with at most two decimals.
  package static func number(_ value: Double) -> String {
    NumberText.shortest(value, decimals: 2)
  }
}

/// The data of an SVG path, made of moves and straight lines.
package struct SVGPath: Sendable, Hashable {
  /// What stands in the attribute `d`.
  package private(set) var data = ""

  /// The path that joins points by straight lines; a single point becomes a dot (a line of no
  /// length, which round caps make visible).
  package init(joining points: some Collection<Vector2>) { add(joining: points) }

  /// An empty path.
  package init() {}

  /// Begins a new piece and joins its points.
  package mutating func add(joining points: some Collection<Vector2>) {
    for (index, point) in points.enumerated() {
      data += index == 0 ? "M" : "L"
      data += SVG.number(point.x)
      data += " "
      data += SVG.number(point.y)
    }
    if points.count == 1 { data += "h0" }
  }

  /// Adds the closed outline of an area.
  package mutating func add(area points: some Collection<Vector2>) {
    add(joining: points)
    data += "Z"
  }
}
