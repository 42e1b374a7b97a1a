import Foundation
import Inference
import ONNXGraph

/// Runs a network that is not a file yet, one sample after the other.
struct NetworkRunner: ~Copyable {
  private let request: InferenceRequest

  /// - Parameters:
  ///   - model: a network of one f32 input; open sizes are taken as 1.
  ///   - engine: what runs it.
  /// - Throws: `model` if it cannot be written beside; `inference`.
  init(_ model: ONNXModel, engine: InferenceEngine) throws(QuantisationError) {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "footfall-\(UUID().uuidString).onnx")
    defer { try? FileManager.default.removeItem(at: file) }
    let shape = try Self.inputShape(of: model)
    do throws(ONNXError) {
      try model.write(to: file)
    } catch {
      throw .model(error)
    }
    do throws(InferenceError) {
      request = try engine.compile(file, inputShapes: [shape]).makeRequest()
    } catch {
      throw .inference(error)
    }
  }

  /// The shape of one sample.
  ///
  /// - Throws: `unusableInputs`.
  static func inputShape(of model: ONNXModel) throws(QuantisationError) -> [Int] {
    let weights = model.network.weights
    let inputs = model.network.inputs.filter { weights[$0.name] == nil }
    guard inputs.count == 1, let input = inputs.first else {
      throw .unusableInputs(reason: "it has \(inputs.count) inputs, not one")
    }
    guard input.element == .float32, let shape = input.shape(opening: 1) else {
      throw .unusableInputs(reason: "its input “\(input.name)” is not f32 of a known rank")
    }
    return shape
  }

  /// The outputs, in the network's order.
  var outputs: [NetworkPort] { request.network.outputs }

  /// The number of values of a sample.
  var inputSize: Int { request.inputs[0].count }

  /// Runs one sample.
  ///
  /// - Throws: `inference`.
  func run(_ sample: [Float]) throws(QuantisationError) {
    _ = request.inputs[0].update(fromContentsOf: sample)
    do throws(InferenceError) {
      try request.infer()
    } catch {
      throw .inference(error)
    }
  }

  /// The values of an output of the last run.
  ///
  /// - Throws: `inference`.
  func output(_ index: Int) throws(QuantisationError) -> UnsafeBufferPointer<Float> {
    do throws(InferenceError) {
      return try request.floats(index)
    } catch {
      throw .inference(error)
    }
  }

  /// All f32 outputs of a sample, one after the other.
  ///
  /// - Throws: `inference`.
  func answer(to sample: [Float]) throws(QuantisationError) -> [Float] {
    try run(sample)
    var values: [Float] = []
    for (index, port) in outputs.enumerated() where port.element == .float32 {
      values += try output(index)
    }
    return values
  }

  /// How long single calls take, in seconds, on the sample that was last run.
  ///
  /// - Throws: `inference`.
  func times(_ calls: Int) throws(QuantisationError) -> [Double] {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<calls {
      do throws(InferenceError) {
        let start = clock.now
        try request.infer()
        times.append((clock.now - start) / .seconds(1))
      } catch {
        throw .inference(error)
      }
    }
    return times
  }
}
