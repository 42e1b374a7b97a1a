package import Foundation

/// A network that was compiled for this processor.
package final class CompiledNetwork: @unchecked Sendable {
  // Unchecked: OpenVINO documents compiled models as safe to use from several threads, and
  // nothing here changes after `init`.
  private let handle: OpenVINO.Handle

  /// The file it was read from.
  package let file: URL
  /// What goes in, in the network's order.
  package let inputs: [NetworkPort]
  /// What comes out, in the network's order.
  package let outputs: [NetworkPort]
  /// The number format that is really used, in the library's words: `f32`, `bf16`.
  package let precision: String

  init(handle: OpenVINO.Handle, file: URL) throws(InferenceError) {
    do throws(InferenceError) {
      inputs = try OpenVINO.inputs(of: handle)
      outputs = try OpenVINO.outputs(of: handle)
      precision = try OpenVINO.property("INFERENCE_PRECISION_HINT", of: handle)
    } catch {
      OpenVINO.free(network: handle)
      throw error
    }
    self.handle = handle
    self.file = file
  }

  deinit { OpenVINO.free(network: handle) }

  /// A set of buffers to run the network with; each can run beside the others.
  ///
  /// - Throws: `unexpectedShape` if an input is of open size or not f32; `engine`.
  package func makeRequest() throws(InferenceError) -> InferenceRequest {
    for (index, input) in inputs.enumerated() {
      guard input.element == .float32, input.count != nil else {
        throw .unexpectedShape(
          path: file.path,
          reason: "input \(index) (\(input.name)) is not f32 of a fixed shape")
      }
    }
    return try InferenceRequest.make(for: self, handle: OpenVINO.makeRequest(handle))
  }

  /// The position of the only output with this many elements.
  ///
  /// - Throws: `unexpectedShape` if there is none or more than one.
  package func output(ofCount count: Int) throws(InferenceError) -> Int {
    let found = outputs.indices.filter { outputs[$0].count == count }
    guard found.count == 1 else {
      throw .unexpectedShape(
        path: file.path, reason: "it has \(found.count) outputs of \(count) values, not one")
    }
    return found[0]
  }
}
