import Foundation
package import GaitModel
package import Inference
package import Media

/// A top-down pose network with a SimCC head, described by its card: RTMPose and its kin.
///
/// Called by one thread at a time. With two threads or three, two poses run beside each other, one
/// thread each: that takes less time than two threads for each pose one after the other.
package final class SimCCNetwork {
  /// The points that each pose holds.
  package let skeleton: Skeleton
  /// The number format that is really used: `f32`, `bf16`.
  package let precision: String
  private let card: ModelCard
  private let slots: [Slot]
  /// Runs that were begun and not yet asked for, the oldest first.
  private var begun: [Begun] = []
  private let format: CropFormat
  private let decoder: SimCCDecoder
  private let outputs: (x: Int, y: Int)

  /// A set of buffers.
  private final class Slot {
    let request: InferenceRequest

    init(_ request: consuming InferenceRequest) { self.request = request }
  }

  /// A run that goes on in the background.
  private struct Begun {
    var slot: Int
    var frame: VideoFrame
    var box: Box
  }

  /// Compiles the network.
  ///
  /// - Throws: `InferenceError` where the file cannot be compiled or does not fit its card.
  package convenience init(
    _ model: Model, engine: InferenceEngine, options: InferenceOptions
  ) throws {
    try self.init(model, Self.compile(model, engine: engine, options: options))
  }

  /// Compiles the network so that others can share it.
  ///
  /// - Throws: `InferenceError` where the file cannot be compiled.
  static func compile(
    _ model: Model, engine: InferenceEngine, options: InferenceOptions
  ) throws(InferenceError) -> CompiledNetwork {
    var options = options
    let threads = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
    if options.aim == .latency, (2...3).contains(threads) {
      options.aim = .throughput
      options.threads = 2
    }
    let size = model.card.inputSize
    return try engine.compile(
      model.file, options: options, inputShapes: [[1, 3, size.height, size.width]])
  }

  /// Makes buffers for a network that was compiled before.
  ///
  /// - Throws: `InferenceError` where the file does not fit its card.
  init(_ model: Model, _ network: CompiledNetwork) throws {
    card = model.card
    guard let skeleton = card.skeleton, let split = card.simccSplit else {
      throw InferenceError.badCard(
        path: model.file.path, reason: "a SimCC network needs skeleton and simccSplit")
    }
    self.skeleton = skeleton
    let bins = PixelSize(
      width: Int((Float(card.inputSize.width) * split).rounded()),
      height: Int((Float(card.inputSize.height) * split).rounded()))
    decoder = SimCCDecoder(pointCount: skeleton.points.count, bins: bins)
    outputs = try Self.outputs(of: network, bins: bins, points: skeleton.points.count)
    format = TopDownCrop.format(for: card)
    // Two that were begun and one for whoever is posed besides.
    slots = try (0..<3).map { _ in Slot(try network.makeRequest()) }
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

  /// Starts to pose the person in a box; `pose(in:of:)` with the same box and frame waits for it.
  ///
  /// - Throws: `InferenceError` where the network cannot be run.
  package func begin(in box: Box, of frame: VideoFrame) throws {
    if begun.count > 1 { try slots[begun.removeFirst().slot].request.wait() }
    let slot = freeSlot
    fill(slot, box, frame)
    try slots[slot].request.start()
    begun.append(Begun(slot: slot, frame: frame, box: box))
  }

  /// The pose of the person in a box.
  ///
  /// - Throws: `InferenceError` where the network cannot be run.
  package func pose(in box: Box, of frame: VideoFrame) throws -> [PosePoint] {
    let slot: Int
    if let index = begun.firstIndex(where: { $0.frame === frame && $0.box == box }) {
      slot = begun.remove(at: index).slot
      try slots[slot].request.wait()
    } else {
      slot = freeSlot
      fill(slot, box, frame)
      try slots[slot].request.infer()
    }
    return decoder.points(
      x: try slots[slot].request.floats(outputs.x), y: try slots[slot].request.floats(outputs.y),
      in: region(for: box))
  }

  private var freeSlot: Int {
    slots.indices.first { slot in !begun.contains { $0.slot == slot } } ?? 0
  }

  private func fill(_ slot: Int, _ box: Box, _ frame: VideoFrame) {
    guard let memory = slots[slot].request.inputs[0].baseAddress else { return }
    frame.sample(region(for: box), format: format, into: memory)
  }

  /// What the crop of a person's box shows.
  package func region(for box: Box) -> CropRegion {
    TopDownCrop.region(for: box, padding: Double(card.cropPadding ?? 1.25), input: card.inputSize)
  }

  /// What goes in for a person in a box, and the maxima that come out, for a comparison with
  /// another engine.
  ///
  /// - Throws: `InferenceError` where the network cannot be run.
  package func trace(
    _ box: Box, of frame: VideoFrame
  ) throws -> (crop: [Float], x: [SimCCDecoder.Peak], y: [SimCCDecoder.Peak]) {
    let slot = freeSlot
    let request = slots[slot]
    fill(slot, box, frame)
    let crop = Array(request.request.inputs[0])
    try request.request.infer()
    return (
      crop, decoder.peaks(of: try request.request.floats(outputs.x), along: .x),
      decoder.peaks(of: try request.request.floats(outputs.y), along: .y)
    )
  }
}
