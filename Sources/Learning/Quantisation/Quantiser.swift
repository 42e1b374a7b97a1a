package import Inference
package import ONNXGraph

/// Makes a network one of eight-bit numbers: a quarter of the size, and faster where the processor
/// multiplies such numbers (AVX-512 VNNI and its kin).
package struct Quantiser: Sendable {
  private let engine: InferenceEngine

  /// - Parameter engine: what runs the networks before and after.
  package init(engine: InferenceEngine) { self.engine = engine }

  /// What shall be done.
  package struct Options: Sendable {
    /// How activations get their eight bits.
    package var method: QuantisationMethod
    /// The loss of accuracy on the held-out data that is allowed, in percentage points.
    package var largestLoss: Double
    /// How long single calls are timed, in seconds for both networks together; nil for not at all.
    package var timing: Double?
    /// The interval of a mean, from one difference for each held-out sample: 1 where only the
    /// smaller network is right, −1 where only the one before is, else 0.
    package var interval: @Sendable ([Double]) -> ClosedRange<Double>

    /// All settings.
    package init(
      method: QuantisationMethod = .static, largestLoss: Double = 1, timing: Double? = nil,
      interval: @escaping @Sendable ([Double]) -> ClosedRange<Double>
    ) {
      self.method = method
      self.largestLoss = largestLoss
      self.timing = timing
      self.interval = interval
    }
  }

  /// The network of 32-bit numbers that the other is compared with: constants as weights, batch
  /// normalisations folded.
  ///
  /// - Returns: the same function.
  package static func folded(_ model: ONNXModel) -> ONNXModel {
    var folded = model
    folded.network.foldConstants()
    folded.network.foldBatchNorm()
    return folded
  }

  /// Quantises a network and compares it with what it was.
  ///
  /// For static quantisation, the rule by which ranges are cut off is the one whose network answers
  /// the calibration samples with the least squared difference; the first layer keeps its 32 bits
  /// where it is small and that difference gets clearly less.
  ///
  /// - Parameters:
  ///   - model: a network of one f32 input whose first output holds one value a class.
  ///   - calibration: samples of the data it is meant for, none of the held-out ones.
  ///   - heldOut: samples to compare on; with labels for the accuracy.
  ///   - options: what shall be done.
  /// - Returns: the smaller network, checked, and what became of it.
  /// - Throws: `QuantisationError`; `lossTooLarge` where the loss is above the limit.
  package func quantise(
    _ model: ONNXModel, calibration: QuantisationSamples, heldOut: QuantisationSamples? = nil,
    options: Options
  ) throws(QuantisationError) -> (model: ONNXModel, report: QuantisationReport) {
    let needed: Int64 = options.method == .static ? 13 : 11
    let version = model.opsets.first { $0.domain.isEmpty || $0.domain == "ai.onnx" }?.version ?? 0
    guard version >= needed else { throw .oldOperators(version: version, needed: needed) }
    guard calibration.count > 0 else { throw .emptyCalibration }
    let before = Self.folded(model)
    let largest =
      options.method == .static ? EightBitWeights.largestForProducts : EightBitWeights.largest
    let plan = try QuantisationPlan(before.network, largest: largest)
    let calibrated = try ActivationCalibration(
      before, values: options.method == .static ? plan.values : [], samples: calibration,
      engine: engine)
    var chosen: Candidate
    switch options.method {
    case .dynamic:
      let network = DynamicQuantisation.rewrite(before.network, plan: plan)
      chosen = Candidate(model: with(network, before, .dynamic), plan: plan)
    case .static:
      chosen = try best(of: before, plan, calibrated, calibration)
      // A layer in 32 bits must be worth it.
      if let other = try plan.leavingFirst(of: before.network, largest: largest) {
        let candidate = try best(of: before, other, calibrated, calibration)
        if candidate.error < 0.7 * chosen.error { chosen = candidate }
      }
    }
    do throws(ONNXError) { try chosen.model.check() } catch { throw .model(error) }
    var comparison = NetworkComparison(before: before, after: chosen.model, engine: engine)
    var report = QuantisationReport(
      method: options.method, clipping: chosen.rule, clippingErrors: chosen.errors,
      layers: chosen.plan.layers.count, leftOut: chosen.plan.leftOut,
      bytes: QuantisationReport.BeforeAndAfter(
        before: Double(before.encoded().count), after: Double(chosen.model.encoded().count)),
      latency: nil, largestDifference: 0, accuracy: nil)
    let samples = heldOut.flatMap { $0.count > 0 ? $0 : nil } ?? calibration
    try comparison.run(samples, interval: options.interval)
    report.largestDifference = comparison.largestDifference
    report.accuracy = comparison.accuracy
    if let accuracy = report.accuracy, -accuracy.difference > options.largestLoss {
      throw .lossTooLarge(loss: -accuracy.difference, limit: options.largestLoss)
    }
    if let seconds = options.timing {
      report.latency = try comparison.latency(samples, seconds: seconds)
    }
    return (chosen.model, report)
  }

  /// A quantised network and the rule that its ranges follow.
  private struct Candidate {
    var model: ONNXModel
    var plan: QuantisationPlan
    var rule: ClippingRule?
    var errors: [ClippingRule: Double] = [:]

    /// The mean squared error by the rule that was chosen, relative.
    var error: Double { rule.flatMap { errors[$0] } ?? .infinity }
  }

  private func with(
    _ network: ONNXNetwork, _ model: ONNXModel, _ method: QuantisationMethod
  ) -> ONNXModel {
    var changed = model
    changed.network = network
    changed.metadata.append(ONNXModel.Metadata("quantisation", method.rawValue + " int8"))
    return changed
  }

  /// Tries each rule on the calibration samples.
  private func best(
    of before: ONNXModel, _ plan: QuantisationPlan, _ calibrated: ActivationCalibration,
    _ samples: QuantisationSamples
  ) throws(QuantisationError) -> Candidate {
    var best: Candidate?
    var errors: [ClippingRule: Double] = [:]
    for rule in ClippingRule.allCases {
      let network = try StaticQuantisation.rewrite(
        before.network, plan: plan, scales: calibrated.ranges.mapValues { $0.scale(rule) })
      let model = with(network, before, .static)
      let runner = try NetworkRunner(model, engine: engine)
      var error = 0.0
      var power = 0.0
      for index in 0..<samples.count {
        let answer = try runner.answer(to: samples.sample(index, size: runner.inputSize))
        for (after, before) in zip(answer, calibrated.answers[index]) {
          error += Double(after - before) * Double(after - before)
          power += Double(before) * Double(before)
        }
      }
      let relative = power > 0 ? error / power : error
      errors[rule] = relative
      if best.map({ relative < $0.error }) ?? true {
        best = Candidate(model: model, plan: plan, rule: rule, errors: errors)
      }
    }
    guard var best else { throw .nothingToQuantise }
    best.errors = errors
    return best
  }
}
