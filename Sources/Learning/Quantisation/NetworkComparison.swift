import Inference
import ONNXGraph

/// Two networks on the same samples.
struct NetworkComparison {
  private let before: ONNXModel
  private let after: ONNXModel
  private let engine: InferenceEngine
  /// The largest difference of any output.
  private(set) var largestDifference = 0.0
  /// How often each is right; nil where the samples have no labels.
  private(set) var accuracy: QuantisationReport.Accuracy?

  init(before: ONNXModel, after: ONNXModel, engine: InferenceEngine) {
    self.before = before
    self.after = after
    self.engine = engine
  }

  /// Runs both on each sample.
  ///
  /// - Throws: `wrongLabels`, `unknownLabel`, `wrongSize`, `badSample`, `notFinite`, `inference`.
  mutating func run(
    _ samples: QuantisationSamples, interval: ([Double]) -> ClosedRange<Double>
  ) throws(QuantisationError) {
    let first = try NetworkRunner(before, engine: engine)
    let second = try NetworkRunner(after, engine: engine)
    let classes = first.outputs.first?.count ?? 0
    if !samples.labels.isEmpty { try samples.checkLabels(classes: classes) }
    var right = (before: 0, after: 0)
    var differences: [Double] = []
    for index in 0..<samples.count {
      let sample = try samples.sample(index, size: first.inputSize)
      let old = try first.answer(to: sample)
      let new = try second.answer(to: sample)
      for (a, b) in zip(old, new) {
        let difference = abs(Double(a) - Double(b))
        guard difference.isFinite else { throw .notFinite(value: "output") }
        largestDifference = max(largestDifference, difference)
      }
      guard !samples.labels.isEmpty else { continue }
      let wasRight = Self.largest(old.prefix(classes)) == samples.labels[index]
      let isRight = Self.largest(new.prefix(classes)) == samples.labels[index]
      right.before += wasRight ? 1 : 0
      right.after += isRight ? 1 : 0
      differences.append((isRight ? 1 : 0) - (wasRight ? 1 : 0))
    }
    guard !differences.isEmpty else { return }
    let count = Double(samples.count)
    let range = interval(differences)
    accuracy = QuantisationReport.Accuracy(
      samples: samples.count,
      share: QuantisationReport.BeforeAndAfter(
        before: Double(right.before) / count, after: Double(right.after) / count),
      difference: 100 * Double(right.after - right.before) / count,
      interval: 100 * range.lowerBound...100 * range.upperBound)
  }

  private static func largest(_ values: ArraySlice<Float>) -> Int? {
    values.indices.max { values[$0] < values[$1] }
  }

  /// The medians of single calls, in turn in small blocks, so that what else the machine does meets
  /// both.
  ///
  /// - Throws: `wrongSize`, `badSample`, `inference`.
  func latency(
    _ samples: QuantisationSamples, seconds: Double
  ) throws(QuantisationError) -> QuantisationReport.BeforeAndAfter {
    let first = try NetworkRunner(before, engine: engine)
    let second = try NetworkRunner(after, engine: engine)
    let sample = try samples.sample(0, size: first.inputSize)
    try first.run(sample)
    try second.run(sample)
    _ = try first.times(5)
    _ = try second.times(5)
    var old: [Double] = []
    var new: [Double] = []
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    repeat {
      // The first of each block pays for what the other left in the caches.
      old += try first.times(11).dropFirst()
      new += try second.times(11).dropFirst()
    } while clock.now < end
    return QuantisationReport.BeforeAndAfter(before: Self.median(old), after: Self.median(new))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
