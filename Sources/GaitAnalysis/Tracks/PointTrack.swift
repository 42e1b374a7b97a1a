package import GaitMath
import GaitModel

/// The way of one point through time.
package struct PointTrack: Sendable, Hashable {
  /// Pixels to the right of the picture's left edge; NaN where the point is missing.
  package var x: [Double]
  /// Pixels above the picture's top edge (y points up, so inside the picture it is negative);
  /// NaN where the point is missing.
  package var y: [Double]
  /// The network's confidence; zero where the point is missing.
  package var confidence: [Float]

  package init(x: [Double], y: [Double], confidence: [Float]) {
    self.x = x
    self.y = y
    self.confidence = confidence
  }

  /// Number of frames.
  package var count: Int { x.count }

  /// Whether the point was not seen in a frame.
  package func isMissing(_ frame: Int) -> Bool { x[frame].isNaN }

  /// Marks the point as missing in a frame.
  package mutating func remove(_ frame: Int) {
    x[frame] = .nan
    y[frame] = .nan
    confidence[frame] = 0
  }

  /// The position in a frame; NaN where the point is missing.
  package subscript(frame: Int) -> Vector2 { Vector2(x[frame], y[frame]) }

  /// The point half-way to another, with the lower of the two confidences.
  package func midpoint(_ other: PointTrack) -> PointTrack {
    PointTrack(
      x: zip(x, other.x).map { ($0 + $1) / 2 }, y: zip(y, other.y).map { ($0 + $1) / 2 },
      confidence: zip(confidence, other.confidence).map { min($0, $1) })
  }

  /// The frames of every unbroken run of present samples.
  package var runs: [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for frame in 0...count {
      if frame < count, !isMissing(frame) {
        start = start ?? frame
      } else if let first = start {
        result.append(first..<frame)
        start = nil
      }
    }
    return result
  }
}
