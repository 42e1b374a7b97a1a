package import GaitMath
package import GaitModel
import Learning

/// How far a network is off while it learns: pixels of its input, and the angle in pixels of the
/// picture, where width and height have one scale.
package struct RearfootMeasurement {
  private var loss = 0.0
  private var samples = 0
  private var squares = 0.0
  private var coordinates = 0
  private var boxSquares = 0.0
  private var edges = 0
  private var angles: [Double] = []

  package init() {}

  /// Adds the loss of a batch.
  package mutating func add(loss: Double, of count: Int) {
    self.loss += loss * Double(count)
    samples += count
  }

  /// Adds the points of a sample.
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
    for (place, truth) in zip(found, sample.points) where truth.visibility != .absent {
      let error = place - truth.position
      squares += error.dot(error)
      coordinates += 2
    }
    let count = definition.pointsPerLeg
    // A leg is alone, or the left one comes before the right one.
    let sides: [Side] = sample.side.map { [$0] } ?? [.left, .right]
    for (leg, side) in sides.enumerated() {
      let range = leg * count..<(leg + 1) * count
      guard found.count >= range.upperBound, sample.points.count >= range.upperBound else {
        continue
      }
      let labels = sample.points[range]
      let places = found[range].map { Optional(mapping.picture($0)) }
      let truths = labels.map { label in
        label.visibility == .absent ? nil : mapping.picture(label.position)
      }
      guard let truth = RearfootAngle(truths, definition, side: side),
        let angle = RearfootAngle(places, definition, side: side)
      else { continue }
      angles.append(abs(Angles.wrapped(angle.eversion - truth.eversion)))
    }
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

  /// What was measured, by name: `loss`; `point_rmse` and `box_rmse`, the root of the mean square of
  /// all coordinates in pixels of the input; `angle_error`, the mean absolute error in degrees.
  package var metrics: [String: Double] {
    var metrics: [String: Double] = [:]
    if samples > 0 { metrics["loss"] = loss / Double(samples) }
    if coordinates > 0 { metrics["point_rmse"] = (squares / Double(coordinates)).squareRoot() }
    if edges > 0 { metrics["box_rmse"] = (boxSquares / Double(edges)).squareRoot() }
    if !angles.isEmpty { metrics["angle_error"] = angles.reduce(0, +) / Double(angles.count) }
    return metrics
  }
}
