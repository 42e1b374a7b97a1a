import GaitMath
import GaitReport

/// How often it is so when a classifier says so: the share of positive samples over the probability
/// that they were given, in bins of equal width (DeGroot and Fienberg 1983, doi:10.2307/2987588).
package struct ReliabilityDiagram: Sendable {
  /// The samples whose probability lies in one bin.
  package struct Bin: Sendable, Hashable {
    /// The mean of their probabilities.
    package var probability: Double
    /// The share of them that is positive.
    package var share: Double
    /// How many there are, over 0.
    package var count: Int
  }

  /// The bins that hold samples, by their probability.
  package let bins: [Bin]
  /// Written over the picture.
  package let title: String
  /// The name of the positive class.
  package let positiveClass: String

  /// - Parameters:
  ///   - probabilities: of the positive class, 0 to 1.
  ///   - positives: whether each sample is positive.
  ///   - count: how many bins of equal width.
  ///   - title: written over the picture.
  ///   - positiveClass: its name.
  package init(
    probabilities: [Double], positives: [Bool], count: Int = 10, title: String,
    positiveClass: String
  ) {
    var sums = Array(repeating: (probability: 0.0, positive: 0, count: 0), count: max(count, 1))
    for (probability, positive) in zip(probabilities, positives) where probability.isFinite {
      let bin = min(max(Int(probability * Double(sums.count)), 0), sums.count - 1)
      sums[bin].probability += probability
      sums[bin].positive += positive ? 1 : 0
      sums[bin].count += 1
    }
    bins = sums.filter { $0.count > 0 }.map { sum in
      Bin(
        probability: sum.probability / Double(sum.count),
        share: Double(sum.positive) / Double(sum.count), count: sum.count)
    }
    self.title = title
    self.positiveClass = positiveClass
  }

  /// The text of an SVG file: a dot a bin, as large as its samples are many; on the dashed line
  /// probabilities are right.
  package func svg() -> String {
    let area = PlotArea(
      left: 64, top: 64, width: 320, height: 320, xRange: 0...1, yRange: 0...1)
    let ticks = [0, 0.25, 0.5, 0.75, 1]
    let grid = ticks.flatMap { tick -> [Markup] in
      let (x, y, text) = (area.x(tick), area.y(tick), SVG.number(tick))
      return [
        SVG.line("tick", from: Vector2(area.left, y), to: Vector2(area.right, y)),
        SVG.line("tick", from: Vector2(x, area.top), to: Vector2(x, area.bottom)),
        SVG.text("small", text, at: Vector2(area.left - 8, y + 4), anchor: .end),
        SVG.text("small", text, at: Vector2(x, area.bottom + 18), anchor: .middle),
      ]
    }
    let most = Double(bins.map(\.count).max() ?? 1)
    let points = bins.map { area.point($0.probability, $0.share) }
    let dots = zip(bins, points).flatMap { bin, point in
      [
        SVG.circle("dot", centre: point, radius: 3 + 6 * (Double(bin.count) / most).squareRoot()),
        SVG.text(
          "small", "\(bin.count)", at: point + Vector2(0, point.y < area.top + 24 ? 24 : -14),
          anchor: .middle),
      ]
    }
    let names = [
      SVG.text("name", title, at: Vector2(16, 26)),
      SVG.text(
        "small", "probability of “\(positiveClass)” (beside each dot: how many)",
        at: Vector2(area.left + area.width / 2, area.bottom + 38), anchor: .middle),
      SVG.text("small", "share that is “\(positiveClass)”", at: Vector2(16, area.top - 12)),
    ]
    let ideal = SVG.line("ideal", from: area.point(0, 0), to: area.point(1, 1))
    let line = SVG.path("line", SVGPath(joining: points))
    return DiagramStyle.file(
      id: "reliability", width: area.right + 40, height: area.bottom + 52, title: title,
      description: description, grid + [ideal, line] + dots + names)
  }

  private var description: String {
    bins.map { bin in
      "Of \(bin.count) samples with a mean probability of \(NumberText.fixed(bin.probability, 2)), "
        + "a share of \(NumberText.fixed(bin.share, 2)) is \(positiveClass)."
    }.joined(separator: " ")
  }
}
