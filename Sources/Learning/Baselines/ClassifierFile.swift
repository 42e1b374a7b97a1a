package import Foundation
package import Inference
import ONNXGraph

/// Writes classifiers as files of ONNX, and lets only those through that compute the same.
package struct ClassifierFile {
  /// The largest difference of a logit that passes.
  package static let limit = 1e-4

  /// What runs the files.
  package let engine: InferenceEngine

  package init(engine: InferenceEngine) { self.engine = engine }

  /// Writes a classifier beside its place, runs the file, and puts it into its place only if it
  /// computes the same logits; what stood there stays otherwise.
  ///
  /// - Parameters:
  ///   - classifier: what to write.
  ///   - name: of the network.
  ///   - file: where to.
  ///   - rows: what to compare on, one or more.
  /// - Returns: the largest difference of a logit.
  /// - Throws: `LearningError.badRun` where the file differs, `cannotWrite`; `ONNXError`;
  ///   `InferenceError`.
  @discardableResult
  package func write(
    _ classifier: some ExportableClassifier, name: String, to file: URL, comparing rows: [[Float]]
  ) throws -> Double {
    guard !rows.isEmpty else {
      throw LearningError.badSetting(name: "rows", reason: "hold nothing to compare the file on")
    }
    let trial = file.deletingLastPathComponent()
      .appending(path: ".\(file.deletingPathExtension().lastPathComponent).unchecked.onnx")
    // After a success there is nothing left to remove.
    defer { try? FileManager.default.removeItem(at: trial) }
    try classifier.onnx(name: name).write(to: trial)
    let expected = try classifier.logits(of: rows).joined().map(Double.init)
    let found = try run(trial, rows)
    let difference = zip(expected, found).reduce(0) { max($0, abs($1.0 - $1.1)) }
    guard found.count == expected.count, difference <= Self.limit else {
      throw LearningError.badRun(
        path: file.path,
        reason: "its logits differ by \(difference), more than \(Self.limit), from those learned")
    }
    guard rename(trial.path, file.path) == 0 else {
      throw LearningError.cannotWrite(path: file.path, reason: String(cString: strerror(errno)))
    }
    return difference
  }

  /// The logits that a file gives to rows of one width, one class after the other.
  ///
  /// - Throws: `InferenceError`.
  func run(_ file: URL, _ rows: [[Float]]) throws(InferenceError) -> [Double] {
    let compiled = try engine.compile(
      file, inputShapes: [[rows.count, rows.first?.count ?? 0]])
    let request = try compiled.makeRequest()
    for input in request.inputs { _ = input.update(fromContentsOf: rows.joined()) }
    try request.infer()
    return try request.floats(0).map(Double.init)
  }
}
