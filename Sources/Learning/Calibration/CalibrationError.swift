/// Why no calibration can be fitted.
package enum CalibrationError: Error, Sendable, Hashable {
  /// Two lists that belong together differ in length.
  case countsDiffer(scores: Int, labels: Int)
  /// A score is infinite or not a number.
  case badValue(position: Int)
  /// A label is no position of a class.
  case unknownLabel(label: Int, classes: Int)
  /// All samples are of one kind.
  case oneClass
  /// All samples have the same scores.
  case noSpread
  /// Higher scores do not mean the class more often; a calibration would turn them round.
  case noSkill(slope: Double)
  /// Every sample is right, so that the surer the better, without an end.
  case noError
  /// The search came to no end.
  case notConverged
}

extension CalibrationError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .countsDiffer(let scores, let labels):
      "A calibration needs one label a sample; there are \(scores) samples and \(labels) labels."
    case .badValue(let position): "The score of sample \(position) is infinite or not a number."
    case .unknownLabel(let label, let classes):
      "The label \(label) is no class; there are \(classes) classes, counted from 0."
    case .oneClass: "A calibration needs samples of two classes; all are of one."
    case .noSpread: "A calibration needs scores that differ; all are the same."
    case .noSkill(let slope):
      "Higher scores do not mean the class more often (slope \(slope)); "
        + "such a classifier cannot be calibrated."
    case .noError: "Every sample is right; how sure the classifier may be cannot be told from them."
    case .notConverged: "The fit of the calibration did not settle."
    }
  }
}
