package import Inference
package import Torch

/// Why a network could not be written as ONNX.
package enum ExportError: Error, Hashable, Sendable {
  /// A part of the network behaves as in training; its name, empty for the network itself.
  case inTraining(module: String)
  /// An operator of the network has no counterpart here.
  case unmappedOperator(name: String)
  /// An operator was called in a way that has no counterpart here.
  case unmappedArgument(name: String, argument: String, value: String)
  /// A value follows the size of the batch in a way that the file cannot hold.
  case followsBatch(name: String, what: String)
  /// An operator takes values that came from an input on a way that was not recorded.
  case unseenValue(name: String)
  /// The network gives another number of outputs than names for them.
  case wrongOutputCount(expected: Int, found: Int)
  /// The exported file computes something else than the network.
  case differs(output: String, batch: Int, difference: Double, limit: Double)
  /// The classifier that is exported could not be asked; `reason` is in its own words.
  case classifier(reason: String)
  /// The network could not be run.
  case torch(TorchError)
  /// The exported file could not be run.
  case inference(InferenceError)
  /// The model is no valid file; `reason` says what is wrong with it.
  case invalidModel(reason: String)
  /// The file could not be written.
  case cannotWrite(path: String, reason: String)
}

extension ExportError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .inTraining(let module):
      "The network cannot be exported while \(module.isEmpty ? "it" : module) is in training; "
        + "switch it to use first."
    case .unmappedOperator(let name):
      "The network cannot be exported: the operator \(name) has no counterpart in ONNX here."
    case .unmappedArgument(let name, let argument, let value):
      "The network cannot be exported: the operator \(name) with \(argument) = \(value) has no "
        + "counterpart in ONNX here."
    case .followsBatch(let name, let what):
      "The network cannot be exported: at the operator \(name), \(what) changes with the size of "
        + "the batch."
    case .unseenValue(let name):
      "The network cannot be exported: the operator \(name) takes a value that was computed from "
        + "the input outside the recorded operators."
    case .wrongOutputCount(let expected, let found):
      "The network gives \(found) outputs, and \(expected) names were given for them."
    case .differs(let output, let batch, let difference, let limit):
      "The exported network was refused: its output \(output) differs from libtorch by "
        + "\(difference) with a batch of \(batch); at most \(limit) is allowed."
    case .classifier(let reason): reason
    case .torch(let error): error.description
    case .inference(let error): error.description
    case .invalidModel(let reason): "The exported network is no valid ONNX file: \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written (\(reason))."
    }
  }
}
