import Foundation
package import Inference

/// BlazePose's networks, compiled; any number of trackers may share them.
///
/// The landmark network is cut down when it is loaded: its segmentation output goes, which saves a
/// third of the time. For bf16 it is cut in two: the trunk runs in bf16, the three last
/// convolutions in f32, since bf16 there moves world landmarks by centimetres.
package struct BlazePoseNetworks: Sendable {
  let detector: CompiledNetwork
  /// The landmark network without segmentation, or its trunk.
  let landmarks: CompiledNetwork
  /// The last convolutions, where they run apart from the trunk.
  let head: CompiledNetwork?

  /// The number format of the trunk that is really used: `f32` or `bf16`.
  package var precision: String { landmarks.precision }

  /// Loads both networks; takes a tenth of a second with a warm cache.
  ///
  /// - Parameters:
  ///   - landmarks: a landmark model of the BlazePose family.
  ///   - detector: its person detector.
  ///   - engine: compiles them.
  ///   - options: precision, threads and cache; the cut networks are kept in the cache folder too.
  /// - Throws: `InferenceError` if a network cannot be read or is of another family.
  package init(
    landmarks: Model, detector: Model, engine: InferenceEngine,
    options: InferenceOptions = InferenceOptions()
  ) throws(InferenceError) {
    // The detector runs once in a while and its threshold is sharp: always in f32.
    var exact = options
    exact.precision = .f32
    self.detector = try engine.compile(detector.file, options: exact)
    let cutter = try NetworkCutter(landmarks.file, cacheFolder: options.cacheFolder)
    defer { cutter.removeTemporaryFiles() }
    if options.precision == .bf16, engine.capabilities.hasBF16 {
      let parts = try cutter.trunkAndHead()
      self.landmarks = try engine.compile(parts.trunk, options: options)
      // Less than a microsecond of arithmetic: more threads would only wait for each other.
      exact.threads = 1
      head = try engine.compile(parts.head, options: exact)
    } else {
      self.landmarks = try engine.compile(try cutter.withoutSegmentation(), options: exact)
      head = nil
    }
  }
}

/// Cuts BlazePose's landmark network into the parts that are needed, as files, since the inference
/// library reads TFLite from files only.
private struct NetworkCutter {
  private let file: URL
  private let folder: URL
  private let isTemporary: Bool
  private let graph: TFLiteGraph

  init(_ file: URL, cacheFolder: URL?) throws(InferenceError) {
    self.file = file
    isTemporary = cacheFolder == nil
    folder =
      cacheFolder
      ?? FileManager.default.temporaryDirectory.appending(path: "footfall-\(UUID().uuidString)")
    guard let data = try? Data(contentsOf: file) else { throw .missingFile(path: file.path) }
    do {
      graph = try TFLiteGraph([UInt8](data))
    } catch {
      throw .unusableNetwork(path: file.path, reason: "it is not a whole TFLite file.")
    }
  }

  func removeTemporaryFiles() {
    if isTemporary { try? FileManager.default.removeItem(at: folder) }
  }

  func withoutSegmentation() throws(InferenceError) -> URL {
    let kept = graph.outputs.filter { count($0) != BlazePoseLandmarkDecoder.Shape.segmentation }
    return try write(part: "landmarks", from: graph.inputs, to: kept)
  }

  /// The network on both sides of the tensor that landmarks, world landmarks and score have in
  /// common.
  func trunkAndHead() throws(InferenceError) -> (trunk: URL, head: URL) {
    let shape = BlazePoseLandmarkDecoder.Shape.self
    let ends = [shape.points, shape.world, shape.score].compactMap { size in
      graph.outputs.first { count($0) == size }
    }
    let map = graph.outputs.first { count($0) == shape.heatMap }
    let ways = ends.map { graph.ancestors(of: $0) }
    let common = ways.first?.first { tensor in ways.allSatisfy { $0.contains(tensor) } }
    guard ends.count == 3, let map, let common else {
      throw .unexpectedShape(
        path: file.path, reason: "it is not built as BlazePose's landmark network is")
    }
    return (
      trunk: try write(part: "trunk", from: graph.inputs, to: [common, map]),
      head: try write(part: "head", from: [common], to: ends)
    )
  }

  private func count(_ tensor: Int) -> Int { graph.shape(of: tensor).reduce(1, *) }

  private func write(
    part: String, from inputs: [Int], to outputs: [Int]
  ) throws(InferenceError) -> URL {
    let name = file.deletingPathExtension().lastPathComponent
    let target = folder.appending(path: "\(name)-\(part).tflite")
    let bytes: [UInt8]
    do {
      bytes = try graph.cut(from: inputs, to: outputs).bytes
    } catch {
      throw .unexpectedShape(
        path: file.path, reason: "it is not built as BlazePose's landmark network is")
    }
    let data = Data(bytes)
    // An equal file is left alone, since a new one would have to be compiled again.
    if (try? Data(contentsOf: target)) != data { try InferenceCache.write(data, to: target) }
    return target
  }
}
