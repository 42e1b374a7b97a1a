import Foundation
package import Inference
package import Media

/// Runs BlazePose's landmark network on one crop of a frame.
///
/// Used by one thread at a time.
package final class BlazePoseLandmarker {
  private typealias Shape = BlazePoseLandmarkDecoder.Shape

  /// Crops with no more than this probability show nobody.
  private static let smallestScore: Float = 0.5

  private let trunk: InferenceRequest
  private let head: InferenceRequest?
  private let format: CropFormat
  private let colour: ColourRule
  private let precision: CropPrecision
  private let output: BlazePoseLandmarkDecoder.Output
  private let score: UnsafeBufferPointer<Float>
  /// What goes from the trunk to the head, where there is one.
  private let features: UnsafeBufferPointer<Float>?

  /// - Throws: `InferenceError` if the network has other inputs or outputs than BlazePose's.
  package init(
    _ networks: BlazePoseNetworks, colour: ColourRule, precision: CropPrecision
  ) throws(InferenceError) {
    self.colour = colour
    self.precision = precision
    format = CropFormat(
      width: Shape.inputSide, height: Shape.inputSide, layout: .interleaved, channels: .rgb,
      border: .replicate, scale: SIMD3(repeating: 1 / 255), offset: .zero)
    let trunk = try networks.landmarks.makeRequest()
    guard trunk.inputs.map(\.count) == [format.count] else {
      throw .unexpectedShape(
        path: trunk.network.file.path, reason: "its input is not one picture of 256 x 256 pixels")
    }
    let heatMap = try Self.buffer(Shape.heatMap, of: trunk)
    if let network = networks.head {
      let head = try network.makeRequest()
      features = try Self.buffer(head.inputs[0].count, of: trunk)
      output = try Self.ends(of: head, heatMap: heatMap)
      score = try Self.buffer(Shape.score, of: head)
      self.head = consume head
    } else {
      features = nil
      output = try Self.ends(of: trunk, heatMap: heatMap)
      score = try Self.buffer(Shape.score, of: trunk)
      head = nil
    }
    self.trunk = trunk
  }

  private static func buffer(
    _ count: Int, of request: borrowing InferenceRequest
  ) throws(InferenceError) -> UnsafeBufferPointer<Float> {
    try request.floats(request.network.output(ofCount: count))
  }

  private static func ends(
    of request: borrowing InferenceRequest, heatMap: UnsafeBufferPointer<Float>
  ) throws(InferenceError) -> BlazePoseLandmarkDecoder.Output {
    BlazePoseLandmarkDecoder.Output(
      points: try buffer(Shape.points, of: request), world: try buffer(Shape.world, of: request),
      heatMap: heatMap)
  }

  /// Looks for the person in one region of a frame.
  ///
  /// - Parameters:
  ///   - frame: the frame.
  ///   - region: a square, upright along the body.
  ///   - reading: gets the landmarks where a person is seen; its storage is used again.
  /// - Returns: whether the region shows a person.
  /// - Throws: `InferenceError.engine`.
  package func read(
    _ frame: VideoFrame, region: CropRegion, into reading: inout BlazePoseReading
  ) throws(InferenceError) -> Bool {
    guard let input = trunk.inputs[0].baseAddress else { return false }
    frame.sample(region, format: format, colour: colour, precision: precision, into: input)
    try trunk.infer()
    switch head {
    case .some(let head):
      if let features { _ = head.inputs[0].update(fromContentsOf: features) }
      try head.infer()
    case .none: break
    }
    // The network's own sigmoid has made a probability of it.
    guard score[0] > Self.smallestScore else { return false }
    reading.score = score[0]
    BlazePoseLandmarkDecoder.decode(output, region: region, into: &reading)
    return true
  }
}
