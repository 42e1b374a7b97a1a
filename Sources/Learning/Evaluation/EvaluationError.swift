/// Why a number about a classifier, a detector or a regression cannot be computed.
package enum EvaluationError: Error, Sendable, Hashable {
  /// There is nothing to count.
  case empty(metric: String)
  /// Two lists that belong together differ in length.
  case countsDiffer(metric: String, one: Int, other: Int)
  /// A value is infinite, not a number, or outside of what the metric allows.
  case badValue(metric: String, position: Int, value: Double)
  /// A label is no position of a class.
  case unknownLabel(label: Int, classes: Int)
  /// The metric compares samples of two kinds, and all are of one.
  case oneClass(metric: String)
  /// A setting cannot be.
  case badSetting(name: String, reason: String)
}

extension EvaluationError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .empty(let metric): "The \(metric) of no samples is not defined."
    case .countsDiffer(let metric, let one, let other):
      "The \(metric) compares two lists of one length; these hold \(one) and \(other) values."
    case .badValue(let metric, let position, let value):
      "The \(metric) cannot take the value \(value) (sample \(position))."
    case .unknownLabel(let label, let classes):
      "The label \(label) is no class; there are \(classes) classes, counted from 0."
    case .oneClass(let metric):
      "The \(metric) compares two kinds of samples, and all of these are of one."
    case .badSetting(let name, let reason): "The setting \(name) \(reason)."
    }
  }
}
