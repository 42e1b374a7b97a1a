package import Foundation

/// The inference library, ready to compile networks for this processor.
///
/// Cheap to make (under a millisecond); a process needs one.
package final class InferenceEngine: @unchecked Sendable {
  // Unchecked: OpenVINO documents its core as safe to use from several threads, and the handle
  // never changes.
  private let core: OpenVINO.Handle

  /// What the processor offers.
  package let capabilities: ProcessorCapabilities

  /// - Throws: `InferenceError.engine` if the library or its processor plug-in cannot be loaded.
  package init() throws(InferenceError) {
    let core = try OpenVINO.makeCore()
    do throws(InferenceError) {
      capabilities = ProcessorCapabilities(
        processor: try OpenVINO.property("FULL_DEVICE_NAME", ofCPUIn: core),
        optimizations: try OpenVINO.property("OPTIMIZATION_CAPABILITIES", ofCPUIn: core)
          .split(separator: " ").map(String.init),
        instructions: ProcessorCapabilities.instructionSets())
    } catch {
      OpenVINO.free(core: core)
      throw error
    }
    self.core = core
  }

  deinit { OpenVINO.free(core: core) }

  /// The library's version, for a report of what was used.
  package static var version: String { OpenVINO.version() }

  /// Reads a network (ONNX or TFLite) and compiles it.
  ///
  /// bf16 where the processor lacks it becomes f32: the answer is then the more exact one.
  ///
  /// - Parameters:
  ///   - file: the network.
  ///   - options: precision, threads, cache.
  ///   - inputShapes: a fixed shape for each input, for networks that leave some dimension open
  ///     (most often the batch); nil takes the network as it is.
  /// - Returns: the network, ready for requests.
  /// - Throws: `missingFile`, or `unusableNetwork` in the library's words.
  package func compile(
    _ file: URL, options: InferenceOptions = InferenceOptions(), inputShapes: [[Int]]? = nil
  ) throws(InferenceError) -> CompiledNetwork {
    guard FileManager.default.isReadableFile(atPath: file.path) else {
      throw .missingFile(path: file.path)
    }
    if let folder = options.cacheFolder { try InferenceCache.make(folder) }
    let properties = properties(for: options)
    return try InferenceCache.holding(options.cacheFolder) { () throws(InferenceError) in
      do throws(InferenceError) {
        return try compile(file, properties: properties, inputShapes: inputShapes)
      } catch .engine(_, let reason) {
        throw .unusableNetwork(path: file.path, reason: reason)
      }
    }
  }

  private func compile(
    _ file: URL, properties: [(key: String, value: String)], inputShapes: [[Int]]?
  ) throws(InferenceError) -> CompiledNetwork {
    guard let inputShapes else {
      return try CompiledNetwork(
        handle: OpenVINO.compile(file: file.path, core: core, properties: properties), file: file)
    }
    let model = try OpenVINO.read(file.path, core: core)
    defer { OpenVINO.free(model: model) }
    try OpenVINO.reshape(model, to: inputShapes)
    return try CompiledNetwork(
      handle: OpenVINO.compile(model, core: core, properties: properties), file: file)
  }

  private func properties(for options: InferenceOptions) -> [(key: String, value: String)] {
    let precision =
      options.precision == .bf16 && capabilities.hasBF16
      ? InferenceOptions.Precision.bf16 : .f32
    // Left unset, the library chooses bf16 by itself on some processors.
    var properties = [(key: "INFERENCE_PRECISION_HINT", value: precision.rawValue)]
    let threads = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
    switch options.aim {
    case .latency:
      properties.append(("PERFORMANCE_HINT", "LATENCY"))
      properties.append(("NUM_STREAMS", "1"))
    case .throughput:
      properties.append(("PERFORMANCE_HINT", "THROUGHPUT"))
      properties.append(("NUM_STREAMS", String(threads)))
    }
    properties.append(("INFERENCE_NUM_THREADS", String(threads)))
    // Bound to a core each, threads would wait for the decoder and the encoder that run there too.
    properties.append(("ENABLE_CPU_PINNING", "NO"))
    if let folder = options.cacheFolder { properties.append(("CACHE_DIR", folder.path)) }
    return properties
  }
}
