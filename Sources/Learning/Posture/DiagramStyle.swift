import GaitReport

/// What the diagrams of a training have in common: a drawing that stands alone in its file.
enum DiagramStyle {
  private static let rules = """
    text { font: 13px system-ui, sans-serif; fill: #1b1f24 }
    .name { font-weight: 600 }
    .small { font-size: 11px; fill: #57606a }
    .frame { fill: none; stroke: #8c959f }
    .tick { stroke: #d0d7de }
    .ideal { stroke: #8c959f; stroke-dasharray: 4 4 }
    .line { fill: none; stroke: #1a7fd0; stroke-width: 2 }
    .dot { fill: #1a7fd0 }
    .bar { fill: #1a7fd0; fill-opacity: 0.25 }
    .cell { stroke: #ffffff }
    .bright { fill: #ffffff }
    """

  /// The text of an SVG file, on white.
  static func file(
    id: String, width: Double, height: Double, title: String, description: String,
    _ children: [Markup]
  ) -> String {
    let (width, height) = (SVG.number(width), SVG.number(height))
    let drawing = Markup.tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height,
        "viewBox": "0 0 \(width) \(height)", "role": "img",
        "aria-labelledby": "\(id)-title \(id)-desc",
      ],
      [
        .tag("title", ["id": id + "-title"], title),
        .tag("desc", ["id": id + "-desc"], description),
        .tag("style", [:], rules),
        .tag("rect", ["width": width, "height": height, "fill": "#ffffff"]),
      ] + children)
    return drawing.rendered + "\n"
  }
}
