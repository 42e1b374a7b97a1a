import Foundation

/// One run of a network at a time, with its own input and output buffers.
///
/// Fill `inputs`, call `infer()` (or `start()` and `wait()`), read `floats(_:)`. Not copyable: the
/// buffers belong to one owner and go with it. Used by one thread at a time.
package struct InferenceRequest: ~Copyable, @unchecked Sendable {
  // Unchecked: it owns its request alone, so it may move to another thread as a whole.
  private let handle: OpenVINO.Handle
  /// Keeps the compiled network alive as long as its request.
  package let network: CompiledNetwork
  private let tensors: [OpenVINO.Handle]
  /// The outputs of fixed shape, whose memory stays in place; nil for the others.
  private let fixed: [UnsafeBufferPointer<Float>?]

  /// The values of each input, outermost dimension first; they keep what was last written.
  package let inputs: [UnsafeMutableBufferPointer<Float>]

  // A non-copyable type with a deinit cannot fail half-way through its init, so that everything
  // that may fail is done before.
  static func make(
    for network: CompiledNetwork, handle: OpenVINO.Handle
  ) throws(InferenceError) -> InferenceRequest {
    var tensors: [OpenVINO.Handle] = []
    do throws(InferenceError) {
      var inputs: [UnsafeMutableBufferPointer<Float>] = []
      for index in network.inputs.indices {
        let tensor = try OpenVINO.inputTensor(index, of: handle)
        tensors.append(tensor)
        let memory = try OpenVINO.memory(of: tensor).bindMemory(to: Float.self)
        memory.initialize(repeating: 0)
        inputs.append(memory)
      }
      var fixed: [UnsafeBufferPointer<Float>?] = []
      for (index, output) in network.outputs.enumerated() {
        guard output.element == .float32, output.count != nil else {
          fixed.append(nil)
          continue
        }
        let tensor = try OpenVINO.outputTensor(index, of: handle)
        tensors.append(tensor)
        fixed.append(
          UnsafeBufferPointer(try OpenVINO.memory(of: tensor).bindMemory(to: Float.self)))
      }
      return InferenceRequest(
        handle: handle, network: network, tensors: tensors, fixed: fixed, inputs: inputs)
    } catch {
      for tensor in tensors { OpenVINO.free(tensor: tensor) }
      OpenVINO.free(request: handle)
      throw error
    }
  }

  private init(
    handle: OpenVINO.Handle, network: CompiledNetwork, tensors: [OpenVINO.Handle],
    fixed: [UnsafeBufferPointer<Float>?], inputs: [UnsafeMutableBufferPointer<Float>]
  ) {
    self.handle = handle
    self.network = network
    self.tensors = tensors
    self.fixed = fixed
    self.inputs = inputs
  }

  deinit {
    for tensor in tensors { OpenVINO.free(tensor: tensor) }
    OpenVINO.free(request: handle)
  }

  /// Runs the network and waits for it.
  ///
  /// - Throws: `InferenceError.engine`.
  package func infer() throws(InferenceError) { try OpenVINO.infer(handle) }

  /// Starts the network and returns at once; leave the buffers alone until `wait()` is over.
  ///
  /// - Throws: `InferenceError.engine`, also if the last run is not over.
  package func start() throws(InferenceError) { try OpenVINO.start(handle) }

  /// Waits for the run that `start()` began.
  ///
  /// - Throws: `InferenceError.engine` if the run failed.
  package func wait() throws(InferenceError) { try OpenVINO.wait(handle) }

  /// The values of an f32 output of the last run, outermost dimension first.
  ///
  /// Valid until the next run and as long as the request lives.
  ///
  /// - Throws: `unexpectedShape` if the output is not f32; `engine`.
  package func floats(_ output: Int) throws(InferenceError) -> UnsafeBufferPointer<Float> {
    if let buffer = fixed[output] { return buffer }
    guard network.outputs[output].element == .float32 else {
      throw .unexpectedShape(
        path: network.file.path, reason: "output \(output) does not hold f32 values")
    }
    let tensor = try OpenVINO.outputTensor(output, of: handle)
    // The handle is a reference; the memory belongs to the request.
    defer { OpenVINO.free(tensor: tensor) }
    return UnsafeBufferPointer(try OpenVINO.memory(of: tensor).bindMemory(to: Float.self))
  }

  /// The values of an integer output of the last run (labels and the like), copied.
  ///
  /// - Throws: `unexpectedShape` if the output does not hold integers; `engine`.
  package func integers(_ output: Int) throws(InferenceError) -> [Int] {
    let tensor = try OpenVINO.outputTensor(output, of: handle)
    defer { OpenVINO.free(tensor: tensor) }
    let memory = try OpenVINO.memory(of: tensor)
    switch network.outputs[output].element {
    case .int64: return memory.bindMemory(to: Int64.self).map(Int.init)
    case .int32: return memory.bindMemory(to: Int32.self).map(Int.init)
    case .float32, .other:
      throw .unexpectedShape(
        path: network.file.path, reason: "output \(output) does not hold integers")
    }
  }

  /// The shape of an output after the last run, outermost dimension first.
  ///
  /// - Throws: `InferenceError.engine`.
  package func shape(_ output: Int) throws(InferenceError) -> [Int] {
    let tensor = try OpenVINO.outputTensor(output, of: handle)
    defer { OpenVINO.free(tensor: tensor) }
    return try OpenVINO.shape(of: tensor)
  }
}
