package import GaitMath
import GaitModel
import Learning

/// Hides parts of samples behind rectangles of one colour (after DeVries and Taylor 2017,
/// arXiv:1708.04552). A point behind one is hidden from then on; where it lies stays its label.
package struct RandomCutOut: Augmentation {
  /// How often something is hidden, 0 to 1.
  package var probability: Double
  /// How many rectangles at most.
  package var count: Int
  /// Sides of the rectangles, in shorter sides of the picture: uniform in this range.
  package var side: ClosedRange<Double>

  package init(probability: Double, count: Int, side: ClosedRange<Double>) {
    self.probability = probability
    self.count = count
    self.side = side
  }

  /// The sample, with parts hidden or not.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    var random = SplitMix64(seed: random.next())
    guard random.unit() < probability else { return sample }
    var sample = sample
    let size = sample.picture.size
    for _ in 0..<(1 + random.index(below: count)) {
      let width = max(1, Int(random.uniform(side) * sample.unit))
      let height = max(1, Int(random.uniform(side) * sample.unit))
      let left = random.index(below: size.width) - width / 2
      let top = random.index(below: size.height) - height / 2
      let colour = (0..<3).map { _ in UInt8(random.index(below: 256)) }
      sample.hide(
        columns: max(left, 0)..<max(0, min(left + width, size.width)),
        rows: max(top, 0)..<max(0, min(top + height, size.height)), colour: colour)
    }
    return sample
  }
}

extension RearfootSample {
  /// Paints over whole pixels, and says so in the labels of points there.
  fileprivate mutating func hide(columns: Range<Int>, rows: Range<Int>, colour: [UInt8]) {
    let width = picture.size.width
    for row in rows {
      for column in columns {
        let place = 3 * (row * width + column)
        for channel in 0..<3 { picture.bytes[place + channel] = colour[channel] }
      }
    }
    for index in points.indices where points[index].visibility == .visible {
      let place = points[index].position
      if Double(columns.lowerBound) <= place.x, place.x < Double(columns.upperBound),
        Double(rows.lowerBound) <= place.y, place.y < Double(rows.upperBound)
      {
        points[index].visibility = .hidden
      }
    }
  }
}
