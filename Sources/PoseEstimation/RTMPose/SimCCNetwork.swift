import Foundation
package import GaitModel
package import Inference
package import Media

/// A top-down pose network with a SimCC head, described by its card: RTMPose and its kin.
///
/// One thread at a time.
package final class SimCCNetwork {
  /// The points that each pose holds.
  package let skeleton: Skeleton
  /// The number format that is really used: `f32`, `bf16`.
  package let precision: String
  private let card: ModelCard
  private let request: InferenceRequest
  private let format: CropFormat
  private let decoder: SimCCDecoder
  private let outputs: (x: Int, y: Int)

  /// - Throws: `InferenceError` where the file cannot be compiled or does not fit its card.
  package init(_ model: Model, engine: InferenceEngine, options: InferenceOptions) throws {
    card = model.card
    guard let skeleton = card.skeleton, let split = card.simccSplit else {
      throw InferenceError.badCard(
        path: model.file.path, reason: "a SimCC network needs skeleton and simccSplit")
    }
    self.skeleton = skeleton
    let network = try engine.compile(
      model.file, options: options,
      inputShapes: [[1, 3, card.inputSize.height, card.inputSize.width]])
    let bins = PixelSize(
      width: Int((Float(card.inputSize.width) * split).rounded()),
      height: Int((Float(card.inputSize.height) * split).rounded()))
    decoder = SimCCDecoder(pointCount: skeleton.points.count, bins: bins)
    outputs = try Self.outputs(of: network, bins: bins, points: skeleton.points.count)
    format = TopDownCrop.format(for: card)
    request = try network.makeRequest()
    precision = network.precision
  }

  /// The outputs for x and y: by name where they bear it, else by their size, else in that order.
  private static func outputs(
    of network: CompiledNetwork, bins: PixelSize, points: Int
  ) throws -> (x: Int, y: Int) {
    func fits(_ index: Int, _ length: Int) -> Bool {
      network.outputs[index].element == .float32
        && network.outputs[index].count == length * points
    }
    func find(_ name: String, _ length: Int, besides other: Int?) -> Int? {
      let fitting = network.outputs.indices.filter { $0 != other && fits($0, length) }
      return fitting.first { network.outputs[$0].name.contains(name) } ?? fitting.first
    }
    guard let x = find("simcc_x", bins.width, besides: nil),
      let y = find("simcc_y", bins.height, besides: x)
    else {
      throw InferenceError.unexpectedShape(
        path: network.file.path,
        reason: "no outputs of \(points) x \(bins.width) and \(points) x \(bins.height) values")
    }
    return (x, y)
  }

  /// The pose of the person in a box.
  ///
  /// - Throws: `InferenceError` where the network cannot be run.
  package func pose(in box: Box, of frame: VideoFrame) throws -> [PosePoint] {
    let region = region(for: box)
    guard let memory = request.inputs[0].baseAddress else { return [] }
    frame.sample(region, format: format, into: memory)
    try request.infer()
    return decoder.points(
      x: try request.floats(outputs.x), y: try request.floats(outputs.y), in: region)
  }

  /// What the crop of a person's box shows.
  package func region(for box: Box) -> CropRegion {
    TopDownCrop.region(for: box, padding: Double(card.cropPadding ?? 1.25), input: card.inputSize)
  }

  /// The values that went in and the maxima that came out of the last run, for a comparison with
  /// another engine.
  ///
  /// - Throws: `InferenceError` where the outputs cannot be read.
  package func lastRun() throws -> (crop: [Float], x: [SimCCDecoder.Peak], y: [SimCCDecoder.Peak]) {
    (
      Array(request.inputs[0]), decoder.peaks(of: try request.floats(outputs.x), along: .x),
      decoder.peaks(of: try request.floats(outputs.y), along: .y)
    )
  }
}
