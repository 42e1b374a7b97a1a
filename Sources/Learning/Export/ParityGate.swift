package import Foundation
package import Inference
package import ONNXGraph
import Torch

/// How far an exported file is from the network that it was made from.
package struct Parity: Hashable, Sendable {
  /// The largest absolute difference of any output value.
  package var difference: Double
  /// The sizes of the batches that were compared.
  package var batches: [Int]
  /// Number of values that were compared.
  package var values: Int
}

/// Lets a file through only if it computes what the network does.
package struct ParityGate {
  /// The largest difference that passes.
  package static let limit = 1e-4

  /// What runs the files.
  package let engine: InferenceEngine
  /// The sizes of the batches to compare.
  package let batches: [Int]
  /// The seed of the inputs.
  package let seed: UInt64
  private let limit: Double

  package init(
    engine: InferenceEngine, batches: [Int] = [1, 2, 5], seed: UInt64 = 0x5EED,
    limit: Double = Self.limit
  ) {
    self.engine = engine
    self.batches = batches
    self.seed = seed
    self.limit = limit
  }

  /// Writes a network as ONNX, runs the file, and puts it in its place only if it passes.
  ///
  /// What stood in the place before stays there otherwise.
  ///
  /// - Parameters:
  ///   - network: not in training.
  ///   - file: where to; its name ends in `.onnx`.
  ///   - metadata: notes in the file, in their order.
  /// - Returns: how far the file is from the network.
  /// - Throws: every case of `ExportError`.
  @discardableResult
  package func write(
    _ network: ExportableNetwork, to file: URL, metadata: KeyValuePairs<String, String> = [:]
  ) throws(ExportError) -> Parity {
    let name = file.deletingPathExtension().lastPathComponent
    let model = try ONNXExport.model(
      of: network, name: name, metadata: metadata.map { ONNXModel.Metadata($0, $1) })
    return try write(model, of: network, to: file)
  }

  /// Puts a model in its place if it computes what the network does.
  ///
  /// - Throws: `differs`, `inference`, `torch`, `invalidModel`, `cannotWrite`.
  @discardableResult
  package func write(
    _ model: ONNXModel, of network: ExportableNetwork, to file: URL
  ) throws(ExportError) -> Parity {
    try place(model, file, outputs: network.outputs, trials(of: network))
  }

  /// Puts a model in its place if it gives the logits that a classifier gives: of all rows at once,
  /// and of the first ones in the gate's batches.
  ///
  /// - Throws: `classifier` for what the classifier throws; `differs`, `inference`,
  ///   `invalidModel`, `cannotWrite`.
  @discardableResult
  package func write(
    _ model: ONNXModel, of classifier: any FittedClassifier, rows: [[Float]], to file: URL
  ) throws(ExportError) -> Parity {
    let logits: [[Float]]
    do { logits = try classifier.logits(of: rows) } catch {
      throw .classifier(reason: "\(error)")
    }
    let trials = Set(batches.map { min($0, rows.count) } + [rows.count]).sorted().map { count in
      Trial(
        batch: count,
        inputs: [
          Trial.Input(shape: [count, classifier.width], values: rows.prefix(count).flatMap { $0 })
        ],
        expected: [logits.prefix(count).flatMap { $0.map(Double.init) }])
    }
    return try place(model, file, outputs: model.network.outputs.map(\.name), trials)
  }

  /// Runs a file beside the network.
  ///
  /// - Throws: `differs` at the first batch and output beyond the limit; `inference`, `torch`.
  package func check(
    _ file: URL, against network: ExportableNetwork
  ) throws(ExportError) -> Parity {
    try check(file, outputs: network.outputs, trials(of: network))
  }

  /// What goes in, and what has to come out.
  private struct Trial {
    struct Input {
      var shape: [Int]
      var values: [Float]
    }

    var batch: Int
    var inputs: [Input]
    /// The values of each output.
    var expected: [[Double]]
  }

  private func trials(of network: ExportableNetwork) throws(ExportError) -> [Trial] {
    var trials: [Trial] = []
    for batch in batches {
      let examples = try network.examples(batch: batch, seed: seed &+ UInt64(batch))
      let trial = try torch { () throws(TorchError) in
        let results = try withoutGradients { () throws(TorchError) in try network.run(examples) }
        return Trial(
          batch: batch,
          inputs: try examples.map { (tensor) throws(TorchError) in
            Trial.Input(shape: tensor.shape, values: try tensor.values())
          },
          expected: try results.map { (tensor) throws(TorchError) in
            try tensor.detached().to(.float64).values(Double.self)
          })
      }
      trials.append(trial)
    }
    return trials
  }

  private func place(
    _ model: ONNXModel, _ file: URL, outputs: [String], _ trials: [Trial]
  ) throws(ExportError) -> Parity {
    let trial = file.deletingLastPathComponent()
      .appending(path: ".\(file.deletingPathExtension().lastPathComponent).unchecked.onnx")
    // After a success there is nothing left to remove.
    defer { try? FileManager.default.removeItem(at: trial) }
    do throws(ONNXError) { try model.write(to: trial) } catch {
      switch error {
      case .cannotWrite(_, let reason): throw .cannotWrite(path: file.path, reason: reason)
      default: throw .invalidModel(reason: error.description)
      }
    }
    let parity = try check(trial, outputs: outputs, trials)
    guard rename(trial.path, file.path) == 0 else {
      throw .cannotWrite(path: file.path, reason: String(cString: strerror(errno)))
    }
    return parity
  }

  private func check(
    _ file: URL, outputs: [String], _ trials: [Trial]
  ) throws(ExportError) -> Parity {
    var parity = Parity(difference: 0, batches: trials.map(\.batch), values: 0)
    for trial in trials {
      let found = try self.outputs(of: file, trial.inputs, names: outputs)
      for (index, name) in outputs.enumerated() {
        let difference = Self.difference(trial.expected[index], found[index])
        guard difference <= limit else {
          throw .differs(output: name, batch: trial.batch, difference: difference, limit: limit)
        }
        parity.difference = max(parity.difference, difference)
        parity.values += found[index].count
      }
    }
    return parity
  }

  /// What a file gives for inputs, output by output by their names.
  private func outputs(
    of file: URL, _ inputs: [Trial.Input], names: [String]
  ) throws(ExportError) -> [[Double]] {
    do throws(InferenceError) {
      let compiled = try engine.compile(file, inputShapes: inputs.map(\.shape))
      let request = try compiled.makeRequest()
      for (buffer, input) in zip(request.inputs, inputs) {
        _ = buffer.update(fromContentsOf: input.values)
      }
      try request.infer()
      var found: [[Double]] = []
      for name in names {
        guard let index = compiled.outputs.firstIndex(where: { $0.name == name }) else {
          throw .unexpectedShape(path: file.path, reason: "it has no output “\(name)”")
        }
        if compiled.outputs[index].element == .float32 {
          found.append(try request.floats(index).map(Double.init))
        } else {
          found.append(try request.integers(index).map(Double.init))
        }
      }
      return found
    } catch { throw .inference(error) }
  }

  /// The largest absolute difference; infinite where the counts differ or something is not a
  /// number.
  private static func difference(_ left: [Double], _ right: [Double]) -> Double {
    guard left.count == right.count else { return .infinity }
    return zip(left, right).reduce(0) { worst, pair in
      if pair.0 == pair.1 { return worst }
      let difference = abs(pair.0 - pair.1)
      return difference.isNaN ? .infinity : max(worst, difference)
    }
  }
}
