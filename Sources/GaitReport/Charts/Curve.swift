package import GaitMath
package import GaitModel

/// A quantity over time with its gaps and its filled samples: what a chart draws as one line.
package struct Curve: Sendable, Hashable {
  /// The colour that a curve takes.
  package enum Tone: String, Sendable, Hashable {
    case left, right, middle

    /// The colour of a side, or of what has none.
    package init(_ side: Side?) {
      switch side {
      case .left: self = .left
      case .right: self = .right
      case nil: self = .middle
      }
    }
  }

  /// A stretch of a curve without a gap, all measured or touching filled samples.
  package struct Piece: Sendable, Hashable {
    /// In the coordinates of the chart, from left to right.
    package var points: [Vector2]
    /// Whether the stretch touches a filled sample.
    package var isFilled: Bool
  }

  /// "Left", "Right"; empty for a quantity without sides.
  package var name: String
  /// Its colour.
  package var tone: Tone
  /// Seconds, increasing.
  package var times: [Double]
  /// NaN where there is no value.
  package var values: [Double]
  /// Whether a value rests on filled points.
  package var filled: [Bool]

  /// A curve from lists of one length; longer lists are cut to the shortest.
  package init(name: String, tone: Tone, times: [Double], values: [Double], filled: [Bool]) {
    self.name = name
    self.tone = tone
    let count = min(times.count, values.count, filled.count)
    self.times = Array(times.prefix(count))
    self.values = Array(values.prefix(count))
    self.filled = Array(filled.prefix(count))
  }

  /// Smallest and largest value inside a time range; nil where there is none.
  package func extremes(in range: ClosedRange<Double>) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for (time, value) in zip(times, values) where value.isFinite && range.contains(time) {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }

  /// The curve in the coordinates of a chart, broken at gaps and thinned to what the eye can see.
  ///
  /// A missing value breaks the line, and so does a step in time longer than `longestStep`: no
  /// line is drawn over what was not seen.
  package func pieces(in area: PlotArea, longestStep: Double) -> [Piece] {
    var pieces: [Piece] = []
    var current = Piece(points: [], isFilled: false)
    var previous: Int?

    func close() {
      if !current.points.isEmpty {
        current.points = Self.thinned(current.points)
        pieces.append(current)
      }
      current.points = []
    }

    for index in times.indices where area.xRange.contains(times[index]) {
      guard values[index].isFinite else {
        close()
        previous = nil
        continue
      }
      let point = area.point(times[index], values[index])
      if let before = previous, times[index] - times[before] <= longestStep {
        // A stretch between two samples is measured only if both of them are.
        let isFilled = filled[before] || filled[index]
        if isFilled != current.isFilled {
          let joint = area.point(times[before], values[before])
          if current.points.count > 1 { close() }
          current = Piece(points: [joint], isFilled: isFilled)
        }
      } else {
        close()
        current.isFilled = filled[index]
      }
      current.points.append(point)
      previous = index
    }
    close()
    return pieces
  }

  /// Keeps the first, the lowest, the highest and the last point of every pixel column, in their
  /// order: a line through them covers the same pixels as the whole (M4 aggregation, Jugel et al.
  /// 2014, doi:10.14778/2732951.2732953).
  ///
  /// - Complexity: O(number of points).
  package static func thinned(_ points: [Vector2]) -> [Vector2] {
    var result: [Vector2] = []
    var start = 0
    while start < points.count {
      let column = points[start].x.rounded(.down)
      var end = start
      var low = start
      var high = start
      while end + 1 < points.count, points[end + 1].x.rounded(.down) == column {
        end += 1
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
      }
      var last = -1
      for index in [start, min(low, high), max(low, high), end] where index > last {
        result.append(points[index])
        last = index
      }
      start = end + 1
    }
    return result
  }
}
