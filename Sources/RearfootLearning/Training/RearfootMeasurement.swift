package import GaitMath
package import GaitModel
import Learning
package import RearfootEstimation

/// How far a network is off while it learns: pixels of its input, and the angle in pixels of the
/// picture, where width and height have one scale.
package struct RearfootMeasurement {
  private var loss = 0.0
  private var samples = 0
  private var squares = 0.0
  private var coordinates = 0
  private var seenSquares = 0.0
  private var seenCoordinates = 0
  private var boxSquares = 0.0
  private var edges = 0
  private var angles: [Double] = []

  package init() {}

  /// Adds the loss of a batch.
  package mutating func add(loss: Double, of count: Int) {
    self.loss += loss * Double(count)
    samples += count
  }

  /// Adds the points of a sample: of a close-up the one that it shows, else all.
  ///
  /// - Parameters:
  ///   - found: pixels of the input.
  ///   - sample: the truth in the same pixels.
  ///   - mapping: from the picture to the input.
  ///   - definition: which points these are.
  package mutating func add(
    points found: [Vector2], _ sample: RearfootSample, _ mapping: InputMapping,
    _ definition: RearfootDefinition
  ) {
    for (index, (place, truth)) in zip(found, sample.points).enumerated()
    where truth.visibility != .absent && (sample.focus == nil || sample.focus == index) {
      let error = place - truth.position
      squares += error.dot(error)
      coordinates += 2
      if truth.visibility == .visible {
        seenSquares += error.dot(error)
        seenCoordinates += 2
      }
    }
    guard sample.focus == nil else { return }
    let count = definition.pointsPerLeg
    // A leg is alone, or the left one comes before the right one.
    let sides: [Side] = sample.side.map { [$0] } ?? [.left, .right]
    for (leg, side) in sides.enumerated() {
      let range = leg * count..<(leg + 1) * count
      guard found.count >= range.upperBound, sample.points.count >= range.upperBound else {
        continue
      }
      add(found[range], sample.points[range], side, mapping, definition)
    }
  }

  /// Adds the angle of a leg all points of which are seen: of one in swing, whose lines are seen from
  /// their ends, the angle says nothing.
  private mutating func add(
    _ found: ArraySlice<Vector2>, _ labels: ArraySlice<RearfootPoint>, _ side: Side,
    _ mapping: InputMapping, _ definition: RearfootDefinition
  ) {
    guard labels.allSatisfy({ $0.visibility == .visible }),
      let truth = RearfootAngle(
        labels.map { mapping.picture($0.position) }, definition, side: side),
      let angle = RearfootAngle(found.map { mapping.picture($0) }, definition, side: side)
    else { return }
    angles.append(abs(Angles.wrapped(angle.eversion - truth.eversion)))
  }

  /// Adds the box of a sample, pixels of the input.
  package mutating func add(box found: GaitModel.Box, _ truth: GaitModel.Box) {
    let errors = [
      found.minX - truth.minX, found.minY - truth.minY, found.maxX - truth.maxX,
      found.maxY - truth.maxY,
    ]
    boxSquares += errors.reduce(0) { $0 + $1 * $1 }
    edges += 4
  }

  /// What was measured, by name: `loss`; `point_rmse`, `seen_rmse` (points that are not hidden) and
  /// `box_rmse`, the root of the mean square of all coordinates in pixels of the input;
  /// `angle_error`, the mean absolute error in degrees of legs all points of which are seen.
  package var metrics: [String: Double] {
    var metrics: [String: Double] = [:]
    if samples > 0 { metrics["loss"] = loss / Double(samples) }
    if coordinates > 0 { metrics["point_rmse"] = (squares / Double(coordinates)).squareRoot() }
    if seenCoordinates > 0 {
      metrics["seen_rmse"] = (seenSquares / Double(seenCoordinates)).squareRoot()
    }
    if edges > 0 { metrics["box_rmse"] = (boxSquares / Double(edges)).squareRoot() }
    if !angles.isEmpty { metrics["angle_error"] = angles.reduce(0, +) / Double(angles.count) }
    return metrics
  }
}
