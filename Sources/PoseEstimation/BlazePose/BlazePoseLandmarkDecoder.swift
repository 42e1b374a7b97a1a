import Foundation
package import Media

/// Turns the output of BlazePose's landmark network into landmarks of the picture.
package enum BlazePoseLandmarkDecoder {
  /// The sizes of the network's input and outputs, by which they are told apart.
  package enum Shape {
    /// Pixels of the input, across and down.
    package static let inputSide = 256
    /// Cells of the heat map, across and down.
    package static let mapSide = 64
    /// The body's 33, two auxiliary ones, and four that are not used.
    package static let landmarks = 39
    /// Those that stand for points of the body.
    package static let bodyLandmarks = 33
    /// Those that steer the next crop.
    package static let auxiliaryLandmarks = 2
    /// x, y, z in pixels of the input, logits of visibility and presence.
    package static let valuesPerLandmark = 5
    /// Values of the landmark output.
    package static let points = landmarks * valuesPerLandmark
    /// Values of the world landmark output.
    package static let world = landmarks * 3
    /// Values of the score output.
    package static let score = 1
    /// Values of the heat map output.
    package static let heatMap = mapSide * mapSide * landmarks
    /// Values of the segmentation output.
    package static let segmentation = inputSide * inputSide
  }

  /// The network's output for one crop, outermost dimension first.
  package struct Output {
    /// [39, 5].
    package var points: UnsafeBufferPointer<Float>
    /// [39, 3] in metres, along the axes of the crop.
    package var world: UnsafeBufferPointer<Float>
    /// [64, 64, 39], logits of where each landmark is.
    package var heatMap: UnsafeBufferPointer<Float>

    package init(
      points: UnsafeBufferPointer<Float>, world: UnsafeBufferPointer<Float>,
      heatMap: UnsafeBufferPointer<Float>
    ) {
      self.points = points
      self.world = world
      self.heatMap = heatMap
    }
  }

  /// Cells on each side of the middle of the window of the heat map: 9 x 9 cells in all.
  private static let windowRadius = 4
  /// The window counts if its most probable cell reaches this.
  private static let smallestPeak: Float = 0.5

  /// Landmarks in pixels of the picture, from the output for a crop of it.
  ///
  /// - Parameters:
  ///   - output: what the network gave.
  ///   - region: the crop that it looked at.
  ///   - reading: gets the landmarks; its storage is used again. The score is left alone.
  package static func decode(
    _ output: Output, region: CropRegion, into reading: inout BlazePoseReading
  ) {
    reading.points.removeAll(keepingCapacity: true)
    reading.auxiliary.removeAll(keepingCapacity: true)
    reading.world.removeAll(keepingCapacity: true)
    let turn = Turn(region.rotation)
    for index in 0..<Shape.bodyLandmarks + Shape.auxiliaryLandmarks {
      let point = landmark(index, output, region, turn)
      guard index < Shape.bodyLandmarks else {
        reading.auxiliary.append(point)
        continue
      }
      reading.points.append(point)
      let metres = SIMD3(
        output.world[3 * index], output.world[3 * index + 1], output.world[3 * index + 2])
      reading.world.append(
        BlazePosePoint(
          position: turn.applied(to: metres), visibility: point.visibility,
          presence: point.presence))
    }
  }

  /// A turn about the axis of view.
  private struct Turn {
    let cosine: Float
    let sine: Float

    init(_ angle: Float) {
      cosine = cosf(angle)
      sine = sinf(angle)
    }

    func applied(to v: SIMD3<Float>) -> SIMD3<Float> {
      SIMD3(cosine * v.x - sine * v.y, sine * v.x + cosine * v.y, v.z)
    }
  }

  private static func landmark(
    _ index: Int, _ output: Output, _ region: CropRegion, _ turn: Turn
  ) -> BlazePosePoint {
    let start = index * Shape.valuesPerLandmark
    var position = SIMD3(
      output.points[start], output.points[start + 1], output.points[start + 2])
    position /= Float(Shape.inputSide)
    if let refined = refined(SIMD2(position.x, position.y), index, output.heatMap) {
      position.x = refined.x
      position.y = refined.y
    }
    let arm = SIMD3(
      (position.x - 0.5) * region.width, (position.y - 0.5) * region.height,
      position.z * region.width)
    return BlazePosePoint(
      position: turn.applied(to: arm) + SIMD3(region.centerX, region.centerY, 0),
      visibility: sigmoid(output.points[start + 3]), presence: sigmoid(output.points[start + 4]))
  }

  /// The centre of mass of the heat map around a landmark; nil if the map knows nothing there.
  ///
  /// - Parameters:
  ///   - position: the landmark in the crop, 0 to 1.
  ///   - index: which landmark.
  ///   - heatMap: [64, 64, 39] logits.
  /// - Returns: the refined position, 0 to 1 (cell numbers over 64).
  private static func refined(
    _ position: SIMD2<Float>, _ index: Int, _ heatMap: UnsafeBufferPointer<Float>
  ) -> SIMD2<Float>? {
    let cells = position * Float(Shape.mapSide)
    let range = 0..<Float(Shape.mapSide)
    // Truncated towards zero: a point just outside of the crop still has a cell.
    guard range.contains(cells.x.rounded(.towardZero)),
      range.contains(cells.y.rounded(.towardZero))
    else { return nil }
    let column = Int(cells.x)
    let row = Int(cells.y)
    let last = Shape.mapSide - 1
    var total: Float = 0
    var peak: Float = 0
    var moment = SIMD2<Float>.zero
    for y in max(0, row - windowRadius)...min(last, row + windowRadius) {
      for x in max(0, column - windowRadius)...min(last, column + windowRadius) {
        let weight = sigmoid(heatMap[(y * Shape.mapSide + x) * Shape.landmarks + index])
        total += weight
        peak = max(peak, weight)
        moment += weight * SIMD2(Float(x), Float(y))
      }
    }
    guard peak >= smallestPeak, total > 0 else { return nil }
    return moment / Float(Shape.mapSide) / total
  }

  private static func sigmoid(_ logit: Float) -> Float { 1 / (1 + expf(-logit)) }
}
