import GaitMath
package import GaitModel

/// The contacts of both feet as bars over time, with flight and double support between them.
package struct ContactStrip: Sendable, Hashable {
  /// Unique on the page.
  package var id: String
  /// Seconds at the left and the right edge.
  package var timeRange: ClosedRange<Double>
  /// The contacts; what lies outside of the range is cut.
  package var contacts: [ContactSpan]

  /// Width of the coordinate system.
  package static let width = 720.0
  /// Height of the coordinate system.
  package static let height = 74.0
  private static let barHeight = 15.0

  package init(id: String, timeRange: ClosedRange<Double>, contacts: [ContactSpan]) {
    self.id = id
    self.timeRange = timeRange
    self.contacts = contacts
  }

  /// Where the bars are drawn.
  package var plotArea: PlotArea {
    PlotArea(
      left: 44, top: 4, width: Self.width - 54, height: Self.height - 26, xRange: timeRange,
      yRange: 0...1)
  }

  /// The upper edge of a side's bars.
  package func top(of side: Side) -> Double {
    let area = plotArea
    return side == .left ? area.top + 6 : area.bottom - 6 - Self.barHeight
  }

  /// The strip as SVG.
  package func render() -> Markup {
    let area = plotArea
    let shown = contacts.filter { timeRange.overlaps($0.start...max($0.start, $0.end)) }
    let flights = ContactSpan.spans(of: 0, in: contacts).map { shade("flight", $0, in: area) }
    let doubles = ContactSpan.spans(of: 2, in: contacts).map { shade("double", $0, in: area) }
    let description =
      "\(shown.count { $0.side == .left }) contacts of the left foot and "
      + "\(shown.count { $0.side == .right }) of the right from "
      + "\(Wording.seconds(timeRange.lowerBound)) to \(Wording.seconds(timeRange.upperBound))."
    return SVG.drawing(
      id: id, width: Self.width, height: Self.height, className: "chart contacts",
      title: "Feet on the ground", description: description,
      (flights + doubles).compactMap(\.self) + axis(in: area)
        + Side.allCases.map { side in
          SVG.text(
            "name " + side.rawValue, Wording.name(side),
            at: Vector2(area.left - 8, top(of: side) + Self.barHeight / 2 + 4), anchor: .end)
        } + shown.flatMap { bars($0, in: area) })
  }

  private func axis(in area: PlotArea) -> [Markup] {
    let ticks = AxisTicks.inside(timeRange, count: 12)
    let line = SVG.line(
      "tick", from: Vector2(area.left, area.bottom), to: Vector2(area.right, area.bottom))
    return [line]
      + ticks.values.flatMap { value in
        let x = area.x(value)
        return [
          SVG.line("tick", from: Vector2(x, area.bottom), to: Vector2(x, area.bottom + 4)),
          SVG.text(
            "label", ticks.label(value) + (value == ticks.values.last ? " s" : ""),
            at: Vector2(x, area.bottom + 17), anchor: .middle),
        ]
      }
  }

  /// The sure part of a contact, and faint ends as long as the 95 % uncertainty on either side of
  /// its edges.
  private func bars(_ contact: ContactSpan, in area: PlotArea) -> [Markup] {
    let fadeIn = 2 * max(0, contact.startUncertainty)
    let fadeOut = 2 * max(0, contact.endUncertainty)
    let sureStart = min(contact.start + fadeIn, (contact.start + contact.end) / 2)
    let sureEnd = max(contact.end - fadeOut, (contact.start + contact.end) / 2)
    let parts = [
      ("faint", contact.start - fadeIn, sureStart), ("sure", sureStart, sureEnd),
      ("faint", sureEnd, contact.end + fadeOut),
    ]
    return parts.compactMap { name, from, to in
      guard let (x, width) = extent(from, to, in: area) else { return nil }
      return SVG.rectangle(
        "contact \(name) \(contact.side.rawValue)", origin: Vector2(x, top(of: contact.side)),
        width: width, height: Self.barHeight)
    }
  }

  private func shade(
    _ name: String, _ span: ClosedRange<Double>, in area: PlotArea
  ) -> Markup? {
    extent(span.lowerBound, span.upperBound, in: area).map { x, width in
      SVG.rectangle(name, origin: Vector2(x, area.top), width: width, height: area.height)
    }
  }

  /// A span of time on the axis, cut to its ends; nil where nothing of it is seen.
  private func extent(
    _ from: Double, _ to: Double, in area: PlotArea
  ) -> (x: Double, width: Double)? {
    let low = area.x(max(from, timeRange.lowerBound))
    let high = area.x(min(to, timeRange.upperBound))
    return high > low ? (low, high - low) : nil
  }
}
