import Foundation
import GaitModel
package import Inference
package import Media

/// Looks for the most probable person in a whole frame.
///
/// Used by one thread at a time.
package final class BlazePoseDetector {
  private let request: InferenceRequest
  private let decoder = BlazePoseDetectionDecoder()
  private let format: CropFormat
  private let colour: ColourRule
  private let precision: CropPrecision
  private let boxes: UnsafeBufferPointer<Float>
  private let logits: UnsafeBufferPointer<Float>

  /// - Throws: `InferenceError` if the network has other inputs or outputs than BlazePose's.
  package init(
    _ networks: BlazePoseNetworks, colour: ColourRule, precision: CropPrecision
  ) throws(InferenceError) {
    self.colour = colour
    self.precision = precision
    let side = BlazePoseDetectionDecoder.inputSide
    // Black above and below (or beside) the picture; values from -1 to 1.
    format = CropFormat(
      width: side, height: side, layout: .interleaved, channels: .rgb, border: .constant(0),
      scale: SIMD3(repeating: 2 / 255), offset: SIMD3(repeating: -1))
    let request = try networks.detector.makeRequest()
    guard request.inputs.map(\.count) == [format.count] else {
      throw .unexpectedShape(
        path: request.network.file.path,
        reason: "its input is not one picture of \(side) x \(side) pixels")
    }
    let anchors = decoder.anchors.count
    let network = networks.detector
    logits = try request.floats(network.output(ofCount: anchors))
    boxes = try request.floats(
      network.output(ofCount: anchors * BlazePoseDetectionDecoder.numbersPerAnchor))
    self.request = request
  }

  /// The crop in which the landmark network is to look; nil if nobody was found.
  ///
  /// - Throws: `InferenceError.engine`.
  package func region(in frame: VideoFrame) throws(InferenceError) -> CropRegion? {
    guard let input = request.inputs[0].baseAddress else { return nil }
    let middle = SIMD2(Float(frame.size.width), Float(frame.size.height)) / 2
    let side = 2 * max(middle.x, middle.y)
    let whole = CropRegion(centerX: middle.x, centerY: middle.y, width: side, height: side)
    frame.sample(whole, format: format, colour: colour, precision: precision, into: input)
    try request.infer()
    guard let person = decoder.best(boxes: boxes, logits: logits) else { return nil }
    let corner = middle - side / 2
    return BlazePoseRegion.around(
      centre: corner + person.centre * side, top: corner + person.top * side)
  }
}
