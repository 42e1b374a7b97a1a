import Inference
import ONNXGraph

/// What the values of a network are on samples of the data that it is meant for.
struct ActivationCalibration {
  /// What was seen of each value that is f32.
  private(set) var ranges: [String: ActivationRange] = [:]
  /// The network's own outputs for each sample.
  private(set) var answers: [[Float]] = []

  /// Runs the network, with the values as further outputs, twice over the samples: for the
  /// extremes and for the counts between them.
  ///
  /// - Parameters:
  ///   - model: the network.
  ///   - values: the names of the values.
  ///   - samples: what it runs on.
  ///   - engine: what runs it.
  /// - Throws: `emptyCalibration`, `wrongSize`, `badSample`, `notFinite`, `inference`.
  init(
    _ model: ONNXModel, values: [String], samples: QuantisationSamples, engine: InferenceEngine
  ) throws(QuantisationError) {
    guard samples.count > 0 else { throw .emptyCalibration }
    let input = model.network.inputs.map(\.name)
    let given = Set(model.network.outputs.map(\.name))
    let inner = values.filter { !given.contains($0) && !input.contains($0) }
    var open = model
    open.network.outputs += inner.map { ONNXValue($0, shape: nil) }
    let runner = try NetworkRunner(open, engine: engine)
    let own = model.network.outputs.count
    let names = open.network.outputs.map(\.name)
    let wanted = Set(values)

    func visit(
      _ see: (_ name: String, _ values: UnsafeBufferPointer<Float>) throws(QuantisationError) ->
        Void,
      _ answer: ([Float]) -> Void
    ) throws(QuantisationError) {
      for index in 0..<samples.count {
        let sample = try samples.sample(index, size: runner.inputSize)
        try runner.run(sample)
        var outputs: [Float] = []
        for (position, port) in runner.outputs.enumerated() where port.element == .float32 {
          let values = try runner.output(position)
          if position < own { outputs += values }
          if wanted.contains(names[position]) { try see(names[position], values) }
        }
        for name in input where wanted.contains(name) {
          try sample.withUnsafeBufferPointer { (values) throws(QuantisationError) in
            try see(name, values)
          }
        }
        answer(outputs)
      }
    }

    var ranges: [String: ActivationRange] = [:]
    var answers: [[Float]] = []
    try visit(
      { (name, values) throws(QuantisationError) in
        if !ranges[name, default: ActivationRange()].see(values) { throw .notFinite(value: name) }
      }, { answers.append($0) })
    try visit(
      { (name, values) throws(QuantisationError) in
        ranges[name]?.count(values)
      }, { _ in })
    self.ranges = ranges
    self.answers = answers
  }
}
