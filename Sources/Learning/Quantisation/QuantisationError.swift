package import Inference
package import ONNXGraph

/// Why a network could not be made one of eight-bit numbers.
package enum QuantisationError: Error, Hashable, Sendable {
  /// There is no sample to measure the network's values on.
  case emptyCalibration
  /// A sample has another number of values than the network takes.
  case wrongSize(sample: Int, expected: Int, found: Int)
  /// A sample holds a value that is infinite or not a number.
  case badSample(sample: Int, position: Int)
  /// The network itself computed a value that is infinite or not a number.
  case notFinite(value: String)
  /// There are more or fewer labels than samples.
  case wrongLabels(samples: Int, labels: Int)
  /// A label is not the position of an output.
  case unknownLabel(label: Int, classes: Int)
  /// The network has no layer whose weights could be made smaller.
  case nothingToQuantise
  /// The network uses an operator that is not ONNX's own.
  case unknownOperator(node: String, domain: String)
  /// The network has inputs that this program does not fill: not one f32 tensor.
  case unusableInputs(reason: String)
  /// The network was written for a set of operators without eight-bit numbers a channel.
  case oldOperators(version: Int64, needed: Int64)
  /// The smaller network is right less often than is allowed; in percentage points.
  case lossTooLarge(loss: Double, limit: Double)
  /// The network could not be read or written.
  case model(ONNXError)
  /// OpenVINO could not load or run the network.
  case inference(InferenceError)
}

extension QuantisationError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .emptyCalibration:
      "There are no samples to calibrate on; give some of the data that the network is meant for."
    case .wrongSize(let sample, let expected, let found):
      "Sample \(sample) has \(found) values; the network takes \(expected)."
    case .badSample(let sample, let position):
      "Sample \(sample) holds a value that is infinite or not a number (at position \(position))."
    case .notFinite(let value):
      "The network computes a value that is infinite or not a number (“\(value)”)."
    case .wrongLabels(let samples, let labels):
      "There are \(samples) samples and \(labels) labels; each sample needs one."
    case .unknownLabel(let label, let classes):
      "The label \(label) is no class; the network has \(classes) outputs, counted from 0."
    case .nothingToQuantise:
      "The network has no convolution and no dense layer with constant weights; "
        + "there is nothing to make smaller."
    case .unknownOperator(let node, let domain):
      "The node \(node) is of the operator set “\(domain)”, which is not ONNX's own."
    case .unusableInputs(let reason): "The network cannot be calibrated: \(reason)."
    case .oldOperators(let version, let needed):
      "The network was written for operator set \(version); eight-bit weights need at least "
        + "\(needed), so export it once more."
    case .lossTooLarge(let loss, let limit):
      "The smaller network loses \(Self.points(loss)) percentage points of accuracy, and at most "
        + "\(Self.points(limit)) are allowed; nothing was written."
    case .model(let error): error.description
    case .inference(let error): error.description
    }
  }

  private static func points(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() / 100
    return hundredths == hundredths.rounded() && abs(hundredths) < 1e9
      ? String(Int(hundredths)) : String(hundredths)
  }
}
