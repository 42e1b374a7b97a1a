import Foundation

/// Loss and metrics over the epochs as one drawing: a panel for the losses, and one for each other
/// metric.
package struct TrainingCurves: Sendable {
  /// The panels from top to bottom.
  package let panels: [CurvePanel]
  /// The epoch that is marked.
  package let best: Int?

  /// Panels that are put together elsewhere.
  package init(panels: [CurvePanel], best: Int?) {
    self.panels = panels
    self.best = best
  }

  /// - Parameters:
  ///   - epochs: what is drawn. A metric that is called `loss` is drawn beside the training loss.
  ///   - best: the epoch that is marked, from 1.
  package init(epochs: [EpochRecord], best: Int?) {
    self.best = best
    let points = { (value: (EpochRecord) -> Double?) in
      epochs.compactMap { record in
        value(record).flatMap { $0.isFinite ? CurvePanel.Point(Double(record.epoch), $0) : nil }
      }
    }
    var panels: [CurvePanel] = []
    var losses = [CurvePanel.Curve(name: "training", points: points(\.trainingLoss))]
    let names = Set(epochs.flatMap(\.metrics.keys)).sorted()
    if names.contains("loss") {
      losses.append(.init(name: "validation", points: points { $0.metrics["loss"] }))
    }
    panels.append(CurvePanel(title: "Loss", curves: losses, best: best))
    for name in names where name != "loss" {
      let title = name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")
      let curve = CurvePanel.Curve(name: "validation", points: points { $0.metrics[name] })
      panels.append(CurvePanel(title: title, curves: [curve], best: best))
    }
    self.panels = panels
  }

  /// The drawing as a file of its own.
  package var svg: String {
    let height = Double(panels.count) * CurvePanel.height + 24
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(SVGText.number(CurvePanel.width)) \
      \(SVGText.number(height))" font-family="sans-serif" font-size="12" role="img">
      <title>Loss and metrics over the epochs</title>
      <rect width="100%" height="100%" fill="#ffffff"/>

      """
    for (index, panel) in panels.enumerated() {
      text += panel.svg(top: Double(index) * CurvePanel.height)
    }
    let caption = best.map { "Epoch; the dashed line marks epoch \($0), the best one." } ?? "Epoch"
    text += SVGText.line(
      caption, x: CurvePanel.left, y: height - 8, colour: "#555555", anchor: "start")
    return text + "</svg>\n"
  }
}

/// Pieces of SVG.
enum SVGText {
  /// A coordinate with at most two digits after the point, the same in every locale.
  static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e15 else { return "0" }
    let whole = Int(hundredths)
    if whole % 100 == 0 { return "\(whole / 100)" }
    let rest = abs(whole % 100)
    let sign = whole < 0 ? "-" : ""
    return "\(sign)\(abs(whole) / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
  }

  /// A line of text; what is special in XML is escaped.
  static func line(
    _ text: String, x: Double, y: Double, colour: String, anchor: String
  ) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<text x=\"\(number(x))\" y=\"\(number(y))\" fill=\"\(colour)\" "
      + "text-anchor=\"\(anchor)\">\(escaped)</text>\n"
  }
}
